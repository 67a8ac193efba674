"""Tasks as numbers: completed, late, exceeded, excused; and as products of the score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sauro.casework.work.counts import counts_of, products_of, scope_of
from sauro.casework.work.models import PlanItem, Task
from sauro.regulation.quarter.facts import Counts, Scope
from sauro.regulation.quarter.product import Product

ON = date(2026, 6, 20)
LAST_DAY = date(2026, 6, 30)


def task(**values: object) -> Task:
    """Due on 15/6, finished five days earlier, accepted."""
    given: dict[str, object] = {
        "axis": 2,
        "deadline": date(2026, 6, 15),
        "finished_on": date(2026, 6, 10),
        "quantity": Decimal(100),
        "quality": Decimal("92.5"),
        "timeliness": Decimal(80),
        "leadership": Decimal(70),
        "acceptance": Task.Acceptance.ACCEPTED,
        **values,
    }
    return Task(**given)


def test_no_tasks_make_no_numbers() -> None:
    assert scope_of([], ON) == Scope(0, 0, 0, 0)
    assert counts_of([], ON) == Counts(0, 0)
    assert products_of([], ON) == []


def test_finished_in_time_and_accepted_is_completed() -> None:
    assert scope_of([task()], ON) == Scope(1, 1, 0, 0)


@pytest.mark.parametrize(
    ("finished", "late"), [(14, 0), (15, 0), (16, 1)], ids=["before", "on", "after"]
)
def test_lateness_starts_the_day_after_the_deadline(finished: int, late: int) -> None:
    assert scope_of([task(finished_on=date(2026, 6, finished))], ON) == Scope(1, 1, late, 0)


@pytest.mark.parametrize(("on", "late"), [(14, 0), (15, 0), (16, 1)])
def test_what_is_not_finished_is_late_once_the_deadline_is_past(on: int, late: int) -> None:
    open_task = task(finished_on=None, acceptance=Task.Acceptance.NONE)
    assert scope_of([open_task], date(2026, 6, on)) == Scope(1, 0, late, 0)


def test_without_a_deadline_nothing_is_late() -> None:
    assert scope_of([task(deadline=None, finished_on=None)], LAST_DAY).late == 0


@pytest.mark.parametrize(
    "acceptance", [Task.Acceptance.NONE, Task.Acceptance.REPORTED, Task.Acceptance.REFUSED]
)
def test_a_result_not_accepted_is_not_completed_nor_exceeded(acceptance: str) -> None:
    unaccepted = task(acceptance=acceptance, exceeded=True, substandard=True)
    assert scope_of([unaccepted], ON) == Scope(1, 0, 0, 0)
    assert counts_of([unaccepted], ON) == Counts(1, 0)


def test_what_is_finished_after_the_day_looked_at_is_not_completed_yet() -> None:
    after = task(finished_on=date(2026, 7, 1), deadline=LAST_DAY)
    assert scope_of([after], LAST_DAY) == Scope(1, 0, 0, 0)
    assert products_of([PlanItem(task=after)], LAST_DAY) == [Product(2, 1, 1, 0, 0, 0, 0)]


def test_an_excused_task_is_in_none_of_the_other_counts() -> None:
    excused = task(excuse=Task.Excuse.CONFIRMED, finished_on=None, exceeded=True)
    assert scope_of([excused, task()], ON) == Scope(2, 1, 0, 0, excused=1)
    assert counts_of([excused, task()], ON) == Counts(2, 1, excused=1)


@pytest.mark.parametrize("excuse", [Task.Excuse.ASKED, Task.Excuse.REFUSED])
def test_an_excuse_only_asked_for_or_refused_excuses_nothing(excuse: str) -> None:
    assert scope_of([task(excuse=excuse, finished_on=date(2026, 6, 16))], ON) == Scope(1, 1, 1, 0)


def test_exceeded_and_substandard_count_as_accepted() -> None:
    tasks = [task(exceeded=True), task(substandard=True), task(claims_exceeded=True)]
    assert scope_of(tasks, ON) == Scope(3, 3, 0, 1, substandard=1)


def test_a_product_takes_weight_coefficient_and_the_accepted_percents() -> None:
    item = PlanItem(task=task(), weight=3, coefficient=Decimal("1.5"))
    expected = Product(2, 3, Decimal("1.5"), 100, Fraction(185, 2), 80, 70)
    assert products_of([item], ON) == [expected]


def test_a_product_not_accepted_or_not_reported_gives_nothing() -> None:
    waiting = PlanItem(task=task(acceptance=Task.Acceptance.REPORTED))
    partly = PlanItem(task=task(leadership=None, finished_on=None))
    assert products_of([waiting, partly], ON) == [
        Product(2, 1, 1, 0, 0, 0, 0),
        Product(2, 1, 1, 100, Fraction(185, 2), 80, 0),
    ]


def test_an_excused_product_leaves_the_score() -> None:
    assert products_of([PlanItem(task=task(excuse=Task.Excuse.CONFIRMED))], ON) == []
