"""Page 25: who is not rated this quarter, who moved, who is the centre's; each in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act, Scope
from sauro.casework.cycles.deferrals import grounds_of
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.central import central_last_day, central_late_days, sent_on
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.deferral import Ground
from sauro.web.listing import PAGE_SIZE
from sauro.web.permits import Request, permits
from sauro.web.unit.cycle_asked import cycle_asked

RELATED = ("cycle", "unit", "official", "former_unit")


@dataclass(frozen=True, slots=True)
class Pages:
    """One of the lists, cut; before, after: addresses of the neighbouring pages, "" for none."""

    page: Page[Any]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Central:
    """A case of the centre; late_days: of its self-assessment; waits: for the centre's result."""

    case: Case
    sent_on: date | None
    late_days: int
    waits: bool


@permits(Act.RECORD_ABSENCE)
@require_safe
def special_cases(request: Request) -> HttpResponse:
    """The cases that do not go the usual way."""
    cycle = cycle_asked(request)
    reached = reached_cases(request.rights, cycle)
    moved = reached.filter(changed_post=True).select_related(*RELATED, "former_comment")
    withdrawn = reached.filter(state=CaseState.WITHDRAWN.value)
    central = _pages(request, "trang_tw", _central(reached))
    context = {
        "cycle": cycle,
        "deferred": _pages(request, "trang_hoan", deferred_cases(reached)),
        "withdrawn": _pages(request, "trang_ra", withdrawn),
        "moved": _pages(request, "trang_chuyen", moved),
        "central": central,
        "central_rows": central_rows(central.page, cycle),
        "records": request.rights.holds(Act.APPRAISE),
    }
    return render(request, "sauro/absences/special_cases.html", context)


def deferred_cases(reached: QuerySet[Case]) -> list[tuple[Case, Ground | None]]:
    """Those with a ground now, and those deferred on one that is there no more."""
    deferred = Q(state=CaseState.DEFERRED.value)
    found = reached.filter(Q(official__absences__isnull=False) | deferred)
    cases = list(found.exclude(state=CaseState.WITHDRAWN.value).distinct())
    grounds = grounds_of(cases)
    return [
        (case, grounds.get(case.pk))
        for case in cases
        if case.pk in grounds or case.state == CaseState.DEFERRED.value
    ]


def central_rows(cases: Sequence[Case] | Page[Case], cycle: Cycle | None) -> list[Central]:
    """The centre's cases with how they stand against their last day (HD-QUY VII.1.1)."""
    last_day = central_last_day(cycle) if cycle else None
    return [
        Central(
            case,
            sent_on(case),
            central_late_days(case, last_day),
            case.state == CaseState.APPRAISED.value,
        )
        for case in cases
    ]


def reached_cases(rights: Rights, cycle: Cycle | None) -> QuerySet[Case]:
    """Cases of units where the reader records absences, present or former."""
    reached = Q(pk__in=[])
    for held, scope in rights.scopes(Act.RECORD_ABSENCE):
        if scope is Scope.ALL:
            reached = Q(pk__isnull=False)
            break
        if held.unit_path:
            path = held.unit_path
            reached |= Q(unit__path__startswith=path) | Q(former_unit__path__startswith=path)
    rows = Case.objects.filter(reached, cycle=cycle).select_related(*RELATED)
    return rows.order_by("unit__sort_key", "official__sort_key", "pk")


def _central(reached: QuerySet[Case]) -> QuerySet[Case]:
    heavy = ("facts", "outcome", "sheet", "marks")
    found = reached.filter(tier=Tier.CENTRAL.value)
    related = found.select_related(*RELATED, "proposal", "central_result")
    return related.defer(*(f"proposal__{name}" for name in heavy))


def _pages(request: Request, name: str, rows: QuerySet[Case] | Sequence[Any]) -> Pages:
    page: Page[Any] = Paginator(rows, PAGE_SIZE).get_page(request.GET.get(name))

    def address(number: int) -> str:
        query = request.GET.copy()
        query[name] = str(number)
        return f"?{query.urlencode()}"

    return Pages(
        page,
        address(page.previous_page_number()) if page.has_previous() else "",
        address(page.next_page_number()) if page.has_next() else "",
    )
