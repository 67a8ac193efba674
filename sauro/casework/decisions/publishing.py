"""Issuing the decision of a closed session, and telling everybody (HD-QUY IX.2)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.moves import move
from sauro.casework.decisions.models import Decision, Notice, Session
from sauro.casework.decisions.ranked import STANDING
from sauro.casework.decisions.sessions import STALE
from sauro.casework.decisions.standing import may_follow_closing
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.procedure.steps import Step
from sauro.vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class Issue:
    """The paper the results were decided by."""

    decision_number: str
    decision_date: date
    signer: str
    signer_post: str


def issue_decision(
    *,
    actor: Actor,
    session: Session,
    number: str,
    signed_on: date,
    signer: str,
    signer_post: str,
    version: int,
) -> Session:
    """Record number, day and signer of a closed session's decision. Refused, Stale."""
    issue = Issue(number, signed_on, signer, signer_post)
    if session.state == Session.State.OPEN:
        raise Refused("Cuộc họp chưa kết thúc: kết thúc họp trước khi ghi quyết định.")
    if session.state == Session.State.PUBLISHED:
        raise Refused("Kết quả đã thông báo, không sửa số và ngày quyết định được nữa.")
    _sound(session, issue)
    with transaction.atomic():
        _swap(session, version, **asdict(issue))
        details = {**asdict(issue), "decision_date": issue.decision_date.isoformat()}
        record(actor, "issue_decision", session.code, details=details)
    session.refresh_from_db()
    return session


def publish(*, actor: Actor, session: Session, version: int) -> int:
    """Tell everybody the session decided about; how many cases. Refused, Stale.

    What it only proposed to the centre is told to nobody.
    """
    with transaction.atomic():
        met = {
            "session_closed": session.state == Session.State.CLOSED,
            "decision_issued": bool(session.decision_number),
        }
        if session.state == Session.State.PUBLISHED:
            raise Refused("Kết quả của cuộc họp này đã được thông báo.")
        decisions = list(
            Decision.objects.filter(
                STANDING, item__session=session, final=True, kind=Decision.Kind.DECIDES
            ).select_related("case__cycle")
        )
        for decision in decisions:
            case = decision.case
            details = {"session": session.code, "decision": session.decision_number}
            after = may_follow_closing(case)
            move(case, Step.PUBLISH, met, actor=actor, details=details, after_close=after)
        _tell(decisions)
        _swap(session, version, state=Session.State.PUBLISHED, published_at=clock.now())
        record(actor, "publish_session", session.code, details={"cases": len(decisions)})
    session.refresh_from_db()
    return len(decisions)


def _tell(decisions: list[Decision]) -> None:
    """One notice a person; a collective has no account to receive it."""
    now = clock.now()
    Notice.objects.bulk_create(
        Notice(decision=decision, case=decision.case, sent_at=now)
        for decision in decisions
        if decision.case.official_id is not None
    )


def _sound(session: Session, issue: Issue) -> None:
    wrong = {
        name: "Chưa ghi nội dung này; quyết định phải có."
        for name in ("decision_number", "signer", "signer_post")
        if not str(getattr(issue, name)).strip()
    }
    if issue.decision_date < session.held_on:
        wrong["decision_date"] = (
            f"Ngày quyết định không thể trước ngày họp {short_date(session.held_on)}."
        )
    elif issue.decision_date > clock.today():
        wrong["decision_date"] = "Ngày quyết định ở tương lai. Ghi ngày đã ký."
    same = Session.objects.exclude(pk=session.pk).filter(
        decision_number=issue.decision_number, decision_date__year=issue.decision_date.year
    )
    if "decision_number" not in wrong and same.exists():
        wrong["decision_number"] = "Số này đã dùng cho một quyết định khác trong năm."
    if wrong:
        raise RefusedMany(wrong)


def _swap(session: Session, version: int, **values: object) -> None:
    mine = Session.objects.filter(pk=session.pk, version=version, state=Session.State.CLOSED)
    if not mine.update(version=F("version") + 1, **values):
        raise Stale(STALE)
