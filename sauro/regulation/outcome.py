"""Outcome: a rating with its reasons. Page, minutes, log and API read this one object."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sauro.regulation.conditions import CheckedCondition, Condition, Fact, Measure
from sauro.regulation.levels import Level


class Status(StrEnum):
    """Whether the rules give a level."""

    RATED = "rated"
    DEFERRED = "deferred"
    INSUFFICIENT = "insufficient"

    @property
    def vietnamese(self) -> str:
        """The status in words for screens and papers."""
        return _STATUS_NAMES[self]


_STATUS_NAMES = {
    Status.RATED: "Đã xếp loại",
    Status.DEFERRED: "Chưa xếp loại",
    Status.INSUFFICIENT: "Chưa đủ dữ liệu",
}


class Outcome(NamedTuple):
    """What the rules give for one case, and why.

    level: None unless rated. level_if_late: the level should the deciding body lower it for a
    late dossier (HD-QUY VII.2.2); None where the dossier is not late.
    readings: the interpretations that touch it (D1, D2, …), by number.
    citations: the clauses the outcome rests on.
    missing_for_next: the facts that fail for the next level up.
    required, measures, holds: the conditions, what was measured for each, and whether it holds.
    """

    rulebook: str
    status: Status
    level: Level | None = None
    level_if_late: Level | None = None
    readings: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    missing_for_next: tuple[Fact, ...] = ()
    required: tuple[Condition, ...] = ()
    measures: tuple[Measure, ...] = ()
    holds: tuple[bool, ...] = ()

    @property
    def conditions(self) -> tuple[CheckedCondition, ...]:
        """Every condition of every rung, best first, then own completion, then the collective."""
        return tuple(
            CheckedCondition(condition, self.measures[condition.fact.place], holds)
            for condition, holds in zip(self.required, self.holds, strict=True)
        )
