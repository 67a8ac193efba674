"""What followed where a head had proposed too high (HD-QUY IX.1.2)."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Cycle
from sauro.casework.decisions.accountability import too_high
from sauro.casework.decisions.models import FollowUp
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.people.models import Unit


def record_follow_up(
    *,
    actor: Actor,
    cycle: Cycle,
    unit: Unit,
    head: str,
    kind: FollowUp.Kind,
    document: str,
    decided_on: date,
) -> FollowUp:
    """Record a reminder, criticism or discipline by its document; once a document. Refused."""
    if not any(row.unit == unit and row.head == head and row.lacking for row in too_high(cycle)):
        raise Refused(
            "Người đứng đầu này không có đề xuất cao hơn mức được quyết định mà không đủ điều kiện "
            "trong kỳ. Tải lại trang để xem danh sách hiện tại."
        )
    wrong = {}
    if not document.strip():
        wrong["document"] = "Chưa ghi văn bản: số, ngày, cơ quan ban hành."
    if decided_on > clock.today():
        wrong["decided_on"] = "Ngày ở tương lai. Ghi ngày đã xử lý."
    if wrong:
        raise RefusedMany(wrong)
    try:
        with transaction.atomic():
            made = FollowUp.objects.create(
                cycle=cycle,
                unit=unit,
                head=head,
                kind=kind,
                document=document,
                decided_on=decided_on,
                by=actor.username,
                at=clock.now(),
            )
            details = {"head": head, "kind": str(kind), "document": made.document}
            record(actor, "record_follow_up", f"unit:{unit.pk}", unit=unit.pk, details=details)
    except IntegrityError as error:
        raise Refused(
            "Văn bản này đã được ghi cho người đứng đầu này.", field="document"
        ) from error
    return made
