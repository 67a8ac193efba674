"""Explained ratings stay fast: the whole rule, every condition's result kept, on one core.

Processor time of the best of three, so that a busy machine does not fail it; `./run bench` has
the figures. What is measured holds every part of the rule, else the speed would say little.
"""

import gc
import time
from functools import cache

from bench.cases import QUARTER, make_cases
from bench.whole_rule import LEAST_A_SECOND
from sauro.regulation.levels import LEVELS
from sauro.regulation.outcome import Status
from sauro.regulation.quarter.batch import BatchResult, rate_batch
from sauro.regulation.quarter.checks import check_case
from sauro.regulation.quarter.facts import Case, Role
from sauro.regulation.rulebook import rulebook_for

CASES = 20_000


@cache
def _cases() -> list[Case]:
    return make_cases(CASES)


def _rated() -> BatchResult:
    return rate_batch(_cases(), QUARTER, rulebook_for(QUARTER))


def _seconds() -> float:
    gc.collect()
    start = time.process_time()
    _rated()
    return time.process_time() - start


def test_the_measured_cases_are_valid() -> None:
    assert [problem for case in _cases() for problem in check_case(case, QUARTER)] == []


def test_the_measured_cases_meet_every_part_of_the_rule() -> None:
    result = _rated()
    outcomes = [outcome for _, outcome in result.results]
    assert {outcome.status for outcome in outcomes} == set(Status)
    assert {outcome.level for outcome in outcomes} == {*LEVELS, None}
    assert {case.facts.role for case, _ in result.results} == set(Role)
    assert any(outcome.level_if_late for outcome in outcomes)
    assert any("HD-QUY IX.1.4" in outcome.citations for outcome in outcomes)
    assert any(group.over for group in result.groups)
    assert all(outcome.holds for outcome in outcomes if outcome.status is Status.RATED)


def test_explained_ratings_a_second_of_the_whole_rule() -> None:
    _cases()
    best = min(_seconds() for _ in range(3))
    assert CASES / best >= LEAST_A_SECOND
