"""Administration: what is there, and what is still missing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.models import User
from sauro.casework.access.roles import Act
from sauro.casework.structure.selectors import inventory
from sauro.web.permits import Request, permits

SHOWN = 12


@permits(Act.MANAGE_PEOPLE)
@require_safe
def show(request: Request) -> HttpResponse:
    """Counts, gaps, and the ways to the pages that close them."""
    there = inventory()
    context = {
        "there": there,
        "accounts": User.objects.filter(is_active=True).count(),
        "heads_missing": there.without_head[:SHOWN],
        "heads_more": max(len(there.without_head) - SHOWN, 0),
        "groups_missing": there.without_group[:SHOWN],
        "groups_more": max(len(there.without_group) - SHOWN, 0),
        "manages_cycles": request.rights.holds(Act.MANAGE_CYCLE),
    }
    return render(request, "sauro/people/overview.html", context)
