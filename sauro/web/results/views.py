"""Results: the list, and one result with its notice, reviews and history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.rights import Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.agenda import deciding_bodies
from sauro.casework.decisions.doors import may_act
from sauro.casework.decisions.models import Decision, ReviewRequest
from sauro.casework.decisions.reviews import last_day_to_ask, review_days
from sauro.casework.errors import Unknown
from sauro.regulation.procedure.steps import CaseState
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.forms import Form
from sauro.web.listing import listed, xlsx_response
from sauro.web.permits import Request, permits
from sauro.web.results import rows
from sauro.web.results.forms import AnswerForm, RequestForm

INVALID = 422


@permits(Act.SEE_RESULTS)
@require_safe
def results(request: Request) -> HttpResponse:
    """The published results the reader may see."""
    cycle, cycles = asked_cycle(request, told=True)
    if cycle is None:
        return render(request, "sauro/results/results.html", {"cycle": None, "cycles": cycles})
    found = rows.published(request.rights, cycle)
    shown = listed(request, found, search="found_in", sorts=rows.SORTS, filters=rows.FILTERS)
    if "xlsx" in request.GET:
        record(request.rights.actor(), "export_results", f"cycle:{cycle.pk}")
        return xlsx_response(f"ket-qua-xep-loai-{cycle.period}", rows.COLUMNS, shown.rows)
    answers = request.rights.holds(Act.HOLD_SESSION)
    context = {
        "again": rows.looked_at_again(request.rights),
        "cycle": cycle,
        "cycles": cycles,
        "listing": shown,
        "papers": {case.pk: rows.paper_of(case) for case in shown.page},
        "counts": rows.counts(found),
        "unread": rows.unread(request.rights, cycle),
        "reviews": list(rows.asked_reviews(request.rights, cycle)) if answers else [],
    }
    return render(request, "sauro/results/results.html", context)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person was told of a case. standing: None while it is being looked at again."""

    standing: Decision | None
    annulled: list[Decision]


@permits(Act.SEE_RESULTS)
@require_safe
def result(request: Request, case_id: int) -> HttpResponse:
    """One result: what was decided and why, by which paper, and what can be done about it."""
    case, held = access_case(request.rights, Act.SEE_RESULTS, case_id, seeing=Act.SEE_RESULTS)
    told = told_of(case)
    record(request.rights.actor(held), "see_case", case.code, unit=case.unit_id)
    return result_page(request, case, told)


def told_of(case: Case) -> Told:
    """The decisions that were told. Unknown where nothing was yet."""
    found = Decision.objects.filter(
        case=case, item__session__state="published", kind=Decision.Kind.DECIDES
    ).select_related("item__session", "notice")
    decisions = list(found.order_by("-pk"))
    if not decisions:
        raise Unknown
    standing = [each for each in decisions if each.annulled_at is None]
    told = standing[0] if standing and case.state == CaseState.PUBLISHED.value else None
    return Told(told, [each for each in decisions if each.annulled_at is not None])


def result_page(
    request: Request,
    case: Case,
    told: Told,
    *,
    asked: RequestForm | None = None,
    answered: AnswerForm | None = None,
    refused: Form | None = None,
) -> HttpResponse:
    """The page; the forms given could not do their work and say why."""
    notice = getattr(told.standing, "notice", None)
    receives = request.rights.role_for(Act.RECEIVE_NOTICE, _subject(case)) is not None
    reviews = list(ReviewRequest.objects.filter(case=case))
    last_day: date | None = last_day_to_ask(notice, case.cycle) if notice else None
    session = told.standing.item.session if told.standing else None
    context = {
        "case": case,
        "decision": told.standing,
        "annulled": told.annulled,
        "session": session,
        "body": deciding_bodies(case.cycle).get(session.body, "") if session else "",
        "notice": notice,
        "receives": receives and notice is not None and notice.received_at is None,
        "reviews": reviews,
        "waiting": next((each for each in reviews if each.answered_at is None), None),
        "may_ask": receives and told.standing is not None,
        "days": review_days(case.cycle),
        "last_day": last_day,
        "secretary": _is_secretary(request.rights, case, told),
        "request_form": asked or RequestForm(),
        "answer_form": answered or AnswerForm(),
        "refused": refused,
    }
    wrong = asked is not None or answered is not None or refused is not None
    status = INVALID if wrong else 200
    return render(request, "sauro/results/result.html", context, status=status)


def _subject(case: Case) -> Subject:
    return Subject(unit_path=case.unit.path, official=case.official_id)


def _is_secretary(rights: Rights, case: Case, told: Told) -> bool:
    """Whether the reader may answer and reopen: never on the own case."""
    newest = told.standing or told.annulled[0]
    allowed = rights.role_for(Act.HOLD_SESSION, _subject(case)) is not None
    return allowed and may_act(rights, Act.HOLD_SESSION, newest.item.session.body)
