"""Requests to look at a result again, and the written answers."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Notice, ReviewRequest
from sauro.casework.errors import Refused
from sauro.regulation.procedure.steps import CaseState
from sauro.vietnamese.dates import short_date

SETTING = "review_days"
DEFAULT_DAYS = 10  # no document in hand gives a number: a setting of the cycle, shown as such


def review_days(cycle: Cycle) -> int:
    """Days for asking after the notice, and for answering after the request; a setting."""
    return int(cycle.settings.get(SETTING, DEFAULT_DAYS))


def last_day_to_ask(notice: Notice, cycle: Cycle) -> date:
    """Until when the person may ask."""
    sent = timezone.localtime(notice.sent_at).date()
    return sent + timedelta(days=review_days(cycle))


def request_review(*, actor: Actor, case: Case, ground: str) -> ReviewRequest:
    """The person concerned asks the body to look again. Refused."""
    if not ground.strip():
        raise Refused("Chưa ghi căn cứ: nêu điểm chưa đúng và tài liệu kèm theo.", field="ground")
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        _may_ask(case)
        today = clock.today()
        made = ReviewRequest.objects.create(
            case=case,
            ground=ground,
            made_at=clock.now(),
            due=today + timedelta(days=review_days(case.cycle)),
        )
        details = {"ground": made.ground, "due": made.due.isoformat()}
        record(actor, "request_review", case.code, unit=case.unit_id, details=details)
    return made


def answer_review(
    *, actor: Actor, request: ReviewRequest, answer: str, upheld: bool
) -> ReviewRequest:
    """Answer in writing; upheld: the request is accepted, and the case is then to be reopened.

    Refused without words, or when it is answered already.
    """
    if not answer.strip():
        raise Refused("Chưa ghi nội dung trả lời.", field="answer")
    with transaction.atomic():
        waiting = ReviewRequest.objects.filter(pk=request.pk, answered_at__isnull=True)
        values = {"answered_at": clock.now(), "answered_by": actor.username}
        if not waiting.update(answer=answer, upheld=upheld, **values):
            raise Refused("Đề nghị này đã được trả lời. Tải lại trang để xem nội dung trả lời.")
        case = request.case
        details = {"answer": answer.strip(), "upheld": upheld}
        record(actor, "answer_review", case.code, unit=case.unit_id, details=details)
    request.refresh_from_db()
    return request


def _may_ask(case: Case) -> None:
    notice = Notice.objects.filter(case=case, decision__annulled_at__isnull=True).last()
    if notice is None or case.state != CaseState.PUBLISHED.value:
        raise Refused("Kết quả chưa được thông báo nên chưa đề nghị xem xét lại được.")
    last_day = last_day_to_ask(notice, case.cycle)
    if clock.today() > last_day:
        raise Refused(
            f"Đã hết thời hạn đề nghị xem xét lại (đến hết ngày {short_date(last_day)}, thời hạn "
            "do kỳ đánh giá đặt). Liên hệ thư ký cấp quyết định."
        )
    if ReviewRequest.objects.filter(case=case, answered_at__isnull=True).exists():
        raise Refused("Đề nghị trước của bạn đang chờ trả lời; chưa cần gửi thêm.")
