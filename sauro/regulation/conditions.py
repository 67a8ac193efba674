"""A condition is data: fact, comparison, parameter, clause.

A page, a test and a simulation read this one definition. A fact is measured as a pair of
integers, numerator and denominator, and compared by cross-multiplication: exact and fast.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from sauro.regulation.levels import Level
from sauro.regulation.parameters import Kind, show_number, show_share


class Fact(StrEnum):
    """What a condition measures.

    `score` is in points, the next six are shares of tasks, the last three recorded yes or no.
    """

    SCORE = "score"
    COMPLETED = "completed"
    LATE = "late"
    SUBSTANDARD = "substandard"
    EXCEEDED = "exceeded"
    OWN_COMPLETED = "own_completed"
    COLLECTIVE = "collective"
    REMEDIED = "remedied"
    UNDISCIPLINED = "undisciplined"
    NO_FAILED_QUARTER = "no_failed_quarter"

    @property
    def vietnamese(self) -> str:
        """The fact's name on screens and papers."""
        return _FACT_NAMES[self]

    @property
    def place(self) -> int:
        """Its place in a tuple of measures."""
        return _PLACES[self]


_FACT_NAMES = {
    Fact.SCORE: "Tổng điểm",
    Fact.COMPLETED: "Nhiệm vụ hoàn thành",
    Fact.LATE: "Nhiệm vụ chậm tiến độ",
    Fact.SUBSTANDARD: "Nhiệm vụ không bảo đảm chất lượng",
    Fact.EXCEEDED: "Nhiệm vụ vượt mức yêu cầu",
    Fact.OWN_COMPLETED: "Nhiệm vụ của chính cá nhân hoàn thành",
    Fact.COLLECTIVE: "Nhiệm vụ của tập thể hoàn thành",
    Fact.REMEDIED: "Đã khắc phục hết hạn chế, khuyết điểm kỳ trước",
    Fact.UNDISCIPLINED: "Không có thành viên hoặc đơn vị trực thuộc bị kỷ luật",
    Fact.NO_FAILED_QUARTER: "Không có quý không hoàn thành nhiệm vụ",
}

_PLACES = {fact: place for place, fact in enumerate(Fact)}

YES, NO = "yes", "no"

Measure = tuple[int, int]
"""Numerator and denominator."""

OPERATORS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One requirement of a rung or guard, resolved for a day.

    bound: exact; points for a score, a share, 1 for a yes.
    required: the requirement as the contracts write it: ">= 90", ">= 30%", "= 100%".
    """

    level: Level
    clause: str
    fact: Fact
    comparison: str
    parameter: str | None
    kind: Kind
    bound: Fraction
    required: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "required", self._required())

    def _required(self) -> str:
        """A share cannot go beyond 0% and 100%: there the bound is an equality."""
        if self.kind is Kind.FLAG:
            return YES
        if self.kind is not Kind.SHARE:
            return f"{self.comparison} {show_number(self.bound)}"
        extreme = {">=": 1, "<=": 0}.get(self.comparison)
        sign = "=" if self.bound == extreme else self.comparison
        return f"{sign} {show_share(self.bound)}"


@dataclass(frozen=True, slots=True)
class CheckedCondition:
    """A condition with what was measured: the reason of an outcome."""

    condition: Condition
    measure: Measure
    holds: bool

    @property
    def actual(self) -> str:
        """The measure as the contracts write it: "92.50" (cut, never rounded up) or "3/10"."""
        numerator, denominator = self.measure
        if self.condition.kind is Kind.FLAG:
            return YES if numerator else NO
        if self.condition.kind is Kind.SHARE:
            return f"{numerator}/{denominator}"
        return _cut(numerator, denominator)


def cut_score(score: Fraction) -> str:
    """A score with two decimals, cut, so that 89.995 never shows as 90.00."""
    return _cut(score.numerator, score.denominator)


def _cut(numerator: int, denominator: int) -> str:
    hundredths = numerator * 100 // denominator
    return f"{hundredths // 100}.{hundredths % 100:02d}"
