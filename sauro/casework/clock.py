"""The one source of today's date: the clock's, or the day the operator pinned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_DAY: ContextVar[date | None] = ContextVar("day", default=None)


def today() -> date:
    """The day every deadline is measured against."""
    return _pinned() or timezone.localdate()


def now() -> datetime:
    """The moment an act is recorded at: the clock's time, on the pinned day where one is."""
    moment = timezone.localtime()
    day = _pinned()
    if day is None:
        return moment
    return moment.replace(year=day.year, month=day.month, day=day.day)


@contextmanager
def on(day: date) -> Iterator[None]:
    """Acts within take `day` for today: to bring in a demonstration's past through the services."""
    token = _DAY.set(day)
    try:
        yield
    finally:
        _DAY.reset(token)


def _pinned() -> date | None:
    pinned: date | None = _DAY.get() or settings.TODAY
    return pinned
