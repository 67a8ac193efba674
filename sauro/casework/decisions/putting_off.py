"""Putting a case of a session off, and taking it back on the agenda."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import move
from sauro.casework.decisions.deciding import open_line, swap_line
from sauro.casework.decisions.models import Decision, Item
from sauro.casework.decisions.ranked import STANDING
from sauro.casework.decisions.standing import may_follow_closing
from sauro.casework.errors import Refused
from sauro.regulation.procedure.steps import Step


def put_off(*, actor: Actor, item: Item, reason: str, version: int) -> Item:
    """Leave a case to a later session; what was decided of it in this one is annulled.

    Refused without a reason, or a second time; Stale.
    """
    if not reason.strip():
        raise Refused("Chưa ghi lý do hoãn.", field="reason")
    with transaction.atomic():
        item, session = open_line(item, version, None)
        case = item.case
        if item.state == Item.State.PUT_OFF:
            raise Refused("Trường hợp này đã được hoãn trong cuộc họp này rồi.")
        Decision.objects.filter(STANDING, case=case, item=item).update(
            annulled_at=clock.now(), annulled_ground=reason, version=F("version") + 1
        )
        swap_line(item, Item.State.PUT_OFF, None, reason)
        details = {"session": session.code, "reason": reason.strip()}
        after, met = may_follow_closing(case), {"reason_given": True}
        move(case, Step.PUT_OFF, met, actor=actor, details=details, after_close=after)
        Case.objects.filter(pk=case.pk).update(level=None)
    return item


def take_back(*, actor: Actor, item: Item, version: int) -> Item:
    """Put a case that was put off on the agenda again. Refused, Stale."""
    with transaction.atomic():
        item, session = open_line(item, version, None)
        if item.state != Item.State.PUT_OFF:
            raise Refused("Trường hợp này không bị hoãn nên không cần đưa trở lại chương trình.")
        swap_line(item, Item.State.WAITING, None)
        details = {"session": session.code}
        record(actor, "take_back", item.case.code, unit=item.case.unit_id, details=details)
    return item
