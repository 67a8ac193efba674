"""Who is not rated this year (QD-366 Điều 5): recorded grounds, and new party members by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sauro.regulation.period import Interval
from sauro.regulation.year.facts import AnnualFacts
from sauro.regulation.year.subjects import SubjectKind


@dataclass(frozen=True, slots=True)
class NotRatedGround:
    """A ground that is recorded, and for whom it may be."""

    code: str
    title: str
    kinds: frozenset[SubjectKind]
    clause: str


@dataclass(frozen=True, slots=True)
class NotRatedRules:
    """Recorded grounds by code, and the months a party member must have been one."""

    recorded: dict[str, NotRatedGround]
    new_member_months: int
    new_member_clause: str


def not_rated_clause(facts: AnnualFacts, last_day: date, rules: NotRatedRules) -> str | None:
    """The clause under which valid facts give no level; None: the subject is rated."""
    if facts.not_rated is not None:
        return rules.recorded[facts.not_rated.code].clause
    if facts.admitted is None:
        return None
    membership = Interval(facts.admitted, last_day)
    enough = membership.lasts_months(rules.new_member_months)
    return None if enough else rules.new_member_clause
