"""Decisions taken on paper for the first quarter."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sauro.regulation.competence import Tier
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.synthetic import Size, paper_decisions
from tests.synthetic.cast import made

FIRST = Quarter(2026, 1)


def test_189_people_of_the_provincial_tiers_were_decided_on() -> None:
    place = made(Size.FULL)
    decisions = paper_decisions(place, FIRST)
    assert len({decision.official for decision in decisions}) == len(decisions) == 189
    tiers = {place.tier(decision.official, FIRST.last_day).tier for decision in decisions}
    assert tiers == {Tier.PROVINCIAL_EVALUATED, Tier.PROVINCIAL_RATED}


def test_each_tier_has_its_decision() -> None:
    decisions = paper_decisions(made(Size.FULL), FIRST)
    assert {decision.number for decision in decisions} == {"412-QĐ/TU", "413-QĐ/TU"}
    assert {decision.decided_on for decision in decisions} == {date(2026, 4, 3)}
    levels = Counter(decision.level for decision in decisions)
    assert levels[Level.GOOD] > levels[Level.EXCELLENT] > levels[Level.FAILED]


def test_whoever_was_appointed_later_has_none() -> None:
    place = made(Size.FULL)
    new = {each.official for each in place.assignments if each.first}
    assert new
    assert new.isdisjoint(decision.official for decision in paper_decisions(place, FIRST))


def test_in_a_small_province_everybody_of_the_tiers_is_decided_on() -> None:
    decisions = paper_decisions(made(Size.SMALL), FIRST)
    assert 10 < len(decisions) < 30
