"""The examples on the pages of the readings are what the rules give."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from sauro.regulation.deadlines import BeforeDay, deadlines
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position, PostProfile
from sauro.regulation.quarter.batch import rate_batch
from sauro.regulation.quarter.facts import (
    Absence,
    AbsenceKind,
    Case,
    CaseFacts,
    Counts,
    Role,
    Scope,
)
from sauro.regulation.quarter.rate import rate
from sauro.regulation.quota import allowed_excellent
from sauro.regulation.readings import reading
from sauro.regulation.routing import load_routing
from sauro.regulation.rulebook import load_rulebook
from sauro.regulation.year.consequence import QuarterResult
from sauro.regulation.year.facts import AnnualFacts, Shortcomings
from sauro.regulation.year.findings import Finding
from sauro.regulation.year.rate import AnnualOutcome, rate_year
from sauro.regulation.year.rulebook import load_year_rulebook
from sauro.regulation.year.subjects import SubjectKind

BOOK = "lam-dong-2026"
Q2 = Quarter(2026, 2)
ALL_DONE = Scope(assigned=10, completed=10, late=0, exceeded=4)


def rated(
    score: int | None,
    scope: Scope,
    role: Role = Role.DEPUTY,
    own: Counts | None = None,
    absences: tuple[Absence, ...] = (),
) -> Outcome:
    points = None if score is None else Fraction(score)
    facts = CaseFacts(role, points, scope, own=own, absences=absences)
    return rate(facts, Q2, load_rulebook(BOOK).rules(Q2))


@pytest.mark.parametrize(
    ("name", "outcome", "level"),
    [
        ("D1", rated(95, Scope(10, 10, 0, 1)), Level.GOOD),
        ("D1", rated(75, Scope(10, 10, 1, 0)), Level.COMPLETED),
        ("D2", rated(85, Scope(10, 9, 0, 0), own=Counts(4, 4)), Level.FAILED),
        ("D3", rated(80, Scope(10, 10, 3, 0)), Level.FAILED),
        ("D4", rated(49, ALL_DONE), Level.FAILED),
        ("D11", rated(85, Scope(10, 9, 0, 0, excused=1)), Level.GOOD),
        ("D13", rated(92, Scope(40, 40, 0, 12), Role.COLLECTIVE), Level.EXCELLENT),
    ],
)
def test_the_example_of_a_reading_gives_its_level_and_names_it(
    name: str, outcome: Outcome, level: Level
) -> None:
    assert (outcome.level, outcome.readings) == (level, (name,))
    assert level.vietnamese.removesuffix(" nhiệm vụ").lower().split()[-1] in reading(name).example


def test_d9_nothing_left_to_count_is_insufficient() -> None:
    outcome = rated(80, Scope(3, 0, 0, 0, excused=3))
    assert (outcome.status, outcome.level, outcome.readings) == (
        Status.INSUFFICIENT,
        None,
        ("D9",),
    )


@pytest.mark.parametrize(
    ("end", "status"), [(date(2026, 6, 25), Status.RATED), (None, Status.DEFERRED)]
)
def test_d16_an_examination_over_before_the_last_day_does_not_defer(
    end: date | None, status: Status
) -> None:
    examination = Absence(AbsenceKind.EXAMINATION, date(2026, 5, 20), end)
    outcome = rated(80, ALL_DONE, absences=(examination,))
    assert outcome.status is status
    assert ("D16" in outcome.readings) is (status is Status.DEFERRED)


def last_day(code: str, quarter: Quarter, before_day: BeforeDay = BeforeDay.STRICT) -> date:
    days = {item.code: item.last_day for item in deadlines(BOOK, quarter, before_day)}
    return days[code]


def test_d6_the_day_named_is_late_unless_the_cycle_includes_it() -> None:
    assert last_day("unit_dossiers", Q2) == date(2026, 6, 24)
    assert last_day("unit_dossiers", Q2, BeforeDay.INCLUSIVE) == date(2026, 6, 25)


def test_d7_one_group_on_three_bases() -> None:
    share = Fraction(20, 100)
    assert [allowed_excellent(base, share) for base in (31, 25, 40)] == [6, 5, 8]


def test_d14_the_score_of_the_quarter_comes_before_earlier_proposals() -> None:
    levels = [(f"Chi {number}", 80, 0) for number in range(3)]
    people = [("An", 94, 0), ("Bình", 93, 2), *levels]
    cases = [
        Case(name, "nhóm", CaseFacts(Role.DEPUTY, Fraction(score), ALL_DONE), True, "", quarters)
        for name, score, quarters in people
    ]
    (group,) = rate_batch(cases, Q2, load_rulebook(BOOK)).groups
    assert (group.allowed, group.candidates, group.over) == (1, ("An", "Bình"), 1)


def test_d15_the_earlier_of_two_dates() -> None:
    assert last_day("province_results", Quarter(2026, 3)) == date(2026, 9, 29)
    assert last_day("province_results", Quarter(2027, 1)) == date(2027, 3, 29)


def test_d17_a_department_head_outside_the_provincial_committee_is_sent_out_too() -> None:
    director = PostProfile(frozenset({Position.DEPARTMENT_HEAD}), committee_member=False)
    (request,) = load_routing(BOOK).requests(director)
    assert request.body == "peoples_committee_party_standing"
    assert request.readings == ("D17",)


def rated_year(
    kind: SubjectKind,
    score: int,
    scope: Scope,
    findings: tuple[Finding, ...] = (),
    quarters: tuple[QuarterResult, ...] = (),
) -> AnnualOutcome:
    leads = kind is SubjectKind.OFFICIAL
    facts = AnnualFacts(
        kind,
        Fraction(score),
        scope,
        Shortcomings(0, 0),
        leads=leads,
        disciplined=None if leads else False,
        quarters=quarters,
        findings=findings,
    )
    return rate_year(facts, load_year_rulebook("qd-366-2025").rules(2026))


def test_d8_an_unrated_quarter_between_two_failed_ones_breaks_the_run() -> None:
    levels = [Level.FAILED, None, Level.FAILED]
    quarters = tuple(QuarterResult(Quarter(2026, at + 1), each) for at, each in enumerate(levels))
    year = rated_year(SubjectKind.OFFICIAL, 80, ALL_DONE, quarters=quarters)
    assert year.consequences.replacement is None
    both = (quarters[0], QuarterResult(Quarter(2026, 2), Level.FAILED))
    listed = rated_year(SubjectKind.OFFICIAL, 80, ALL_DONE, quarters=both).consequences.replacement
    assert listed is not None
    assert listed.reading == "D8"


def test_d18_the_body_says_whether_the_five_targets_were_missed() -> None:
    missed = Finding("five_targets", "Kết luận số 1, ngày 05/01/2027")
    outcome = rated_year(SubjectKind.OFFICIAL, 80, ALL_DONE, (missed,)).outcome
    assert (outcome.level, outcome.readings) == (Level.FAILED, ("D18",))


def test_d19_a_party_cell_is_rated_by_the_ladder_of_collectives() -> None:
    outcome = rated_year(SubjectKind.PARTY_ORGANISATION, 91, Scope(20, 20, 0, 7)).outcome
    assert (outcome.level, outcome.readings) == (Level.EXCELLENT, ("D19",))


def test_d20_one_late_task_keeps_a_leader_from_excellent_and_from_good() -> None:
    outcome = rated_year(SubjectKind.OFFICIAL, 95, Scope(10, 10, 1, 4)).outcome
    assert (outcome.level, outcome.readings) == (Level.COMPLETED, ("D1", "D20"))
