"""A person's record: posts over time, quarters, grounds for not rating, consequences."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sauro.casework import clock
from sauro.casework.access.doors import access_official
from sauro.casework.access.rights import Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import visible_cases
from sauro.casework.cycles.history import DECIDED, TOLD, history_of
from sauro.casework.people.models import Official
from sauro.casework.structure.selectors import highest_post, spells_of
from sauro.web.people.chart import chart
from sauro.web.people.quarters import years
from sauro.web.permits import Request, permits


@permits(Act.SEE_OFFICIAL)
@never_cache
@require_safe
def show(request: Request, official_id: int) -> HttpResponse:
    """The record; the reading is logged."""
    post = highest_post(official_id)
    path = post.unit.path if post else ""
    official, held = access_official(request.rights, Act.SEE_OFFICIAL, official_id, path)
    unit = post.unit_id if post else None
    record(request.rights.actor(held), "see_official", f"official:{official.pk}", unit=unit)
    history = history_of(official.pk, DECIDED if _sees_decided(request, official, path) else TOLD)
    openable = set(
        visible_cases(request.rights).filter(official=official).values_list("pk", flat=True)
    )
    context = {
        "official": official,
        "post": post,
        "is_own": official.pk == request.rights.official,
        "spells": spells_of(official),
        "absences": list(official.absences.order_by("-start", "id")),
        "papers": list(official.paper_decisions.order_by("-period")),
        "chart": chart(history),
        "years": years(history, clock.today().year, openable),
    }
    return render(request, "sauro/people/person.html", context)


def _sees_decided(request: Request, official: Official, path: str) -> bool:
    """A level not yet told is for those who may open the case, never for the official first."""
    if official.pk == request.rights.official:
        return False
    subject = Subject(unit_path=path, official=official.pk)
    return request.rights.role_for(Act.SEE_CASE, subject) is not None
