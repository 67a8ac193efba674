"""One figure of a report: what it states, its value, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from sauro.reconcile.flow import Flow


class FigureKind(Enum):
    """What a figure states."""

    COUNT = "count"
    SHARE = "share"
    BARE = "bare"  # a decimal number without % or cue: a share only beside a rated count
    TARGET = "target"  # a percentage of a plan: a share only of an explicit A/B
    CHANGE = "change"
    OTHER = "other"  # dates, documents' numbers, durations, money, labels


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure at `start`:`end` of its flow, sign % included; `value` in units or percent.

    `whole` is the explicit base of a count: B in A/B, N in "trong tổng số N".
    """

    flow: Flow
    kind: FigureKind
    start: int
    end: int
    printed: str
    value: Fraction
    decimals: int
    depth: int
    whole: Figure | None = None

    @property
    def count(self) -> int:
        """The value of a count."""
        return int(self.value)

    @property
    def line(self) -> int:
        """The report's line, from 1."""
        return self.flow.line(self.start)
