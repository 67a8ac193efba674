"""The list of dossiers, and of the cases the centre decides on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.central import central_last_day, central_late_days, sent_on
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.overview import Arrival, differing, units_of_cycle
from sauro.casework.dossiers.parts import Part, parts_of
from sauro.casework.dossiers.unit_cases import in_order, of_dossiers
from sauro.casework.people.models import BLOCKS, Unit
from sauro.regulation.competence import Tier
from sauro.web.listing import Column, Filter, Sort, listed, xlsx_response
from sauro.web.permits import Request, permits
from sauro.web.unit.cycle_asked import cycle_asked

UNREAD = (
    "self_assessment__outcome",
    "self_assessment__marks",
    "proposal__marks",
    "appraisal__outcome",
    "appraisal__marks",
)
"""What the list of units does not read of its cases, beside what no list reads."""
CASE_SHOWN = ("unit", "official", "self_assessment", "proposal")
SORTS = (
    Sort("ten", "Tên đơn vị", ("sort_key", "pk")),
    Sort("nop", "Ngày nộp", ("first_at", "sort_key", "pk")),
    Sort("cham", "Chậm nhiều nhất", ("-late_days", "sort_key", "pk")),
)
FILTERS = (
    Filter("tt", "Hồ sơ", Dossier.State.choices, "dossier_state"),
    Filter("han", "Thời hạn", [(each.value, each.vietnamese) for each in Arrival], "arrival"),
    Filter("khoi", "Khối", BLOCKS, "block"),
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as a line; missing: the parts that are not there; differing: number of cases."""

    unit: Unit
    state: str
    arrival: str
    missing: Sequence[Part]
    differing: int


COLUMNS = (
    Column("Đơn vị", lambda row: row.unit.name, width=40),
    Column("Khối", lambda row: row.unit.get_block_display(), width=30),
    Column("Hồ sơ", lambda row: row.state),
    Column("Thời hạn", lambda row: row.arrival),
    Column("Số ngày chậm", lambda row: row.unit.late_days),
    Column("Thiếu thành phần", lambda row: "; ".join(part.title for part in row.missing), width=40),
    Column("Số trường hợp", lambda row: row.unit.number),
    Column("Có khác biệt", lambda row: row.differing),
    Column("Đã thẩm định", lambda row: row.unit.appraised),
)


@permits(Act.SEE_APPRAISAL)
@require_safe
def dossiers(request: Request) -> HttpResponse:
    """Units by the state of their dossier."""
    cycle = cycle_asked(request)
    if cycle is None:
        return render(request, "sauro/appraisal/dossiers.html", {"cycle": None})
    rows = units_of_cycle(cycle)
    listing = listed(request, rows, search="search_key", sorts=SORTS, filters=FILTERS)
    if request.GET.get("xlsx"):
        actor = request.rights.actor()
        record(actor, "export_dossiers", details={"cycle": cycle.period, "rows": listing.found})
        return xlsx_response(f"tham-dinh-{cycle.period}", COLUMNS, rows_of(listing.rows, cycle))
    context = {"cycle": cycle, "listing": listing, "rows": rows_of(listing.page, cycle)}
    return render(request, "sauro/appraisal/dossiers.html", context)


def rows_of(units: Iterable[Unit], cycle: Cycle) -> list[UnitRow]:
    """The lines of these units, in two queries."""
    listed_units = list(units)
    wanted = [unit.pk for unit in listed_units]
    saved = {
        dossier.unit_id: dossier for dossier in Dossier.objects.filter(cycle=cycle, unit__in=wanted)
    }
    cases: dict[int, list[Case]] = defaultdict(list)
    rows = in_order(Case.objects.filter(cycle=cycle, unit__in=wanted)).defer(*UNREAD)
    for case in of_dossiers(rows):
        cases[case.unit_id].append(case)
    return [_row(unit, saved.get(unit.pk), cases[unit.pk]) for unit in listed_units]


def _row(unit: Unit, saved: Dossier | None, cases: list[Case]) -> UnitRow:
    dossier = saved or Dossier()
    return UnitRow(
        unit=unit,
        state=dossier.get_state_display(),
        arrival=Arrival(vars(unit)["arrival"]).vietnamese,
        missing=[part for part in parts_of(dossier, cases) if not part.ready],
        differing=differing(cases),
    )


@permits(Act.SEE_APPRAISAL)
@require_safe
def central(request: Request) -> HttpResponse:
    """The cases the centre decides on: the province only proposes (HD-QUY VII.1)."""
    cycle = cycle_asked(request)
    rows = in_order(Case.objects.filter(cycle=cycle, tier=Tier.CENTRAL.value))
    last_day = central_last_day(cycle) if cycle else None
    cases = rows.select_related("central_result", *CASE_SHOWN) if cycle else []
    context = {
        "cycle": cycle,
        "last_day": last_day,
        "cases": [(case, sent_on(case), central_late_days(case, last_day)) for case in cases],
    }
    return render(request, "sauro/appraisal/central.html", context)
