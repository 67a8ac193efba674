"""The demonstration quarters, rated by the real rules, look like a province's quarter."""

from __future__ import annotations

import time
from collections import Counter
from fractions import Fraction
from hashlib import sha256

import pytest

from sauro.regulation.errors import PeriodNotRated
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Status
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.checks import check_case
from sauro.regulation.quarter.facts import AbsenceKind, Role
from sauro.regulation.quarter.score import check_plan
from sauro.synthetic import Size, UnitWork, province, quarter_work, unit_cases
from sauro.synthetic.work import TaskKind
from tests.synthetic.cast import QUARTERS, Rated, made, rated

SECONDS = 4
OTHER_SEEDS = (7, 11)


@pytest.fixture(params=QUARTERS, ids=str)
def full(request: pytest.FixtureRequest) -> Rated:
    return rated(Size.FULL, request.param)


@pytest.fixture(params=[(size, quarter) for size in Size for quarter in QUARTERS], ids=str)
def any_size(request: pytest.FixtureRequest) -> Rated:
    return rated(*request.param)


def _digest(works: tuple[UnitWork, ...]) -> str:
    return sha256(repr(works).encode()).hexdigest()


def test_every_fact_and_plan_is_valid(any_size: Rated) -> None:
    quarter = any_size.batch.quarter
    problems = [found for case, _ in any_size.batch.results for found in check_case(case, quarter)]
    plans = [
        found
        for work in any_size.works
        for case in (*work.cases, work.collective)
        for found in check_plan(dict(case.plan.points), case.plan.main, work.frame)
    ]
    assert problems == []
    assert plans == []


def test_levels_mix_as_in_a_province(full: Rated) -> None:
    levels = Counter(outcome.level for outcome in full.people if outcome.level is not None)
    shares = {level: Fraction(100 * levels[level], levels.total()) for level in Level}
    assert 15 <= shares[Level.EXCELLENT] <= 22
    assert 65 <= shares[Level.GOOD] <= 80
    assert 3 <= shares[Level.COMPLETED] <= 10
    assert 0 < shares[Level.FAILED] <= 4


def test_the_open_readings_occur(full: Rated) -> None:
    readings = {reading for outcome in full.people for reading in outcome.readings}
    assert {"D1", "D2", "D3", "D5", "D11", "D16"} <= readings


def test_some_are_deferred_and_nobody_lacks_facts(full: Rated) -> None:
    statuses = Counter(outcome.status for outcome in full.people)
    assert 10 <= statuses[Status.DEFERRED] <= 60
    assert statuses[Status.INSUFFICIENT] == 0
    grounds = {a.kind for work in full.works for case in work.cases for a in case.absences}
    wanted = {AbsenceKind.TRAINING, AbsenceKind.MATERNITY, AbsenceKind.FIRST_APPOINTMENT}
    assert wanted | {AbsenceKind.EXAMINATION} <= grounds


def test_some_groups_are_over_the_ceiling_and_one_is_tied_at_the_cut(full: Rated) -> None:
    assert sum(group.over > 0 for group in full.batch.groups) >= 2
    tied = [group for group in full.batch.groups if group.tied_at_cut]
    assert [group.group for group in tied] == ["pho-co-quan-dang"]


@pytest.mark.parametrize("seed", OTHER_SEEDS)
@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
def test_other_seeds_are_over_and_tied_too(seed: int, quarter: Quarter) -> None:
    groups = rated(Size.FULL, quarter, seed).batch.groups
    assert sum(group.over > 0 for group in groups) >= 2
    assert any(group.tied_at_cut for group in groups)


def test_a_collective_below_its_share_fails_its_head(full: Rated) -> None:
    fixed = [
        case.unit
        for case, outcome in full.batch.results
        if case.facts.role is Role.HEAD and outcome.citations == ("HD-QUY IX.1.4",)
    ]
    assert fixed


def test_some_dossiers_are_late_and_some_changed_post(full: Rated) -> None:
    late = [work for work in full.works if work.submission.late]
    assert 5 <= len(late) <= 20
    arrivals = [day for work in full.works for day in work.submission[:2]]
    assert all(day.isoweekday() <= 5 for day in arrivals)
    moved = [case for work in full.works for case in work.cases if case.former is not None]
    assert moved
    for case in moved:
        assert case.former is not None
        assert case.former.until < full.batch.quarter.last_day


def test_every_task_has_one_responsible_official_of_the_unit(any_size: Rated) -> None:
    quarter = any_size.batch.quarter
    for work in any_size.works:
        staff = {case.official for case in work.cases}
        codes = [task.code for task in work.tasks]
        titles = [task.title for task in work.tasks]
        assert len(set(codes)) == len(codes)
        assert len(set(titles)) == len(titles)
        for task in work.tasks:
            assert task.responsible in staff
            assert "{" not in task.title + task.ground
            assert quarter.first_day <= task.deadline <= quarter.last_day
            assert task.finished_on is None or task.finished_on <= quarter.last_day
            assert bool(task.ground) == task.exceeded


def test_tasks_cover_every_axis_and_kind(full: Rated) -> None:
    tasks = [task for work in full.works for task in work.tasks]
    assert {task.axis for task in tasks} == set(range(1, 7))
    assert {task.kind for task in tasks} == set(TaskKind)
    assert any(not all(task.clear) for task in tasks)
    assert any(not task.accepted for task in tasks)


def test_proposals_follow_the_rules_or_go_above_them(full: Rated) -> None:
    outcomes = {case.id: outcome.level for case, outcome in full.batch.results}
    above = 0
    for work in full.works:
        for case in work.cases:
            level = outcomes[case.official]
            assert (case.self_level is None) == (level is None)
            if level is not None and case.self_level is not None:
                assert case.self_level in (level, level.above)
                above += case.self_level is not level
            if Level.EXCELLENT in (case.self_level, case.unit_level):
                assert case.outstanding in {pick.task for pick in case.plan.picks}
    assert above > 0


@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
def test_the_seed_makes_the_quarter(quarter: Quarter) -> None:
    place = made(Size.SMALL)
    first = _digest(tuple(quarter_work(place, quarter)))
    assert first == _digest(tuple(quarter_work(province(size=Size.SMALL), quarter)))
    assert first != _digest(tuple(quarter_work(place, quarter, 7)))


def test_a_quarter_that_is_not_rated_is_refused() -> None:
    with pytest.raises(PeriodNotRated):
        list(quarter_work(made(Size.SMALL), Quarter(2026, 4)))


def test_the_whole_province_and_a_quarter_are_made_in_time() -> None:
    start = time.process_time()
    place = province(3, size=Size.FULL)
    for work in quarter_work(place, QUARTERS[0]):
        unit_cases(place, work)
    assert time.process_time() - start < SECONDS


def test_an_excused_task_counts_nowhere_and_an_unaccepted_one_is_not_completed(full: Rated) -> None:
    tasks = [task for work in full.works for task in work.tasks]
    excused = [task for task in tasks if task.excused]
    assert excused
    assert not any(task.late or task.completed for task in excused)
    assert not any(task.completed for task in tasks if not task.accepted)
    behind = [task for task in tasks if task.late]
    assert any(task.finished_on is None for task in behind)
    assert any(task.completed for task in behind)
    assert all(task.delay for task in behind)
