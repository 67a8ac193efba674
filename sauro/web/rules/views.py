"""Bộ quy tắc."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.selectors import cycle_by_period, open_cycle_now, running_quarter
from sauro.casework.errors import Unknown
from sauro.regulation.errors import PeriodNotRated
from sauro.regulation.period import Quarter
from sauro.regulation.rulebook import Rulebook, load_rulebook, rulebook_for
from sauro.web.permits import Request, permits
from sauro.web.rules.bodies import exclusions_of, routes_of, tiers_of
from sauro.web.rules.citations import Citations
from sauro.web.rules.shown import (
    dues_of,
    frames_of,
    grounds_of,
    ladder_of,
    parameters_of,
    readings_of,
)

PERIOD = "ky"


@permits(Act.ENTER)
@require_safe
def rules(request: Request) -> HttpResponse:
    """The rules of a cycle, by default of the open one; without one, those in force today."""
    asked = request.GET.get(PERIOD)
    cycle = _found(asked) if asked else open_cycle_now()
    quarter = cycle.quarter if cycle else _rated_from(running_quarter())
    book = _book(cycle, quarter)
    cited = Citations()
    context = {
        "cycles": Cycle.objects.all(),
        "cycle": cycle,
        "quarter": quarter,
        "book": book,
        "in_force_clause": cited.cite(book.in_force_clause),
        "rated_clause": cited.cite(book.rated_clause),
        "parameters": parameters_of(book, quarter, cited),
        "ladder": ladder_of(book, quarter, cited),
        "grounds": grounds_of(book, quarter, cited),
        "readings": readings_of(book, cited),
        "dues": dues_of(book, quarter, cycle, cited),
        "tiers": tiers_of(book.id, cited),
        "exclusions": exclusions_of(book.id, cited),
        "routes": routes_of(book.id, cited),
        "frames": frames_of(book.id, cycle),
    }
    return render(request, "sauro/rules/rules.html", {**context, "sources": cited.sources()})


def _found(period: str) -> Cycle:
    cycle = cycle_by_period(period)
    if cycle is None:
        raise Unknown
    return cycle


def _book(cycle: Cycle | None, quarter: Quarter) -> Rulebook:
    if cycle is None:
        return rulebook_for(quarter)
    return load_rulebook(cycle.rulebook).replaced(cycle.settings)


def _rated_from(quarter: Quarter) -> Quarter:
    """The first quarter from this one on that is rated."""
    while True:
        try:
            rulebook_for(quarter).rules(quarter)
        except PeriodNotRated:
            quarter = quarter.following
        else:
            return quarter
