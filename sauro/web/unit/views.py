"""The units of the reader, and the page of one."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sauro.casework.access.doors import access_unit
from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act, Scope
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Cycle
from sauro.casework.dossiers.models import Dossier
from sauro.casework.people.models import BLOCKS, Unit
from sauro.web.listing import Column, Filter, Sort, listed, xlsx_response
from sauro.web.permits import Request, permits
from sauro.web.unit.cycle_asked import cycle_asked
from sauro.web.unit.page import Bound, UnitPage

SORTS = (
    Sort("ten", "Tên đơn vị", ("sort_key", "pk")),
    Sort("khoi", "Khối", ("block", "sort_key", "pk")),
)
DOSSIER_STATES = dict(Dossier.State.choices)
COLUMNS = (
    Column("Đơn vị", lambda unit: unit.name, width=40),
    Column("Khối", lambda unit: unit.get_block_display(), width=30),
    Column("Số trường hợp", lambda unit: unit.number),
    Column("Hồ sơ đơn vị", lambda unit: str(DOSSIER_STATES[unit.dossier_state])),
)
STATES = Filter("tt", "Hồ sơ", Dossier.State.choices, "dossier_state")
BY_BLOCK = Filter("khoi", "Khối", BLOCKS, "block")


@permits(Act.SEE_UNIT)
@require_safe
def units(request: Request) -> HttpResponse:
    """The units within reach; with one only, its page."""
    cycle = cycle_asked(request)
    if cycle is None:
        return render(request, "sauro/unit/units.html", {"cycle": None})
    rows = units_of(request.rights, cycle)
    only = list(rows[:2])
    if len(only) == 1 and not request.GET:
        return redirect("unit:unit", only[0].pk)
    listing = listed(request, rows, search="search_key", sorts=SORTS, filters=(STATES, BY_BLOCK))
    if request.GET.get("xlsx"):
        details = {"cycle": cycle.period, "rows": listing.found}
        record(request.rights.actor(), "export_dossier_units", details=details)
        return xlsx_response(f"don-vi-{cycle.period}", COLUMNS, listing.rows)
    context = {"cycle": cycle, "listing": listing, "states": DOSSIER_STATES}
    return render(request, "sauro/unit/units.html", context)


def units_of(rights: Rights, cycle: Cycle) -> QuerySet[Unit]:
    """The units the reader may see that have somebody to rate, with their dossier's state."""
    reached = Q(pk__in=[])
    for held, scope in rights.scopes(Act.SEE_UNIT):
        if scope is Scope.ALL:
            reached = Q()
            break
        if held.unit_path:
            reached |= Q(path__startswith=held.unit_path)
    state = Dossier.objects.filter(cycle=cycle, unit=OuterRef("pk")).values("state")
    number = Count("cases", filter=Q(cases__cycle=cycle))
    with_cases = Unit.objects.filter(reached).annotate(number=number).filter(number__gt=0)
    return with_cases.annotate(
        dossier_state=Coalesce(Subquery(state), Value(Dossier.State.ASSEMBLING.value))
    )


@permits(Act.SEE_UNIT)
@require_safe
def unit(request: Request, unit_id: int) -> HttpResponse:
    """Where the unit stands."""
    found, _ = access_unit(request.rights, Act.SEE_UNIT, unit_id)
    cycle = cycle_asked(request)
    if cycle is None:
        return render(request, "sauro/unit/units.html", {"cycle": None})
    return unit_page(request, found, cycle)


def unit_page(
    request: Request, unit: Unit, cycle: Cycle, bound: Bound | None = None, status: int = 200
) -> HttpResponse:
    """The page, with a refused form in its place."""
    context = {"page": UnitPage(request.rights, unit, cycle, bound), "unit": unit, "cycle": cycle}
    return render(request, "sauro/unit/unit.html", context, status=status)
