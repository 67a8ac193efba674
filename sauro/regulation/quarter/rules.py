"""The quarterly rules of a rulebook as they stand on a quarter's last day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from sauro.regulation.ladder.checklist import Checklist, Ladder
from sauro.regulation.quarter.deferral import Ground
from sauro.regulation.quarter.judge import Verdict, judge
from sauro.regulation.quarter.parameters import QuarterParameters


class QuotaBase(StrEnum):
    """Whom the ceiling's share is taken of (reading D7)."""

    GOOD_AND_ABOVE = "good_and_above"
    GOOD_ONLY = "good_only"
    RATED = "rated"

    @property
    def vietnamese(self) -> str:
        """The base in words."""
        return _BASE_NAMES[self]


_BASE_NAMES = {
    QuotaBase.GOOD_AND_ABOVE: "tổng số xếp loại từ tốt trở lên",
    QuotaBase.GOOD_ONLY: "tổng số xếp loại tốt",
    QuotaBase.RATED: "tổng số được xếp loại",
}


@dataclass(frozen=True, slots=True)
class QuarterRules:
    """Everything a quarter's rating reads.

    judge: `judge`, remembered: few patterns of held conditions occur, each very often.

    rulebook: its id. insufficient_clause: the clause an outcome without facts cites (D9).
    """

    rulebook: str
    parameters: QuarterParameters
    ladder: Ladder
    grounds: tuple[Ground, ...]
    quota_base: QuotaBase
    insufficient_clause: str
    judge: Callable[[Checklist, tuple[bool, ...]], Verdict] = field(
        init=False, repr=False, compare=False
    )
    _checklists: tuple[Checklist, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ladder = self.ladder
        guards = (None, ladder.head, ladder.others)
        made = [
            Checklist(ladder, own=own, guard=guard) for guard in guards for own in (False, True)
        ]
        object.__setattr__(self, "_checklists", tuple(made))
        object.__setattr__(self, "judge", cache(judge))

    def checklist(self, *, head: bool, own: bool, collective: bool) -> Checklist:
        """The conditions that apply to such a case."""
        guard = (1 if head else 2) if collective else 0
        return self._checklists[2 * guard + own]
