"""Closing a session: what stands in the way, and making its decisions final."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Count, Q

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.audit.verify import current_head
from sauro.casework.decisions.ceiling import groups_over
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.decisions.order import Departure, decided_in_order, departures
from sauro.casework.decisions.ranked import STANDING
from sauro.casework.decisions.sessions import swap_session
from sauro.casework.errors import Refused
from sauro.regulation.procedure.steps import Obstacle

SHOWN = 5
DECISION_CLAUSE = "HD-QUY VII.2.2 gạch đầu dòng 3"


def obstacles(session: Session) -> list[Obstacle]:
    """What must be settled before the session can be closed; empty: it can.

    The order of the whole cycle is looked at once no line waits any more.
    """
    lines = list(session.items.values_list("case", "case__group", "state"))
    decided = [(case, group) for case, group, state in lines if state == Item.State.DECIDED]
    waits = any(state == Item.State.WAITING for _, _, state in lines)
    over = _over(session, {group for _, group in decided})
    if waits:
        return [_waiting(session), *over]
    return [*over, *_out_of_order(session, {case for case, _ in decided})]


def silent_opinions(session: Session) -> int:
    """Cases of the agenda with an opinion asked for and not given: a warning, no obstacle."""
    asked = session.items.filter(case__opinions__answered_at__isnull=True)
    return asked.filter(case__opinions__isnull=False).values("case").distinct().count()


def close_session(*, actor: Actor, session: Session, version: int) -> Session:
    """Make every decision of the session final, and anchor the log. Refused, Stale."""
    with transaction.atomic():
        Session.objects.select_for_update().get(pk=session.pk)
        found = obstacles(session)
        if found:
            raise Refused(" ".join(f"{obstacle}." for obstacle in found))
        swap_session(session, version, state=Session.State.CLOSED, closed_at=clock.now())
        final = Decision.objects.filter(STANDING, item__session=session).update(final=True)
        details = {"decided": final, "put_off": _count(session, Item.State.PUT_OFF)}
        record(actor, "close_session", session.code, details=details)
        count, head = current_head()
        Session.objects.filter(pk=session.pk).update(log_count=count, log_head=head)
    session.refresh_from_db()
    return session


def departures_in(session: Session, cases: set[int]) -> list[Departure]:
    """The departures from the order among these cases, whether or not a reason was given."""
    found = departures(session.cycle, decided_in_order(session.cycle))
    return [each for each in found if each.then in cases]


def _waiting(session: Session) -> Obstacle:
    waiting = session.items.filter(state=Item.State.WAITING).select_related(
        "case__unit", "case__official"
    )
    names = [item.case.name for item in waiting]
    return Obstacle(
        "decided",
        f"Còn {len(names)} trường hợp chưa quyết định: {_some(names)}. "
        "Quyết định hoặc hoãn từng trường hợp",
        DECISION_CLAUSE,
    )


def _over(session: Session, groups: set[int | None]) -> Iterator[Obstacle]:
    for group, against in groups_over(session.cycle):
        if group.pk in groups:
            yield Obstacle(
                "ceiling",
                f'Nhóm "{group.name}" đã quyết định {len(against.candidates)} xuất sắc, được '
                f"{against.allowed} (cơ sở {against.base}), vượt {against.over}. "
                "Quyết định lại các trường hợp vượt, có lý do",
                "HD-QUY VI.2",
            )


def _out_of_order(session: Session, cases: set[int]) -> Iterator[Obstacle]:
    if session.order_override:
        return
    for each in islice(departures_in(session, cases), SHOWN):
        then, first, rule = each.violation.then, each.violation.first, each.violation.rule
        yield Obstacle(
            "order",
            f'Đã xếp loại "{then}" khi chưa xếp loại "{first}": {rule.statement}. '
            "Hoãn trường hợp đó, hoặc ghi lý do làm khác thứ tự",
            rule.clause,
        )


def _some(names: list[str]) -> str:
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" và {rest} trường hợp khác" if rest > 0 else "")


def _count(session: Session, state: Item.State) -> int:
    return session.items.aggregate(found=Count("pk", filter=Q(state=state)))["found"] or 0
