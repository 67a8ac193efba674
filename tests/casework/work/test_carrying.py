"""From the quarter before: open tasks carried over once, the plan copied with its weights."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Refused, Stale
from sauro.casework.people.models import Official
from sauro.casework.work.carrying import carry_over, copy_last_quarter
from sauro.casework.work.models import PlanItem, Task
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import (
    Cast,
    actor,
    approved_plan,
    done,
    make_case,
    make_cycle,
    make_task,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def binh(cast: Cast) -> Official:
    assert cast.binh_case.official is not None
    return cast.binh_case.official


@pytest.fixture
def next_case(cast: Cast, binh: Official) -> Case:
    """Bình's case of the third quarter, after a second one with an open and a finished task."""
    tasks = [
        make_task(cast, binh, 1, title="Việc còn dở", duty="Chủ trì"),
        done(make_task(cast, binh, 2, title="Báo cáo quý")),
    ]
    plan = approved_plan(cast.binh_case, tasks)
    PlanItem.objects.filter(plan=plan).update(weight=4, coefficient=Decimal("1.5"))
    return make_case(make_cycle("2026-Q3"), cast.unit, binh, Role.DEPUTY)


def copy(cast: Cast, case: Case, repeat: bool = False) -> list[PlanItem]:
    plan = copy_last_quarter(
        actor=actor(cast.binh), case=case, repeat_finished=repeat, version=case.version
    )
    return list(plan.items.select_related("task"))


def test_open_tasks_come_over_with_their_weights_and_deadlines(cast: Cast, next_case: Case) -> None:
    (item,) = copy(cast, next_case)
    task = item.task
    assert (item.weight, item.coefficient) == (4, Decimal("1.5"))
    assert (task.title, task.period, task.duty) == ("Việc còn dở", "2026-Q3", "Chủ trì")
    assert task.deadline == date(2026, 6, 15)
    assert task.carried_from == Task.objects.get(title="Việc còn dở", period="2026-Q2")
    assert (item.plan.mains, item.plan.axes["1"]) == ([1], "35")
    assert Entry.objects.get(act="copy_last_quarter").details["products"] == 1


def test_finished_tasks_come_again_when_asked_three_months_later(
    cast: Cast, next_case: Case
) -> None:
    again = next(item.task for item in copy(cast, next_case, True) if item.task.axis == 2)
    assert (again.title, again.deadline) == ("Báo cáo quý", date(2026, 9, 15))
    assert (again.carried_from, again.acceptance) == (None, Task.Acceptance.NONE)


def test_copied_twice_nothing_is_there_twice(cast: Cast, next_case: Case) -> None:
    copy(cast, next_case, True)
    next_case.refresh_from_db()
    assert len(copy(cast, next_case, True)) == 2
    assert Task.objects.filter(period="2026-Q3").count() == 2


def test_a_plan_past_planning_or_without_one_before_is_not_copied(
    cast: Cast, next_case: Case
) -> None:
    with pytest.raises(Refused, match="Không có kế hoạch quý I/2026 để sao chép"):
        copy(cast, cast.chi_case)
    with pytest.raises(Stale):
        copy_last_quarter(actor=actor(cast.binh), case=next_case, version=9)
    Case.objects.filter(pk=next_case.pk).update(state=CaseState.WORKING.value)
    next_case.refresh_from_db()
    with pytest.raises(Refused, match="chỉ sửa được ở bước"):
        copy(cast, next_case)
    assert not Task.objects.filter(period="2026-Q3").exists()


def test_the_register_carries_what_is_open_once(
    cast: Cast, next_case: Case, binh: Official
) -> None:
    make_task(cast, binh, excuse=Task.Excuse.CONFIRMED)
    done(make_task(cast, binh, title="Chưa nghiệm thu"), acceptance=Task.Acceptance.REPORTED)
    count = carry_over(actor=actor(cast.dung), unit=cast.unit, period="2026-Q3")
    assert count == 2
    carried = Task.objects.filter(period="2026-Q3").values_list("title", flat=True)
    assert set(carried) == {"Việc còn dở", "Chưa nghiệm thu"}
    assert carry_over(actor=actor(cast.dung), unit=cast.unit, period="2026-Q3") == 0
    assert next_case.state == CaseState.PLANNING
