"""Việc của tôi."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case, Reminder
from sauro.casework.todo.selectors import todo
from sauro.web.home.links import link
from sauro.web.permits import Request, permits

REMINDERS = 5


@require_safe
@permits(Act.ENTER)
def home(request: Request) -> HttpResponse:
    """What the person must do, in order of deadline, and where the own case stands."""
    context = {
        "todo": [(each, link(each)) for each in todo(request.rights)],
        "cases": _own_cases(request),
        "reminders": Reminder.objects.filter(user=request.user, read_at__isnull=True)[:REMINDERS],
    }
    return render(request, "sauro/home/home.html", context)


def _own_cases(request: Request) -> list[Case]:
    if request.rights.official is None:
        return []
    cases = Case.objects.filter(official=request.rights.official, cycle__state="open")
    return list(cases.select_related("cycle", "unit").order_by("-cycle__period"))
