"""Receipts of notices (HD-QUY IX.2)."""

from __future__ import annotations

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.decisions.models import Notice
from sauro.casework.errors import Refused


def receive_notice(*, actor: Actor, notice: Notice) -> Notice:
    """The person concerned confirms having read the result; once. Refused."""
    with transaction.atomic():
        unread = Notice.objects.filter(pk=notice.pk, received_at__isnull=True)
        if not unread.update(received_at=clock.now()):
            raise Refused("Bạn đã xác nhận đã nhận thông báo này, không cần xác nhận lại.")
        case = notice.case
        record(actor, "receive_notice", case.code, unit=case.unit_id)
    notice.refresh_from_db()
    return notice
