"""Kỳ đánh giá: the list, and one cycle with its calendar and states."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.cycles.closing import obstacles, outstanding, states_of
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.errors import Unknown
from sauro.regulation.rulebook import load_rulebook
from sauro.web.cycles.forms import SureForm, chosen_readings, quarters_to_open
from sauro.web.permits import Request, permits

SHOWN = 20


def found(cycle_id: int) -> Cycle:
    """A cycle. Unknown."""
    cycle = Cycle.objects.filter(pk=cycle_id).first()
    if cycle is None:
        raise Unknown
    return cycle


@permits(Act.MANAGE_CYCLE)
@require_safe
def cycles(request: Request) -> HttpResponse:
    """Every cycle, the newest first."""
    rows = Cycle.objects.annotate(number=Count("cases"))
    context = {"cycles": rows, "can_open": bool(quarters_to_open())}
    return render(request, "sauro/cycles/cycles.html", context)


@permits(Act.MANAGE_CYCLE)
@require_safe
def cycle(request: Request, cycle_id: int) -> HttpResponse:
    """One cycle."""
    return cycle_page(request, found(cycle_id))


def cycle_page(
    request: Request, cycle: Cycle, form: SureForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a cycle; form: of the act at its end, where that was tried."""
    ungrouped = Case.objects.filter(cycle=cycle, group__isnull=True)
    others = outstanding(cycle)
    context: dict[str, Any] = {
        "cycle": cycle,
        "book": load_rulebook(cycle.rulebook),
        "dues": cycle.dues.all(),
        "states": states_of(cycle).items(),
        "obstacles": obstacles(cycle) if cycle.is_open else [],
        "outstanding": others[:SHOWN],
        "outstanding_cases": others.count(),
        "ungrouped": ungrouped.select_related("unit", "official")[:SHOWN],
        "ungrouped_cases": ungrouped.count(),
        "chosen": [
            (reading, next(o for o in reading.options if o.code == cycle.settings[name]))
            for reading in chosen_readings()
            if (name := str(reading.setting)) in cycle.settings
        ],
        "form": form or SureForm(),
    }
    return render(request, "sauro/cycles/cycle.html", context, status=status)
