"""The facts of a case: whose tasks, which absences, how many queries."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.facts import case_facts, counting_day, facts_object, facts_of
from sauro.casework.dossiers.models import Dossier
from sauro.casework.people.models import Absence as Recorded
from sauro.casework.people.models import Assignment
from sauro.casework.work.counts import counts_of, scope_of
from sauro.casework.work.models import Task
from sauro.casework.work.scope import own_tasks, scope_tasks, unit_tasks
from sauro.regulation.quarter.facts import Absence, AbsenceKind, Counts, Role, Scope
from tests.casework.cast import Cast, make_task
from tests.casework.dossiers.parts import change, fresh, official_of, working_unit

JUNE_20 = date(2026, 6, 20)
SCORE = Fraction(185, 2)


@pytest.fixture
def tasks(cast: Cast) -> dict[str, list[Task]]:
    return working_unit(cast)


def test_a_head_answers_for_the_unit_and_for_the_own_tasks(
    cast: Cast, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["binh"][0], exceeded=True)
    change(tasks["chi"][0], finished_on=None)
    facts = case_facts(fresh(cast.an_case), SCORE, on=JUNE_20)
    assert facts.role is Role.HEAD
    assert facts.scope == Scope(assigned=30, completed=29, late=1, exceeded=1)
    assert facts.own == Counts(10, 10)
    assert facts.collective == Counts(30, 29)


@pytest.mark.usefixtures("tasks")
def test_a_deputy_answers_for_the_fields_in_charge(cast: Cast) -> None:
    make_task(cast, official_of(cast.chi_case), field=cast.finance)
    facts = case_facts(fresh(cast.binh_case), SCORE, on=JUNE_20)
    assert facts.scope == Scope(assigned=11, completed=10, late=1, exceeded=0)
    assert facts.own == Counts(10, 10)


@pytest.mark.usefixtures("tasks")
def test_who_leads_no_field_answers_for_the_own_tasks(cast: Cast) -> None:
    for assignment in Assignment.objects.filter(official=official_of(cast.chi_case)):
        assignment.fields.clear()
    facts = case_facts(fresh(cast.chi_case), SCORE, on=JUNE_20)
    assert facts.scope == Scope(assigned=10, completed=10, late=0, exceeded=0)


@pytest.mark.usefixtures("tasks")
def test_a_collective_has_the_tasks_of_its_unit_and_none_of_its_own(cast: Cast) -> None:
    facts = case_facts(fresh(cast.collective_case), SCORE, on=JUNE_20)
    assert (facts.scope.assigned, facts.own, facts.collective) == (30, None, None)


def test_a_head_without_own_tasks_is_not_held_to_any(cast: Cast) -> None:
    make_task(cast, official_of(cast.binh_case))
    assert case_facts(fresh(cast.an_case), SCORE, on=JUNE_20).own is None


@pytest.mark.usefixtures("tasks")
def test_the_facts_agree_with_the_scopes_of_work(cast: Cast) -> None:
    make_task(cast, official_of(cast.an_case), field=cast.projects)
    for each in cast.cases:
        case = fresh(each)
        facts = case_facts(case, SCORE, on=JUNE_20)
        assert facts.scope == scope_of(scope_tasks(case), JUNE_20)
        if facts.own is not None:
            assert facts.own == counts_of(own_tasks(case), JUNE_20)
        if facts.collective is not None:
            assert facts.collective == counts_of(unit_tasks(case.unit, "2026-Q2"), JUNE_20)


def test_absences_that_touch_the_quarter_come_with_their_days(cast: Cast) -> None:
    official = official_of(cast.binh_case)
    spans = [
        ("sick", date(2026, 1, 5), date(2026, 3, 31)),
        ("sick", date(2026, 3, 31), date(2026, 4, 1)),
        ("training", date(2026, 6, 30), None),
        ("maternity", date(2026, 7, 1), None),
    ]
    for kind, start, end in spans:
        Recorded.objects.create(official=official, kind=kind, start=start, end=end, document="QĐ")
    facts = case_facts(fresh(cast.binh_case), None, on=JUNE_20)
    assert facts.absences == (
        Absence(AbsenceKind.SICK, date(2026, 3, 31), date(2026, 4, 1)),
        Absence(AbsenceKind.TRAINING, date(2026, 6, 30)),
    )


def test_a_first_appointment_has_only_its_day(cast: Cast) -> None:
    Recorded.objects.create(
        official=official_of(cast.binh_case),
        kind="first_appointment",
        start=date(2026, 6, 10),
        end=date(2026, 6, 30),
        document="QĐ",
    )
    facts = case_facts(fresh(cast.binh_case), None, on=JUNE_20)
    assert facts.absences == (Absence(AbsenceKind.FIRST_APPOINTMENT, date(2026, 6, 10)),)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_a_late_dossier_marks_the_unit_and_nobody_else(cast: Cast, days: int, late: bool) -> None:
    Dossier.objects.create(cycle=cast.cycle, unit=cast.unit, late_days=days)
    assert case_facts(fresh(cast.an_case), None, on=JUNE_20).dossier_late is late
    assert case_facts(fresh(cast.phuc_case), None, on=JUNE_20).dossier_late is False


def test_a_changed_post_is_told(cast: Cast) -> None:
    Case.objects.filter(pk=cast.an_case.pk).update(changed_post=True)
    assert case_facts(fresh(cast.an_case), None, on=JUNE_20).changed_post is True


def test_figures_stand_on_today_but_never_after_the_quarter(cast: Cast, settings: object) -> None:
    for today, day in (
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 6, 30)),
        (date(2026, 6, 29), date(2026, 6, 29)),
    ):
        settings.TODAY = today  # type: ignore[attr-defined]
        assert counting_day(cast.cycle) == day


@pytest.mark.usefixtures("tasks")
def test_the_json_line_has_the_keys_of_the_contract(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    line = facts_object(case, case_facts(case, Fraction(17999, 200), on=JUNE_20), 2)
    assert line == {
        "id": case.code,
        "unit": "SO-MAU",
        "group": "pho-so",
        "role": "deputy",
        "in_ratio": True,
        "score": "89.99",
        "scope": {
            "assigned": 10,
            "completed": 10,
            "late": 0,
            "exceeded": 0,
            "substandard": 0,
            "excused": 0,
        },
        "own": {"assigned": 10, "completed": 10, "excused": 0},
        "collective": {"assigned": 30, "completed": 30, "excused": 0},
        "absences": [],
        "dossier_late": False,
        "changed_post": False,
        "quarters_proposed_excellent": 2,
    }


@pytest.mark.usefixtures("tasks")
def test_many_cases_take_no_more_queries_than_one(cast: Cast) -> None:
    cases = [fresh(case) for case in cast.cases]
    with CaptureQueriesContext(connection) as one:
        facts_of(cases[1:2], {}, JUNE_20)
    with CaptureQueriesContext(connection) as all_of_them:
        found = facts_of(cases, {case.pk: SCORE for case in cases}, JUNE_20)
    assert len(all_of_them) == len(one) == 4
    assert list(found) == [case.pk for case in cases]
    assert found[cases[1].pk] == case_facts(cases[1], SCORE, on=JUNE_20)
