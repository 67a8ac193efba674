"""The outcome as an object: reasons in order, exact figures, the contract's shape."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from sauro.regulation.conditions import cut_score
from sauro.regulation.contract import case_object
from sauro.regulation.levels import LEVELS, Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import CaseFacts, Counts, Role, Scope
from sauro.regulation.quarter.rate import rate
from sauro.regulation.rulebook import load_rulebook

QUARTER = Quarter(2026, 2)
RULES = load_rulebook("lam-dong-2026").rules(QUARTER)


def outcome(facts: CaseFacts) -> Outcome:
    return rate(facts, QUARTER, RULES)


def test_reasons_stand_in_the_order_of_the_text() -> None:
    facts = CaseFacts(
        Role.DEPUTY, Fraction(9250, 100), Scope(10, 10, 0, 3), collective=Counts(40, 30)
    )
    reasons = [(r.condition.level, r.condition.fact, r.actual) for r in outcome(facts).conditions]
    assert reasons == [
        ("excellent", "score", "92.50"),
        ("excellent", "completed", "10/10"),
        ("excellent", "late", "0/10"),
        ("excellent", "substandard", "0/10"),
        ("excellent", "exceeded", "3/10"),
        ("good", "score", "92.50"),
        ("good", "completed", "10/10"),
        ("good", "late", "0/10"),
        ("good", "substandard", "0/10"),
        ("completed", "score", "92.50"),
        ("completed", "completed", "10/10"),
        ("completed", "late", "0/10"),
        ("failed", "score", "92.50"),
        ("failed", "completed", "10/10"),
        ("completed", "own_completed", "10/10"),
        ("excellent", "collective", "30/40"),
    ]


@pytest.mark.parametrize(
    ("score", "shown", "level"),
    [
        (Fraction(89995, 1000), "89.99", Level.GOOD),
        (Fraction(90) - Fraction(1, 10**30), "89.99", Level.GOOD),
        (Fraction(90), "90.00", Level.EXCELLENT),
        (Fraction(269, 3), "89.66", Level.GOOD),
    ],
)
def test_an_exact_score_is_compared_exactly_and_shown_cut(
    score: Fraction, shown: str, level: Level
) -> None:
    facts = CaseFacts(Role.MEMBER, score, Scope(10, 10, 0, 3))
    assert outcome(facts).level is level
    assert cut_score(score) == shown


def test_every_fact_grid_gives_exactly_one_outcome() -> None:
    """No gap and no overlap: whatever the counts, a level with its ground, never an error."""
    seen: set[Level] = set()
    for role, points, assigned in product(Role, (0, 4999, 5000, 7000, 9000, 10000), range(1, 6)):
        for completed, late in product(range(assigned + 1), range(assigned + 1)):
            facts = CaseFacts(
                role, Fraction(points, 100), Scope(assigned, completed, late, completed)
            )
            found = outcome(facts)
            assert found.status is Status.RATED
            assert found.level in LEVELS
            assert found.citations
            assert len(found.holds) == len(found.required)
            seen.add(found.level)
    assert seen == set(LEVELS)


def test_what_is_not_rated_has_a_clause_and_no_conditions() -> None:
    nothing = outcome(CaseFacts(Role.HEAD, Fraction(80), Scope(2, 0, 0, 0, excused=2)))
    assert case_object("CB-01", nothing) == {
        "id": "CB-01",
        "status": "insufficient",
        "level": None,
        "level_if_late": None,
        "readings": ["D9"],
        "conditions": [],
        "missing_for_next": [],
        "citations": ["HD-QUY VI.1"],
    }


@pytest.mark.parametrize(
    ("level", "lowered"),
    [
        (Level.EXCELLENT, Level.GOOD),
        (Level.GOOD, Level.COMPLETED),
        (Level.COMPLETED, Level.FAILED),
        (Level.FAILED, Level.FAILED),
    ],
)
def test_lowering_by_one_stops_at_the_lowest(level: Level, lowered: Level) -> None:
    assert level.below is lowered
