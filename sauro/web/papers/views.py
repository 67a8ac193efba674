"""Page 15: which papers there are of a cycle for the reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.doors import access_unit
from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.agenda import deciding_bodies
from sauro.casework.decisions.models import Session
from sauro.casework.dossiers.models import Dossier
from sauro.casework.papers.opinion_sheets import sheets_of
from sauro.casework.papers.unit_records import UnitRecords, unit_records
from sauro.casework.people.models import Unit
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.listing import listed
from sauro.web.papers.opinion_papers import opinions_within
from sauro.web.papers.rows import Row, case_rows, session_rows, sheet_rows, unit_rows
from sauro.web.papers.session_papers import is_central, shows_own
from sauro.web.permits import Request, permits
from sauro.web.unit.views import BY_BLOCK, SORTS, STATES, units_of


@dataclass(frozen=True, slots=True)
class Part:
    """A table of papers. hidden: not for the reader yet, and why."""

    title: str
    rows: list[Row]
    hidden: str = ""


@permits(Act.SEE_CASE)
@require_safe
def index(request: Request) -> HttpResponse:
    """What is the reader's own, of the units, of the bodies asked, of the sessions."""
    cycle, cycles = asked_cycle(request)
    context: dict[str, object] = {"cycle": cycle, "cycles": cycles}
    if cycle is not None:
        rights = request.rights
        units = units_of(rights, cycle)
        only = list(units[:2]) if rights.holds(Act.SEE_UNIT) else []
        parts = [_own(rights, cycle), *_sessions(rights, cycle), _sheets(rights, cycle)]
        context["parts"] = [part for part in parts if part.rows or part.hidden]
        if len(only) == 1:
            context |= _unit(rights, only[0], cycle)
        elif only:
            filters = (STATES, BY_BLOCK)
            context["listing"] = listed(
                request, units, search="search_key", sorts=SORTS, filters=filters
            )
            context["states"] = dict(Dossier.State.choices)
    return render(request, "sauro/papers/papers.html", context)


@permits(Act.SEE_UNIT)
@require_safe
def unit(request: Request, unit_id: int) -> HttpResponse:
    """The papers of one unit and its people."""
    found, _ = access_unit(request.rights, Act.SEE_UNIT, unit_id)
    cycle, cycles = asked_cycle(request)
    context: dict[str, object] = {"cycle": cycle, "cycles": cycles, "unit": found}
    if cycle is not None:
        context |= _unit(request.rights, found, cycle)
    return render(request, "sauro/papers/unit.html", context)


def _own(rights: Rights, cycle: Cycle) -> Part:
    related = ("unit", "cycle", "self_assessment")
    own = Case.objects.filter(cycle=cycle, official=rights.official).select_related(*related)
    case = own.first() if rights.official is not None else None
    return Part("Của tôi", list(case_rows(rights, case)) if case else [])


def _sessions(rights: Rights, cycle: Cycle) -> list[Part]:
    if not rights.holds(Act.SEE_SESSION):
        return []
    bodies = deciding_bodies(cycle)
    return [
        _session(rights, session, bodies.get(session.body, session.body))
        for session in Session.objects.filter(cycle=cycle).select_related("cycle")
        if not is_central(session)
    ]


def _session(rights: Rights, session: Session, body: str) -> Part:
    title = f"Họp {body} ngày {session.held_on:%d/%m/%Y}"
    if shows_own(rights, session):
        return Part(
            title, [], "Cuộc họp này có hồ sơ của chính bạn: xem được sau khi thông báo kết quả."
        )
    return Part(title, list(session_rows(session)))


def _sheets(rights: Rights, cycle: Cycle) -> Part:
    sheets = sheets_of(cycle, opinions_within(rights))
    return Part("Phiếu xin ý kiến", list(sheet_rows(cycle, sheets)))


def _unit(rights: Rights, unit: Unit, cycle: Cycle) -> dict[str, object]:
    records = unit_records(unit, cycle)
    people = [row for case in records.cases for row in case_rows(rights, case, case.name)]
    return {
        "records": records,
        "of_unit": Part(f"Hồ sơ của {unit.name}", _papers(rights, records)),
        "of_people": Part("Của từng tập thể, cá nhân", people),
    }


def _papers(rights: Rights, records: UnitRecords) -> list[Row]:
    return list(unit_rows(rights, records)) if records.cases else []
