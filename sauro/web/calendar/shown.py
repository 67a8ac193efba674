"""The last moments of a cycle as the calendar shows them: by month, the next one marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sauro.casework import clock
from sauro.casework.cycles.models import Cycle, Due
from sauro.paper.calendar import DayEvent

REMIND_DAYS = 3
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@dataclass(frozen=True, slots=True)
class Row:
    """A last moment; place: "past", "next" or "later"."""

    due: Due
    weekday: str
    place: str

    @property
    def moved(self) -> bool:
        """Whether a document moved it from the day of the rules."""
        return self.due.last_day != self.due.by_rule


@dataclass(frozen=True, slots=True)
class Month:
    """The last moments of one month."""

    title: str
    rows: tuple[Row, ...]


def agenda_of(cycle: Cycle) -> tuple[Month, ...]:
    """The calendar in order of time."""
    dues = list(cycle.dues.all())
    today = clock.today()
    coming = min((due.last_day for due in dues if due.last_day >= today), default=None)
    rows = [_row(due, today, coming) for due in dues]
    months = groupby(rows, key=lambda row: (row.due.last_day.year, row.due.last_day.month))
    return tuple(
        Month(f"Tháng {month}/{year}", tuple(of_month)) for (year, month), of_month in months
    )


def _row(due: Due, today: date, coming: date | None) -> Row:
    place = "past" if due.last_day < today else "next" if due.last_day == coming else "later"
    return Row(due, WEEKDAYS[due.last_day.weekday()], place)


def event_of(due: Due) -> DayEvent:
    """A last moment for a calendar program; the same uid after it moved."""
    moved = f"; dời theo {due.moved_by}" if due.moved_by else ""
    return DayEvent(
        uid=f"{due.cycle.period}-{due.cycle.level}-{due.code}@sau-ro",
        day=due.last_day,
        title=f"{due.title} ({due.cycle.title})",
        description=f"Căn cứ: {'; '.join(due.clauses)}{moved}",
        remind_days=REMIND_DAYS,
    )
