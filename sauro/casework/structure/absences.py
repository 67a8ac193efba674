"""Grounds for not rating a quarter, recorded with their document (HD-QUY VIII.1)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sauro.casework.audit.services import Actor, record
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.people.models import Absence, Official
from sauro.regulation.quarter.facts import AbsenceKind

GONE = "Căn cứ này đã được gỡ. Tải lại trang để xem các căn cứ hiện có."


def record_absence(
    *,
    actor: Actor,
    official: Official,
    kind: AbsenceKind,
    start: date,
    end: date | None,
    document: str,
) -> Absence:
    """Record a ground. RefusedMany by field: no document, an end that is missing or too early."""
    wrong: dict[str, str] = {}
    if not document.strip():
        wrong["document"] = "Chưa ghi văn bản làm căn cứ: nêu số, ngày, cơ quan ban hành."
    if end is not None and end < start:
        wrong["end"] = "Ngày kết thúc trước ngày bắt đầu. Hãy nhập lại."
    if end is not None and kind is AbsenceKind.FIRST_APPOINTMENT:
        wrong["end"] = "Bổ nhiệm lần đầu chỉ có ngày bổ nhiệm: để trống ngày kết thúc."
    if wrong:
        raise RefusedMany(wrong)
    with transaction.atomic():
        absence = Absence.objects.create(
            official=official, kind=kind.value, start=start, end=end, document=document
        )
        record(actor, "record_absence", f"official:{official.pk}", details=_said(absence))
    return absence


def withdraw_absence(*, actor: Actor, absence: Absence, reason: str) -> None:
    """Take back a ground recorded wrongly; the log keeps it and says why."""
    if not reason.strip():
        raise RefusedMany({"reason": "Chưa ghi lý do gỡ căn cứ này."})
    with transaction.atomic():
        details = {**_said(absence), "reason": reason}
        removed, _ = Absence.objects.filter(pk=absence.pk).delete()
        if not removed:
            raise Refused(GONE)
        record(actor, "withdraw_absence", f"official:{absence.official_id}", details=details)


def _said(absence: Absence) -> dict[str, object]:
    return {
        "kind": absence.kind,
        "start": absence.start.isoformat(),
        "end": absence.end.isoformat() if absence.end else None,
        "document": absence.document,
    }
