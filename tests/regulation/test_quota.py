"""The ceiling over a group, at the half points and at the cut (HD-QUY VI.2)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.regulation.levels import Level
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.quota import Candidate, allowed_excellent, ceiling
from sauro.regulation.rounding import round_half_up

FIFTH, QUARTER = Fraction(1, 5), Fraction(1, 4)


@pytest.mark.parametrize(
    ("base", "quota", "allowed"),
    [
        (2, FIFTH, 0),
        (3, FIFTH, 1),
        (7, FIFTH, 1),
        (8, FIFTH, 2),
        (12, FIFTH, 2),
        (13, FIFTH, 3),
        (700, FIFTH, 140),
        (9, QUARTER, 2),
        (10, QUARTER, 3),
        (12, QUARTER, 3),
        (0, FIFTH, 0),
    ],
)
def test_half_and_above_rounds_up(base: int, quota: Fraction, allowed: int) -> None:
    assert allowed_excellent(base, quota) == allowed


@given(st.fractions(min_value=0, max_value=10**6))
def test_rounding_is_the_nearest_whole_number(value: Fraction) -> None:
    rounded = round_half_up(value)
    assert rounded - Fraction(1, 2) <= value < rounded + Fraction(1, 2)


def candidate(name: str, score: int, exceeded: Fraction = FIFTH, quarters: int = 0) -> Candidate:
    return Candidate(name, (Fraction(score), exceeded, quarters))


def group(candidates: list[Candidate], good: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    levels = [Level.EXCELLENT] * len(candidates) + [Level.GOOD] * good
    found = ceiling("cấp phó", levels, candidates, FIFTH, QuotaBase.GOOD_AND_ABOVE)
    return found.candidates, found.tied_at_cut, found.over


def test_candidates_are_ranked_by_score_then_exceeding_then_earlier_quarters_then_id() -> None:
    people = [
        candidate("dung", 91),
        candidate("chi", 95, FIFTH, 1),
        candidate("binh", 95, FIFTH, 2),
        candidate("an", 95, QUARTER, 0),
        candidate("ba", 91),
    ]
    ranked, _, _ = group(people, good=20)
    assert ranked == ("an", "binh", "chi", "ba", "dung")


def test_a_tie_across_the_cut_is_shown_whole() -> None:
    people = [candidate("an", 96), *[candidate(name, 95) for name in ("binh", "chi", "dung")]]
    assert group(people, good=6) == (("an", "binh", "chi", "dung"), ("binh", "chi", "dung"), 2)


def test_equals_on_one_side_of_the_cut_are_no_tie() -> None:
    people = [candidate("an", 96), candidate("binh", 96), candidate("chi", 95)]
    assert group(people, good=7) == (("an", "binh", "chi"), (), 1)


def test_nobody_is_tied_where_nobody_or_everybody_fits() -> None:
    people = [candidate("an", 95), candidate("binh", 95)]
    assert group(people, good=0)[1:] == ((), 2)
    assert group(people, good=8)[1:] == ((), 0)


def test_the_three_bases_stand_side_by_side() -> None:
    levels = [Level.EXCELLENT, Level.GOOD, Level.GOOD, Level.COMPLETED, Level.FAILED]
    found = ceiling("trưởng sở", levels, [candidate("an", 95)], FIFTH, QuotaBase.RATED)
    assert found.bases == {
        QuotaBase.GOOD_AND_ABOVE: 3,
        QuotaBase.GOOD_ONLY: 2,
        QuotaBase.RATED: 5,
    }
    assert (found.base, found.allowed, found.over) == (5, 1, 0)
