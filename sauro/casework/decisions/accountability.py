"""Proposals above what was decided, by head and unit (HD-QUY IX.1.2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.ballot import rule_level
from sauro.casework.decisions.models import Decision, FollowUp
from sauro.casework.decisions.ranked import STANDING
from sauro.casework.people.models import Unit
from sauro.regulation.levels import Level

_PROPOSED = ("case__proposal__head_level", "case__proposal__head_name", "case__unit")
_UNREAD = ("facts", "marks", "sheet")


@dataclass(frozen=True, slots=True)
class TooHigh:
    """A case proposed above the decision; lacking: its conditions did not hold either.

    Where the rules gave the level proposed and the body lowered it (ceiling, lateness), the head
    does not answer for it.
    """

    case: Case
    proposed: Level
    decided: Level
    rule: Level | None
    lacking: bool
    reason: str


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A head: how many proposals were decided about, and which were too high."""

    head: str
    unit: Unit
    proposals: int
    cases: tuple[TooHigh, ...]
    follow_ups: tuple[FollowUp, ...]

    @property
    def lacking(self) -> int:
        """How many the head answers for; the base of the share is `proposals`."""
        return sum(case.lacking for case in self.cases)


def too_high(cycle: Cycle) -> list[HeadRow]:
    """Heads with a proposal above the decision, most first; three queries."""
    told = (
        Decision.objects.filter(STANDING, case__cycle=cycle, final=True)
        .filter(case__proposal__isnull=False)
        .exclude(case__proposal__head_level="")
        .values_list("pk", "level", *_PROPOSED)
    )
    decided = Counter[tuple[str, int]]()
    above = []
    for pk, level, head_level, head, unit in told:
        decided[head, unit] += 1
        if Level(head_level).is_above(Level(level)):
            above.append(pk)
    by_head: dict[tuple[str, int], list[Decision]] = defaultdict(list)
    for decision in _whole(above):
        by_head[decision.case.proposal.head_name, decision.case.unit_id].append(decision)
    followed: dict[tuple[str, int], list[FollowUp]] = defaultdict(list)
    for each in FollowUp.objects.filter(cycle=cycle):
        followed[each.head, each.unit_id].append(each)
    rows = [
        HeadRow(
            head=key[0],
            unit=decisions[0].case.unit,
            proposals=decided[key],
            cases=tuple(map(_too_high, decisions)),
            follow_ups=tuple(followed[key]),
        )
        for key, decisions in by_head.items()
    ]
    return sorted(rows, key=lambda row: (-row.lacking, row.unit.sort_key, row.head))


def _whole(decisions: list[int]) -> QuerySet[Decision]:
    """These decisions with what a row shows, by name."""
    return (
        Decision.objects.filter(pk__in=decisions)
        .select_related("case__unit", "case__official", "case__proposal")
        .defer(*_UNREAD, *(f"case__proposal__{column}" for column in ("outcome", *_UNREAD)))
        .order_by("case__official__sort_key", "case")
    )


def _too_high(decision: Decision) -> TooHigh:
    proposed, rule = Level(decision.case.proposal.head_level), rule_level(decision)
    return TooHigh(
        case=decision.case,
        proposed=proposed,
        decided=Level(decision.level),
        rule=rule,
        lacking=rule is None or proposed.is_above(rule),
        reason=decision.reason,
    )
