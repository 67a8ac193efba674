"""Periods of rating (kỳ đánh giá): quarters and years, and calendar arithmetic on them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

MONTHS_A_QUARTER = 3
QUARTERS_A_YEAR = 4


class Quarter(NamedTuple):
    """A calendar quarter; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read "2026-Q2". ValueError when the text is no quarter."""
        match = re.fullmatch(r"(20\d\d)-Q([1-4])", text.strip(), re.ASCII)
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def vietnamese(self) -> str:
        """The quarter as papers write it: "quý II/2026"."""
        return f"quý {('I', 'II', 'III', 'IV')[self.number - 1]}/{self.year}"

    @property
    def first_day(self) -> date:
        """The first day of the quarter's first month."""
        return date(self.year, MONTHS_A_QUARTER * (self.number - 1) + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter's last month."""
        return self.following.first_day - timedelta(days=1)

    @property
    def following(self) -> Quarter:
        """The quarter after this one."""
        if self.number == QUARTERS_A_YEAR:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    @property
    def preceding(self) -> Quarter:
        """The quarter before this one."""
        if self.number == 1:
            return Quarter(self.year - 1, QUARTERS_A_YEAR)
        return Quarter(self.year, self.number - 1)


def add_months(day: date, months: int) -> date:
    """The same day `months` months later; it stops at the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Interval(NamedTuple):
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def lasts_months(self, months: int) -> bool:
        """Whether start plus `months` calendar months is not after the day following the end."""
        return add_months(self.start, months) <= self.end + timedelta(days=1)


def clip(start: date, end: date | None, quarter: Quarter) -> Interval | None:
    """The part inside the quarter; an open end runs to its last day. None when there is none."""
    first = max(start, quarter.first_day)
    last = quarter.last_day if end is None else min(end, quarter.last_day)
    return Interval(first, last) if first <= last else None


def merge(intervals: list[Interval]) -> list[Interval]:
    """Join overlapping and adjacent intervals; the result is in order of time."""
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end + timedelta(days=1):
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return merged
