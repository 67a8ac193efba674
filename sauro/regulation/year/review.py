"""The annual review (kiểm điểm) as CV-KT orders it: last moments, forms, steps, recipients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from sauro.regulation.deadlines import STRICTLY_BEFORE, BeforeDay


class ReviewDeadline(NamedTuple):
    """A last moment: `before` is the day that the letter names (reading D6)."""

    code: str
    title: str
    before: date
    clause: str
    reading: str = STRICTLY_BEFORE

    def last_day(self, before_day: BeforeDay = BeforeDay.STRICT) -> date:
        """The last day on time."""
        strict = before_day is BeforeDay.STRICT
        return self.before - timedelta(days=1) if strict else self.before

    def is_late(self, day: date, before_day: BeforeDay = BeforeDay.STRICT) -> bool:
        """Whether something done on `day` is late."""
        return day > self.last_day(before_day)


class Step(NamedTuple):
    """A step of the review, in its order."""

    code: str
    title: str
    clause: str


class Filer(StrEnum):
    """Who files a review."""

    COLLECTIVE = "collective"
    MANAGED_BY_PEOPLES_COMMITTEE = "managed_by_peoples_committee"
    MANAGED_BY_STANDING_COMMITTEE = "managed_by_standing_committee"


class Filing(NamedTuple):
    """Where one kind of filer files, all recipients at the same time."""

    filer: Filer
    title: str
    recipients: tuple[str, ...]
    clause: str


class Suggestion(NamedTuple):
    """A point the superior suggested for review; `answered` None: not answered in writing."""

    subject: str
    point: str
    answered: date | None


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """What a rulebook says of the review; `deadlines` in order of time, `steps` in their order."""

    deadlines: tuple[ReviewDeadline, ...]
    forms: tuple[str, ...]
    forms_clause: str
    steps: tuple[Step, ...]
    filings: dict[Filer, Filing]
