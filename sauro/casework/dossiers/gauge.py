"""How many excellent a unit proposes in each comparable group: information, not a decision.

The ceiling is taken over the whole group by the deciding body (HD-QUY VI.2); here it only shows
what the unit's own proposals would be allowed if the group were no larger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import rules_of
from sauro.casework.people.models import Group
from sauro.regulation.levels import Level
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.quota import ceiling


@dataclass(frozen=True, slots=True)
class Gauge:
    """A group among a unit's cases; base: those the share is taken of, by the reading in force."""

    group: Group
    base_kind: QuotaBase
    excellent: int
    base: int
    allowed: int
    waiting: int

    @property
    def over(self) -> int:
        """By how many the unit alone would be above."""
        return max(0, self.excellent - self.allowed)


def gauges_of(cases: Iterable[Case]) -> list[Gauge]:
    """One a group in whose ratio some of these cases of one cycle count."""
    by_group: dict[Group, list[Case]] = defaultdict(list)
    for case in cases:
        if case.group is not None and case.in_ratio:
            by_group[case.group].append(case)
    return [_gauge(group, members) for group, members in by_group.items()]


def _gauge(group: Group, cases: list[Case]) -> Gauge:
    rules = rules_of(cases[0].cycle)
    levels = [level for case in cases if (level := _level(case)) is not None]
    against = ceiling(group.code, levels, [], rules.parameters.quota, rules.quota_base)
    return Gauge(
        group=group,
        base_kind=rules.quota_base,
        excellent=levels.count(Level.EXCELLENT),
        base=against.base,
        allowed=against.allowed,
        waiting=len(cases) - len(levels),
    )


def _level(case: Case) -> Level | None:
    """The collective's level, else the head's."""
    proposal = getattr(case, "proposal", None)
    code = (proposal.level or proposal.head_level) if proposal else ""
    return Level(code) if code else None
