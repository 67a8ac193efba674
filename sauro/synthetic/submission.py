"""When a unit's dossier arrived, against the rulebook's calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from sauro.regulation.deadlines import BeforeDay, deadlines
from sauro.regulation.period import Quarter
from sauro.regulation.rulebook import rulebook_for
from sauro.synthetic.work import Submission

DOSSIERS = "unit_dossiers"
_NEAR = 8
_SATURDAY = 5


def submission(quarter: Quarter, *, late: bool, rng: Random) -> Submission:
    """Arrival on paper and electronically; where late, the paper comes after the last day."""
    book = rulebook_for(quarter)
    calendar = deadlines(book.id, quarter, BeforeDay(book.settings["before_day"]))
    deadline = next(each for each in calendar if each.code == DOSSIERS)
    after = range(1, _NEAR)
    electronic = rng.choice(_workdays(deadline.last_day, [-days for days in after]))
    paper = electronic
    if late:
        paper = rng.choice(_workdays(deadline.last_day, after))
    return Submission(electronic, paper, deadline.is_late(max(electronic, paper)))


def _workdays(day: date, offsets: Iterable[int]) -> list[date]:
    near = (day + timedelta(days=offset) for offset in offsets)
    return [each for each in near if each.weekday() < _SATURDAY]
