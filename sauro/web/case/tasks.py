"""The tasks behind a case: the own ones, and the others it answers for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.facts import scope_tasks_of
from sauro.casework.dossiers.gathering import Gathered
from sauro.casework.work.counts import is_completed, is_excused, is_late
from sauro.casework.work.models import Evidence, Task
from sauro.casework.work.scope import is_own


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its evidence; tone, words: how it counts."""

    task: Task
    words: str
    tone: str
    marks: tuple[str, ...]
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class TaskLists:
    """Own tasks (for a collective all of the unit), and the rest of the scope."""

    own: list[TaskRow]
    others: list[TaskRow]


def task_lists(case: Case, gathered: Gathered, on: date) -> TaskLists:
    """One query for the evidence of all."""
    scope = list(scope_tasks_of(case, gathered))
    held = gathered.tasks_of_official.get(case.official_id or 0, ())
    tasks = {task.pk: task for task in [*held, *scope]}
    evidence = _evidence(tasks)
    rows = [_row(task, on, evidence[task.pk]) for task in tasks.values()]
    rows.sort(key=lambda row: (row.task.axis, row.task.code))
    return TaskLists(
        own=[row for row in rows if is_own(row.task, case)],
        others=[row for row in rows if not is_own(row.task, case)],
    )


def _evidence(tasks: Iterable[int]) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    for each in Evidence.objects.filter(task__in=list(tasks), removed_at__isnull=True):
        found[each.task_id].append(each)
    return found


def _row(task: Task, on: date, evidence: list[Evidence]) -> TaskRow:
    words, tone = _standing(task, on)
    marks = [
        name
        for name, holds in (
            ("chậm", not is_excused(task) and is_late(task, on)),
            ("vượt yêu cầu", task.exceeded),
            ("không bảo đảm chất lượng", task.substandard),
        )
        if holds
    ]
    return TaskRow(task, words, tone, tuple(marks), evidence)


def _standing(task: Task, on: date) -> tuple[str, str]:
    if is_excused(task):
        return "Khách quan, không tính", "now"
    if is_completed(task, on):
        return "Hoàn thành", "done"
    if task.acceptance == Task.Acceptance.REFUSED:
        return "Không được nghiệm thu", "late"
    if task.acceptance == Task.Acceptance.REPORTED:
        return "Chờ nghiệm thu", "soon"
    return "Chưa hoàn thành", ""
