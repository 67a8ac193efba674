"""Tổng quan: the board, and the cases behind its figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Cycle
from sauro.casework.errors import Unknown
from sauro.casework.people.models import BLOCKS, Unit
from sauro.casework.work.indicators import reported_units
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.dashboard.board import Board
from sauro.web.dashboard.cases import COLUMNS, chosen, export_name, lines_of
from sauro.web.dashboard.exports import HEAT, SIGNALS, heat_workbook, signals_workbook
from sauro.web.dashboard.heat import Heat
from sauro.web.listing import Filter, Listing, Sort, listed, xlsx_response
from sauro.web.permits import Request, permits

_SORTS = [Sort("ten", "Tên", ("sort_key", "pk")), Sort("khoi", "Khối", ("block", "sort_key", "pk"))]


@permits(Act.SEE_DASHBOARD)
@require_safe
def board(request: Request) -> HttpResponse:
    """The province at a glance."""
    cycle, cycles = asked_cycle(request)
    if cycle is None:
        return render(request, "sauro/dashboard/dashboard.html", {"cycle": None})
    shown, heat = Board(cycle), Heat(cycle)
    listing = _units(request, cycle)
    asked = request.GET.get("xlsx", "")
    if asked in (HEAT, SIGNALS):
        subject = f"cycle:{cycle.pk}"
        record(request.rights.actor(), "export_dashboard", subject, details={"part": asked})
        if asked == HEAT:
            return heat_workbook(heat, list(listing.rows))
        return signals_workbook(shown)
    context = {
        "cycle": cycle,
        "cycles": cycles,
        "board": shown,
        "heat": heat,
        "heat_rows": heat.rows(list(listing.page)),
        "listing": listing,
        "sees_dossiers": request.rights.holds(Act.SEE_APPRAISAL),
    }
    return render(request, "sauro/dashboard/dashboard.html", context)


@permits(Act.SEE_DASHBOARD)
@require_safe
def cases(request: Request) -> HttpResponse:
    """The cases behind a figure."""
    cycle, _ = asked_cycle(request)
    if cycle is None:
        raise Unknown
    shown = Board(cycle)
    found = chosen(request, shown, request.rights.official)
    if "xlsx" in request.GET:
        listed_cases = list(found.listing.rows)
        details = {"part": "cases", "cases": len(listed_cases)}
        subject = f"cycle:{cycle.pk}"
        record(request.rights.actor(), "export_dashboard", subject, details=details)
        return xlsx_response(export_name(cycle), COLUMNS, lines_of(shown, listed_cases))
    context = {
        "cycle": cycle,
        "found": found,
        "listing": found.listing,
        "lines": lines_of(shown, list(found.listing.page)),
    }
    return render(request, "sauro/dashboard/cases.html", context)


def _units(request: Request, cycle: Cycle) -> Listing[Unit]:
    filters = [Filter("khoi", "Khối", BLOCKS, "block")]
    return listed(
        request, reported_units(cycle), search="search_key", sorts=_SORTS, filters=filters
    )
