"""Lịch."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework import clock
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.selectors import cycle_by_period, open_cycle_now
from sauro.casework.errors import Unknown
from sauro.paper.calendar import build_calendar
from sauro.web.calendar.shown import agenda_of, event_of
from sauro.web.permits import Request, permits

PERIOD = "ky"


@permits(Act.ENTER)
@require_safe
def calendar(request: Request) -> HttpResponse:
    """The last moments of the open cycle, or of the one asked for."""
    cycles = list(Cycle.objects.all())
    asked = request.GET.get(PERIOD)
    cycle = _found(asked) if asked else open_cycle_now() or next(iter(cycles), None)
    context = {"cycles": cycles, "cycle": cycle, "agenda": agenda_of(cycle) if cycle else None}
    return render(request, "sauro/calendar/calendar.html", context)


@permits(Act.ENTER)
@require_safe
def export(_request: Request, period: str) -> HttpResponse:
    """The same for a calendar program."""
    cycle = _found(period)
    events = [event_of(due) for due in cycle.dues.select_related("cycle")]
    made = build_calendar(f"Sáu Rõ: hạn của kỳ {cycle.title}", events, clock.now())
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sau-ro-{cycle.period}.ics"'
    return response


def _found(period: str) -> Cycle:
    cycle = cycle_by_period(period)
    if cycle is None:
        raise Unknown
    return cycle
