"""The opinion sheets: of the bodies the reader answers for, or of all for those above them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.opening import subject_of_log
from sauro.casework.cycles.selectors import cycle_by_period
from sauro.casework.dossiers.models import Opinion
from sauro.casework.dossiers.opinions import opinions_for
from sauro.casework.dossiers.visible import SEES_ALL
from sauro.casework.errors import Unknown
from sauro.casework.papers.opinion_sheets import Asked, opinion_sheet, sheets_of
from sauro.web.papers.sending import Download, send_paper
from sauro.web.permits import Request, permits


def role_above(rights: Rights) -> Held | None:
    """The role in which every body's opinions are seen."""
    return next((held for held, _ in rights.scopes(Act.SEE_CASE) if held.role in SEES_ALL), None)


def opinions_within(rights: Rights) -> QuerySet[Opinion]:
    """The requests the reader may see; never those about the reader."""
    if role_above(rights) is None:
        return opinions_for(rights)
    if rights.official is None:
        return Opinion.objects.all()
    return Opinion.objects.exclude(case__official=rights.official)


@permits(Act.SEE_CASE)
@require_GET
def sheet(
    request: Request, period: str, body: str, team: int, act: str, ending: str
) -> HttpResponse:
    """One sheet with the answers so far; team 0: the body as such is asked."""
    cycle = cycle_by_period(period)
    if cycle is None:
        raise Unknown
    opinions = opinions_within(request.rights)
    asked = _asked(cycle, opinions, (body, team, act))
    made = opinion_sheet(cycle, asked, opinions)
    if made is None:
        raise Unknown
    name = f"Phiếu xin ý kiến {asked.title} {cycle.title}"
    held = role_above(request.rights) or request.rights.scopes(Act.GIVE_OPINION)[0][0]
    draft = asked.answered < asked.cases
    download = Download(held, "opinion_sheet", name, subject_of_log(cycle), draft=draft)
    return send_paper(request, made, ending, download)


def _asked(cycle: Cycle, opinions: QuerySet[Opinion], key: tuple[str, int, str]) -> Asked:
    for each in sheets_of(cycle, opinions):
        if (each.body, each.team, each.act) == key:
            return each
    raise Unknown
