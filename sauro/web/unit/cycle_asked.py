"""Which cycle a page is about: the one named by ?ky=, else the one in which work goes on."""

from __future__ import annotations

from django.http import HttpRequest

from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.selectors import cycle_by_period, open_cycle_now

CYCLE = "ky"


def cycle_asked(request: HttpRequest) -> Cycle | None:
    """The cycle; the newest where none is open, None before the first."""
    named = request.GET.get(CYCLE, "")
    found = cycle_by_period(named) if named else None
    return found or open_cycle_now() or Cycle.objects.first()
