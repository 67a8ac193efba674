"""The calendar of a cycle: a last moment moves only by a recorded document."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Due
from sauro.casework.cycles.opening import lock_open, subject_of_log
from sauro.casework.errors import RefusedMany, Stale

MOVED = (
    "Hạn này vừa được người khác dời trong lúc bạn đang làm. Chưa lưu gì của bạn; nội dung bạn gõ "
    "vẫn còn ở đây. Xem ngày mới rồi gửi lại nếu vẫn đúng."
)


def move_due(
    *, actor: Actor, due: Due, last_day: date, document: str, seen: date | None = None
) -> Due:
    """Move a last moment by a document of the deciding body (DOMAIN.md 9).

    seen: the day the form showed; None: whatever it is now. RefusedMany, Refused, Stale.
    """
    _check(due, last_day, document)
    with transaction.atomic():
        lock_open(due.cycle)
        moved = Due.objects.filter(pk=due.pk, last_day=seen or due.last_day).update(
            last_day=last_day, moved_by=document
        )
        if not moved:
            raise Stale(MOVED)
        details = {
            "due": due.code,
            "from": (seen or due.last_day).isoformat(),
            "to": last_day.isoformat(),
            "document": document,
        }
        record(actor, "move_due", subject_of_log(due.cycle), details=details)
        due.refresh_from_db()
    return due


def _check(due: Due, last_day: date, document: str) -> None:
    wrong: dict[str, str] = {}
    if not document.strip():
        wrong["document"] = (
            "Chưa ghi văn bản cho phép dời hạn: nêu số, ngày, cơ quan ban hành văn bản."
        )
    first = due.cycle.quarter.first_day
    if last_day < first:
        wrong["last_day"] = f"Ngày này trước khi quý bắt đầu ({first:%d/%m/%Y}). Hãy nhập lại."
    elif last_day == due.last_day:
        wrong["last_day"] = "Hạn hiện nay đã là ngày này: nhập ngày khác."
    if wrong:
        raise RefusedMany(wrong)
