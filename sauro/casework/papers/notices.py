"""The notice of a result to one person or collective (HD-QUY IX.2)."""

from __future__ import annotations

from django.utils import timezone

from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision, Session
from sauro.casework.decisions.models import Notice as Told
from sauro.casework.decisions.reviews import last_day_to_ask
from sauro.casework.papers.letterheads import (
    ORGANISATION_COMMITTEE,
    PROVINCE,
    body_letterhead,
    body_signature,
    body_title,
    is_central_body,
    issued,
    symbol,
)
from sauro.casework.papers.persons import level_of, outcome_of, person_of
from sauro.casework.papers.session_records import lateness_words
from sauro.paper.form import Letterhead, Person
from sauro.paper.papers.notice import Notice
from sauro.vietnamese.dates import short_date


def standing_with_session(case: Case) -> Decision | None:
    """The decision that stands, with its session and notice; none where it only proposes."""
    found = Decision.objects.filter(case=case, annulled_at__isnull=True, kind=Decision.Kind.DECIDES)
    return found.select_related("item__session", "notice").first()


def notice_paper(case: Case, decision: Decision) -> Notice:
    """The notice; before it is sent without a day and without the time to ask for a review.

    What the centre decided the province's body passes on; its signer is not recorded.
    """
    session, told = decision.item.session, _told(decision)
    central = is_central_body(case.cycle, session.body)
    code = PROVINCE if central else session.body
    body = body_title(case.cycle, code)
    via = f" (qua {ORGANISATION_COMMITTEE})" if code == PROVINCE else ""
    signer = ("", "") if central else (session.signer_post, session.signer)
    return Notice(
        head=_letterhead(case, code, decision),
        period=case.cycle.title,
        person=_person(case),
        collective=case.is_collective,
        body=body,
        decision=_decision_words(case, session),
        score=decision.score,
        outcome=outcome_of(decision),
        level=level_of(decision.level),
        reason="; ".join(filter(None, (lateness_words(decision), decision.reason))),
        review_until=last_day_to_ask(told, case.cycle) if told else None,
        review_body=f"{body}{via}",
        signature=body_signature(case.cycle, code, *signer),
        recipients=(case.name, *(() if case.is_collective else (case.unit.name,)), "Lưu"),
    )


def _told(decision: Decision) -> Told | None:
    return getattr(decision, "notice", None)


def _letterhead(case: Case, body: str, decision: Decision) -> Letterhead:
    told = _told(decision)
    moment = told.sent_at if told else decision.item.session.published_at
    day = timezone.localtime(moment).date() if moment else None
    number = told.number if told else ""
    head = body_letterhead(case.cycle, body, case.unit)
    return issued(head, symbol("TB", body), number, day)


def _person(case: Case) -> Person:
    if case.is_collective:
        return Person(f"lãnh đạo {case.unit.name}", "", "")
    return person_of(case)


def _decision_words(case: Case, session: Session) -> str:
    if not session.decision_number or session.decision_date is None:
        return ""
    day = short_date(session.decision_date)
    what = "Văn bản" if is_central_body(case.cycle, session.body) else "Quyết định"
    by = body_title(case.cycle, session.body)
    return f"{what} số {session.decision_number}, ngày {day} của {by}"
