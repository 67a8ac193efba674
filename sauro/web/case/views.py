"""Reading a case; every reading is a line of the log."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import access_case
from sauro.web.case.page import case_page
from sauro.web.permits import Request, permits


@permits(Act.SEE_CASE)
@require_GET
def show(request: Request, case_id: int) -> HttpResponse:
    """Page 7."""
    case, held = access_case(request.rights, Act.SEE_CASE, case_id)
    record(request.rights.actor(held), "see_case", case.code, unit=case.unit_id)
    return render(request, "sauro/case/case.html", case_page(case.pk, request.rights))
