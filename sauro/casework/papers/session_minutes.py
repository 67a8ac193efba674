"""Minutes of a session of the deciding body, anchored in the log once it was closed."""

from __future__ import annotations

from sauro.casework.decisions.models import Item
from sauro.casework.papers.conclusions import counted_levels
from sauro.casework.papers.session_records import (
    SessionRecords,
    decided_on,
    lateness_words,
    person_on,
    votes_on,
)
from sauro.paper.form import Person, Signature
from sauro.paper.papers.anchor import LogAnchor
from sauro.paper.papers.minutes import DiscussedCase, Minutes


def session_minutes_paper(records: SessionRecords) -> Minutes:
    """The minutes as recorded."""
    session, period = records.session, records.cycle.title
    return Minutes(
        head=records.letterhead(day=session.held_on),
        subject=f"họp {records.body} xem xét, quyết định mức xếp loại {period}",
        begun=session.held_on,
        ended=None,
        place=session.place,
        present=(),
        absent=(),
        invited=(),
        chair=Person(session.chair, "", ""),
        secretary=Person(session.secretary, "", ""),
        agenda=(
            f"Xem xét, quyết định mức xếp loại {period} theo thứ tự quy định (QD-366 Điều 12).",
        ),
        secret=None,
        cases=tuple(_case(item, records) for item in records.items),
        conclusion=_conclusion(records),
        chair_signature=Signature("", "Chủ trì", session.chair),
        secretary_signature=Signature("", "Thư ký", session.secretary),
        anchor=anchor_of(records),
        members=session.members,
        came=session.present,
    )


def anchor_of(records: SessionRecords) -> LogAnchor | None:
    """The head of the log when the session was closed; None while it is open."""
    session = records.session
    if not session.log_head or session.log_count is None:
        return None
    return LogAnchor(session.log_head, session.log_count)


def _case(item: Item, records: SessionRecords) -> DiscussedCase:
    return DiscussedCase(
        person=person_on(item),
        content="",
        votes=votes_on(item),
        level=decided_on(item, records),
        reason=_reason(item, records),
    )


def _reason(item: Item, records: SessionRecords) -> str:
    if item.state == Item.State.PUT_OFF:
        return f"Hoãn: {item.put_off_reason}"
    decision = records.decisions.get(item.pk)
    if decision is None:
        return "Chưa quyết định"
    return "; ".join(filter(None, (lateness_words(decision), decision.reason)))


def _conclusion(records: SessionRecords) -> str:
    levels = [decided_on(item, records) for item in records.items if item.pk in records.decisions]
    said = [f"{records.body} quyết định mức xếp loại đối với {counted_levels(levels)}."]
    put_off = sum(item.state == Item.State.PUT_OFF for item in records.items)
    if put_off:
        said.append(f"Hoãn {put_off} trường hợp, lý do ghi ở bảng trên.")
    if records.session.order_override:
        said.append(f"Xếp loại khác thứ tự, lý do: {records.session.order_override}")
    return " ".join(said)
