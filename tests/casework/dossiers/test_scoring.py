"""Scores and outcomes come from the records through the rules, and nowhere else."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.facts import facts_of
from sauro.casework.dossiers.scoring import assess, assess_many, score_sheet, spread
from sauro.casework.people.models import Absence
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Status
from sauro.regulation.quarter.facts import Role
from sauro.regulation.quarter.score import ScoreRefused
from tests.casework.cast import (
    Cast,
    done,
    make_case,
    make_cycle,
    make_official,
    make_task,
    make_unit,
)
from tests.casework.dossiers.parts import change, fresh, full_marks, official_of, working_unit

JUNE_20 = date(2026, 6, 20)


@pytest.fixture
def tasks(cast: Cast) -> dict[str, list[Task]]:
    return working_unit(cast)


@pytest.mark.usefixtures("tasks")
def test_full_marks_and_everything_done_give_a_hundred(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    sheet = score_sheet(case, full_marks(case), on=JUNE_20)
    assert [sheet.general_points, sheet.results_points, sheet.total] == [30, 70, 100]


def test_a_result_that_is_not_accepted_earns_nothing(
    cast: Cast, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["binh"][0], acceptance=Task.Acceptance.REFUSED)
    case = fresh(cast.binh_case)
    sheet = score_sheet(case, full_marks(case), on=JUNE_20)
    assert sheet.axes[0].kpi == 80
    assert sheet.results_points == Fraction(35 * 80, 100) + 35


def test_weights_and_coefficients_are_the_plans(cast: Cast, tasks: dict[str, list[Task]]) -> None:
    change(tasks["binh"][0], acceptance=Task.Acceptance.REFUSED)
    PlanItem.objects.filter(task=tasks["binh"][0]).update(weight=2, coefficient="1.5")
    case = fresh(cast.binh_case)
    axis = score_sheet(case, full_marks(case), on=JUNE_20).axes[0]
    assert axis.kpi == Fraction(400, 7)


@pytest.mark.parametrize(
    ("less", "exceeded", "level"),
    [("0", 3, Level.EXCELLENT), ("0", 2, Level.GOOD), ("10", 3, Level.EXCELLENT)],
)
def test_the_outcome_is_the_rules(
    cast: Cast, tasks: dict[str, list[Task]], less: str, exceeded: int, level: Level
) -> None:
    for task in tasks["binh"][:exceeded]:
        change(task, exceeded=True)
    case = fresh(cast.binh_case)
    marks = full_marks(case)
    marks["C3"] = str(10 - int(less))
    assessed = assess(case, marks, on=JUNE_20)
    assert assessed.outcome.level is level
    assert assessed.facts.score == 100 - int(less)
    assert assessed.problems == ()


@pytest.mark.usefixtures("tasks")
def test_a_missing_mark_gives_no_score_but_shows_the_axes(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    marks = full_marks(case)
    marks["C1"] = ""
    assessed = assess(case, marks, on=JUNE_20)
    assert assessed.sheet is None
    assert assessed.facts.score is None
    assert assessed.outcome.status is Status.INSUFFICIENT
    assert assessed.working is not None
    assert assessed.working.results_points == 70
    assert [str(problem) for problem in assessed.problems] == [
        'general.C1: tiêu chí "Chính trị, tư tưởng" chưa có điểm; cho điểm từ 0 đến 6'
    ]


@pytest.mark.usefixtures("tasks")
def test_a_mark_above_its_maximum_gives_no_score(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    for mark, scored in (("6", True), ("6.01", False)):
        assessed = assess(case, {**full_marks(case), "C1": mark}, on=JUNE_20)
        assert (assessed.facts.score is not None) is scored


def test_without_a_plan_there_is_no_score(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    with pytest.raises(ScoreRefused, match="điểm tối đa của trục 1 chưa có"):
        score_sheet(case, full_marks(case), on=JUNE_20)
    assert assess(case, full_marks(case), on=JUNE_20).working is None


def test_excused_products_leave_the_score_and_their_axis_gives_its_points_away(
    cast: Cast, tasks: dict[str, list[Task]]
) -> None:
    for task in tasks["binh"]:
        if task.axis == 2:
            change(task, excuse=Task.Excuse.CONFIRMED, finished_on=None, acceptance="none")
    case = fresh(cast.binh_case)
    assessed = assess(case, full_marks(case), on=JUNE_20)
    assert assessed.sheet is not None
    assert [axis.maximum for axis in assessed.sheet.axes] == [70, 0, 0, 0, 0, 0]
    assert assessed.sheet.total == 100
    assert assessed.outcome.readings == ("D1", "D11")


def test_a_collective_is_scored_on_all_tasks_of_its_unit(
    cast: Cast, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["chi"][0], acceptance=Task.Acceptance.REFUSED)
    case = fresh(cast.collective_case)
    sheet = score_sheet(case, full_marks(case), on=JUNE_20)
    used = {1: 15, 2: 10}
    assert {axis.axis: len(axis.products) for axis in sheet.axes if axis.products} == {1: 15, 2: 15}
    assert [axis.maximum for axis in sheet.axes][:2] == [
        Fraction(70 * points, sum(used.values())) for points in used.values()
    ]
    assert sheet.axes[0].kpi == Fraction(1400, 15)
    outcome = assess(case, full_marks(case), on=JUNE_20).outcome
    assert outcome.readings == ("D2", "D13")


def test_points_are_spread_in_proportion_and_their_sum_stays() -> None:
    assert spread({1: 15, 2: 10, 3: 45}, {3}) == {1: 42, 2: 28, 3: 0}
    assert spread({1: 15, 2: 10}, set()) == {1: 15, 2: 10}
    assert spread({1: 15, 2: 10}, {1, 2}) == {1: 15, 2: 10}


@pytest.mark.usefixtures("tasks")
def test_a_ground_for_deferral_comes_before_everything(cast: Cast) -> None:
    Absence.objects.create(
        official=official_of(cast.binh_case),
        kind="maternity",
        start=date(2026, 4, 1),
        document="QĐ số 5",
    )
    case = fresh(cast.binh_case)
    assert assess(case, full_marks(case), on=JUNE_20).outcome.status is Status.DEFERRED


@pytest.mark.usefixtures("tasks")
def test_a_cycle_is_rated_under_its_own_settings_and_rulebook(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    assert assess(case, full_marks(case), on=JUNE_20).outcome.rulebook == "lam-dong-2026"


@pytest.mark.usefixtures("tasks")
def test_many_cases_take_no_more_queries_than_one(cast: Cast) -> None:
    cases = [fresh(case) for case in cast.cases]
    marks = {case.pk: full_marks(case) for case in cases}
    with CaptureQueriesContext(connection) as one:
        assess_many(cases[1:2], marks)
    with CaptureQueriesContext(connection) as all_of_them:
        assess_many(cases, marks)
    assert len(all_of_them) == len(one) == 6


def test_a_whole_province_is_assessed_within_seconds(cast: Cast) -> None:
    """1,500 cases of 100 units with 10 tasks a case."""
    made = []
    for number in range(100):
        unit = make_unit(f"U{number}", f"Đơn vị {number}")
        people = [make_official(f"X{number}-{place}", "Lê Mẫu") for place in range(15)]
        roles = ["head", *["deputy"] * 14]
        made += [
            Case(
                cycle=cast.cycle,
                official=person,
                unit=unit,
                role=role,
                block=unit.block,
                tier="unit",
                state="working",
            )
            for person, role in zip(people, roles, strict=True)
        ]
    cases = Case.objects.bulk_create(made)
    tasks = Task.objects.bulk_create(
        Task(
            unit=case.unit,
            period="2026-Q2",
            code=f"{case.pk}-{number}",
            title="Nhiệm vụ",
            axis=1,
            responsible=case.official,
            deadline=JUNE_20,
            finished_on=JUNE_20,
            quantity=100,
            quality=100,
            timeliness=100,
            leadership=100,
            acceptance="accepted",
        )
        for case in cases
        for number in range(10)
    )
    axes = {"1": "70"} | {str(axis): "0" for axis in range(2, 7)}
    plans = Plan.objects.bulk_create(Plan(case=case, axes=axes, mains=[1]) for case in cases)
    plan_of = {plan.case.official_id: plan for plan in plans}
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan_of[task.responsible_id], task=task) for task in tasks
    )
    listed = list(
        Case.objects.filter(pk__in=[case.pk for case in cases]).select_related(
            "cycle", "unit", "official", "group"
        )
    )
    marks = {case.pk: full_marks(case) for case in listed}
    with CaptureQueriesContext(connection) as queries:
        assessed = assess_many(listed, marks)
    assert len(queries) == 6
    assert {each.outcome.level for each in assessed.values()} == {Level.GOOD}
    start = time.process_time()
    facts_of(listed, {})
    assert time.process_time() - start < 2


@pytest.mark.usefixtures("tasks")
def test_done_tasks_of_next_door_do_not_count(cast: Cast) -> None:
    done(make_task(cast, official_of(cast.phuc_case), unit=cast.other_unit))
    case = fresh(cast.an_case)
    assert assess(case, full_marks(case), on=JUNE_20).facts.scope.assigned == 30


def test_cases_of_two_cycles_are_refused(cast: Cast) -> None:
    unit = make_unit("KY-TRUOC", "Kỳ trước")
    other = make_case(make_cycle("2026-Q3"), unit, official_of(cast.an_case), Role.HEAD)
    with pytest.raises(ValueError, match="các hồ sơ phải cùng một kỳ đánh giá"):
        assess_many([cast.an_case, other], {})
