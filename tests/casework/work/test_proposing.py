"""The plan proposed: every own task, points shared out by the frame, one main axis."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.plan_checks import plan_problems
from sauro.casework.work.proposing import plan_to_edit, points_for, proposed
from tests.casework.cast import Cast, make_task
from tests.casework.dossiers.parts import official_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tasks", "points"),
    [
        ({3: 1}, {3: 70}),
        ({1: 1, 2: 1}, {1: 42, 2: 28}),
        ({1: 1, 4: 1}, {1: 36, 4: 34}),
        ({1: 1, 4: 2}, {4: 36, 1: 34}),
        ({1: 4, 2: 2, 4: 2}, {1: 27, 4: 25, 2: 18}),
        ({2: 1, 3: 1, 5: 1, 6: 1}, {2: 19, 3: 17, 5: 17, 6: 17}),
        (dict.fromkeys(range(1, 7), 1), {1: 16, 4: 14, 2: 10, 3: 10, 5: 10, 6: 10}),
    ],
)
def test_points_follow_the_frame_and_add_up_with_one_axis_the_highest(
    cast: Cast, tasks: dict[int, int], points: dict[int, int]
) -> None:
    given = points_for(tasks, frame_of(cast.binh_case))
    assert given == {number: Decimal(each) for number, each in points.items()}


def test_every_own_task_is_proposed_fit_to_be_submitted_and_nothing_is_saved(cast: Cast) -> None:
    own = [make_task(cast, official_of(cast.binh_case), axis) for axis in (1, 4, 4)]
    make_task(cast, official_of(cast.chi_case))
    plan, items = proposed(cast.binh_case)
    assert plan.axes == {"1": "34", "2": "0", "3": "0", "4": "36", "5": "0", "6": "0"}
    assert plan.mains == [4]
    assert [(item.task, item.weight, item.coefficient) for item in items] == [
        (task, 1, Decimal(1)) for task in own
    ]
    assert plan_problems(cast.binh_case, plan, items) == []
    assert not Plan.objects.exists()


def test_an_excused_task_is_not_proposed(cast: Cast) -> None:
    make_task(cast, official_of(cast.binh_case), excuse=Task.Excuse.CONFIRMED)
    plan, items = proposed(cast.binh_case)
    assert items == []
    assert (plan.axes["1"], plan.mains) == ("15", [])


def test_what_was_saved_is_edited_and_not_the_proposal(cast: Cast) -> None:
    first, _ = (make_task(cast, official_of(cast.binh_case)) for _ in range(2))
    saved = Plan.objects.create(case=cast.binh_case, axes={"1": "70"}, mains=[1])
    PlanItem.objects.create(plan=saved, task=first, weight=3)
    plan, items = plan_to_edit(cast.binh_case)
    assert (plan, [(item.task, item.weight) for item in items]) == (saved, [(first, 3)])
