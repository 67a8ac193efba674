"""/ke-hoach/: the plans the reader may approve, those that wait first."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import visible_cases
from sauro.casework.cycles.models import Case
from sauro.regulation.procedure.steps import CaseState
from sauro.web.listing import Filter, Sort, listed
from sauro.web.permits import Request, permits
from sauro.web.work.entry import period_of

STEP = "buoc"
_STEPS = [
    (state.value, state.vietnamese)
    for state in (CaseState.PLAN_SUBMITTED, CaseState.PLANNING, CaseState.WORKING)
]
SORTS = (
    Sort("trinh", "Trình lúc", ("plan__submitted_at", "id")),
    Sort("ten", "Họ và tên", ("official__sort_key", "id")),
    Sort("don-vi", "Đơn vị", ("unit__sort_key", "official__sort_key", "id")),
)


@permits(Act.APPROVE_PLAN)
@require_safe
def plans(request: Request) -> HttpResponse:
    """Those that wait for approval, unless another step, or all, is asked for."""
    if STEP not in request.GET:
        return redirect(f"{request.path}?{STEP}={CaseState.PLAN_SUBMITTED.value}")
    rows = _cases(request)
    waiting = rows.filter(state=CaseState.PLAN_SUBMITTED.value)
    filters = (Filter(STEP, "Bước", _STEPS, "state"),)
    listing = listed(request, rows, search="official__search_key", sorts=SORTS, filters=filters)
    context = {"listing": listing, "waiting": waiting.count()}
    return render(request, "sauro/work/plans.html", context)


def _cases(request: Request) -> QuerySet[Case]:
    """Officials' cases of the quarter within reach, the reader's own left out."""
    cases = visible_cases(request.rights, Act.APPROVE_PLAN).filter(
        official__isnull=False, cycle__period=period_of(request)
    )
    if request.rights.official is not None:
        cases = cases.exclude(official=request.rights.official)
    return cases.select_related("official", "unit", "plan").annotate(
        products=Count("plan__items", distinct=True)
    )
