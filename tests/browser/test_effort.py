"""What a quarter costs an official does not grow: acts and letters, on the real pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from bench import effort
from bench.hand import Count, Hand
from bench.show import lines
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.work.models import Evidence, Plan, Task
from sauro.casework.work.plans import approve_plan
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.browser.person import Desk
from tests.casework.cast import Cast, actor, make_case, make_cycle, make_task
from tests.casework.work.files import PDF
from tests.web.work.cast import official

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = {
    "Ưu điểm": effort.STRENGTHS,
    "Hạn chế": effort.SHORTCOMINGS,
    "Biện pháp": effort.REMEDIES,
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files that prove a result."""
    names = ("bao-cao.pdf", "bien-ban.pdf")
    for name in names:
        (tmp_path / name).write_bytes(PDF + name.encode())
    return [tmp_path / name for name in names]


def test_two_quarters_of_an_official_with_eight_tasks(
    desk: Desk, people: Cast, settings: Settings, files: list[Path]
) -> None:
    _are_given(people)
    hand = Hand(desk.sits("binh").page)

    first = _first(hand, people, files)
    second = _second(hand, people, files, settings)

    shown = effort.result(first, second)
    print("", *lines(shown), sep="\n")
    assert [limit.what for limit in shown.limits if not limit.held] == []
    totals = (first.whole.total, second.whole.total)
    assert totals == tuple(effort.MOST_ACTS.values()), "fewer acts: lower the limit"
    assert desk.complaints == []


def test_without_scripts_a_quarter_costs_the_same(
    desk: Desk, people: Cast, files: list[Path]
) -> None:
    _are_given(people)
    hand = Hand(desk.sits("binh", java_script_enabled=False).page)
    assert _first(hand, people, files).whole.total == effort.MOST_ACTS["first"]


def _are_given(people: Cast) -> None:
    """The unit's register gives Bình eight tasks."""
    for axis in effort.AXES:
        make_task(people, official(people.binh_case), axis, duty="Chủ trì", authority="Ký thay")


def _first(hand: Hand, people: Cast, files: list[Path]) -> effort.Quarter:
    plan = effort.plans(hand)
    case = _approved(people, people.binh_case)
    saved = Plan.objects.get(case=case)
    assert (saved.axes, saved.mains) == (_POINTS, [1])
    assert sorted(saved.items.values_list("weight", flat=True)) == [1, 1, 1, 1, 1, 1, 2, 2]
    results = effort.reports(hand, "18/06/2026", files)
    _are_reported("2026-Q2")
    return effort.Quarter(plan, results, _handed_in(case, effort.assesses(hand, TEXTS)))


def _second(hand: Hand, people: Cast, files: list[Path], settings: Settings) -> effort.Quarter:
    Task.objects.update(acceptance=Task.Acceptance.ACCEPTED)
    Cycle.objects.update(state=Cycle.State.CLOSED)
    settings.TODAY = date(2026, 9, 20)
    next_case = make_case(
        make_cycle("2026-Q3"), people.unit, official(people.binh_case), Role.DEPUTY
    )
    plan = effort.plans_again(hand)
    case = _approved(people, next_case)
    results = effort.reports(hand, "18/09/2026", files)
    _are_reported("2026-Q3")
    assess = effort.assesses(hand, {"Ưu điểm": effort.STRENGTHS}, copies=True)
    return effort.Quarter(plan, results, _handed_in(case, assess))


_POINTS = {"1": "27", "2": "18", "3": "0", "4": "25", "5": "0", "6": "0"}


def _approved(people: Cast, case: Case) -> Case:
    """The superior approves what was handed over."""
    case.refresh_from_db()
    assert case.state == CaseState.PLAN_SUBMITTED
    approve_plan(actor=actor(people.an), case=case, version=case.version)
    return case


def _are_reported(period: str) -> None:
    """Eight results: in time but one, two that exceed, each with its files."""
    tasks = Task.objects.filter(period=period, acceptance=Task.Acceptance.REPORTED)
    assert sum(task.finished_on == task.deadline for task in tasks) == 7
    assert tasks.filter(claims_exceeded=True, exceeded_ground=effort.GROUND).count() == 2
    assert tasks.filter(quality=100, timeliness=80).count() == 1
    assert Evidence.objects.filter(task__in=tasks).count() == 6


def _handed_in(case: Case, count: Count) -> Count:
    case.refresh_from_db()
    own = SelfAssessment.objects.get(case=case)
    assert (case.state, own.level, len(own.marks)) == (CaseState.SELF_ASSESSED, "good", 5)
    assert own.remedies == effort.REMEDIES
    return count
