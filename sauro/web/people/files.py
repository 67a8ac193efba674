"""The Excel file of people: the empty template, and everything stored."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.structure.export import people_file
from sauro.tables.people.book import people_xlsx
from sauro.tables.people.rows import PeopleFile
from sauro.web.listing import XLSX
from sauro.web.permits import Request, permits


@permits(Act.MANAGE_PEOPLE)
@require_safe
def template(_request: Request) -> HttpResponse:
    """The workbook without rows, to be filled in."""
    return _book(PeopleFile(), "mau-don-vi-can-bo.xlsx")


@permits(Act.MANAGE_PEOPLE)
@never_cache
@require_safe
def export(request: Request) -> HttpResponse:
    """Everything stored, in the form that can be imported again."""
    people = people_file()
    record(request.rights.actor(), "export_people", details={"officials": len(people.officials)})
    return _book(people, "don-vi-can-bo.xlsx")


def _book(people: PeopleFile, name: str) -> HttpResponse:
    response = HttpResponse(people_xlsx(people), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
