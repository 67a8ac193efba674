"""What tests of cases share: full marks, and a unit whose every task is done and accepted."""

from __future__ import annotations

from decimal import Decimal

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.people.models import Official
from sauro.casework.work.models import Task
from tests.casework.cast import Cast, approved_plan, done, make_task


def full_marks(case: Case, less: str = "0") -> dict[str, str]:
    """The maximum of every general criterion; `less` points are taken off the first."""
    marks = {item.code: item.maximum for item in frame_of(case).criteria}
    first = next(iter(marks))
    marks[first] -= Decimal(less)
    return {code: str(points) for code, points in marks.items()}


def working_unit(cast: Cast) -> dict[str, list[Task]]:
    """An, Bình and Chi have ten done tasks on two axes each, and an approved plan of them."""
    tasks: dict[str, list[Task]] = {}
    for name in ("an", "binh", "chi"):
        case = getattr(cast, f"{name}_case")
        tasks[name] = [
            done(make_task(cast, case.official, axis=1 + place % 2)) for place in range(10)
        ]
        approved_plan(case, tasks[name])
    return tasks


def change(task: Task, **values: object) -> None:
    """Set columns of a task."""
    Task.objects.filter(pk=task.pk).update(**values)


def official_of(case: Case) -> Official:
    """Whom an individual's case is about."""
    assert case.official is not None
    return case.official


def fresh(case: Case) -> Case:
    """The case as the database has it now, with what pages load."""
    return Case.objects.select_related("cycle", "unit", "official", "group").get(pk=case.pk)
