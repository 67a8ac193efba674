"""/nhiem-vu/: one's own plan, the own unit's register, or the units to choose from."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act, Role, Scope
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.selectors import case_of, open_cycle_now
from sauro.casework.people.models import Unit
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import CaseState
from sauro.web.listing import Sort, listed
from sauro.web.permits import Request, permits
from sauro.web.work.entry import period_of, unit_held
from sauro.web.work.plan_page import plan_page


@permits(Act.SEE_TASKS)
@require_safe
def home(request: Request) -> HttpResponse:
    """By the role acted in."""
    unit = unit_held(request.rights)
    if unit is not None:
        return redirect("work:unit", unit)
    current = request.rights.current
    if current is not None and current.role is not Role.OFFICIAL:
        return units(request)
    return own(request)


@permits(Act.SEE_TASKS)
@require_safe
def own(request: Request) -> HttpResponse:
    """One's own plan, in whatever role one acts."""
    case = _own_case(request)
    return _nothing(request) if case is None else plan_page(request, case)


@permits(Act.UPDATE_RESULT)
@require_safe
def own_results(request: Request) -> HttpResponse:
    """To the results of the own tasks, for links that know no case."""
    case = _own_case(request)
    return _nothing(request) if case is None else redirect("work:results", case.pk)


def _own_case(request: Request) -> Case | None:
    cycle, official = open_cycle_now(), request.rights.official
    return None if cycle is None or official is None else case_of(official, cycle)


def _nothing(request: Request) -> HttpResponse:
    return render(request, "sauro/work/nothing.html", {"cycle": open_cycle_now()})


def units(request: Request) -> HttpResponse:
    """Every unit the reader reaches, with its tasks and the plans that wait for approval."""
    period = period_of(request)
    tasks = Task.objects.filter(unit=OuterRef("pk"), period=period).order_by()
    waiting = Case.objects.filter(
        unit=OuterRef("pk"), cycle__period=period, state=CaseState.PLAN_SUBMITTED.value
    ).order_by()
    rows = Unit.objects.filter(_reached(request.rights)).annotate(
        tasks_number=_number(tasks),
        reported_number=_number(tasks.filter(acceptance=Task.Acceptance.REPORTED)),
        plans_waiting=_number(waiting),
    )
    sorts = (
        Sort("ten", "Tên đơn vị", ("sort_key", "id")),
        Sort("cho", "Kế hoạch chờ duyệt", ("-plans_waiting", "sort_key", "id")),
    )
    listing = listed(request, rows, search="search_key", sorts=sorts)
    context = {"listing": listing, "period": period}
    return render(request, "sauro/work/units.html", context)


def _number(rows: object) -> Subquery:
    counted = rows.values("unit").annotate(number=Count("pk")).values("number")  # type: ignore[attr-defined]
    return Subquery(counted)


def _reached(rights: Rights) -> Q:
    reached = Q(pk__in=[])
    for held, scope in rights.scopes(Act.SEE_TASKS):
        if scope is Scope.ALL:
            return Q()
        if scope is Scope.UNIT and held.unit_path:
            reached |= Q(path__startswith=held.unit_path)
    return reached
