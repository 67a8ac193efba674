"""Holding a session of the deciding body: who, where, when, and the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Max

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.agenda import awaiting, required_order
from sauro.casework.decisions.models import Item, Session
from sauro.casework.errors import Refused, RefusedMany, Stale

STALE = (
    "Cuộc họp này vừa được người khác lưu. Chưa lưu gì của bạn; nội dung bạn gõ vẫn còn ở dưới. "
    "Mở bản mới ở thẻ khác để xem, rồi ghi lại ở đó nếu vẫn cần."
)
ENDED = "Cuộc họp đã kết thúc, không sửa được nữa. Muốn xét lại thì mở lại từng kết quả, có căn cứ."


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is recorded of a session. members: of the body; present: of them at the session.

    order_override: why the body departs from the order of rating; empty: it does not.
    """

    held_on: date
    place: str
    chair: str
    secretary: str
    members: int
    present: int
    order_override: str = ""


def hold_session(*, actor: Actor, cycle: Cycle, body: str, meeting: Meeting) -> Session:
    """Open a session with every appraised case the body decides, in the required order. Refused."""
    _sound(meeting)
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        _free(cycle, body)
        cases = awaiting(cycle, body)
        if not cases:
            raise Refused(
                "Chưa có hồ sơ nào đã thẩm định và chờ cấp này quyết định. "
                "Thẩm định hồ sơ trước rồi mở cuộc họp."
            )
        session = Session.objects.create(cycle=cycle, body=body, **asdict(meeting))
        Item.objects.bulk_create(
            Item(session=session, case=case, place=place) for place, case in enumerate(cases, 1)
        )
        record(actor, "hold_session", session.code, details=_said(meeting, cases))
    return session


def correct_session(*, actor: Actor, session: Session, meeting: Meeting, version: int) -> Session:
    """Change what is recorded of an open session. Refused, Stale."""
    _sound(meeting)
    voters = session.items.aggregate(most=Max("voters"))["most"] or 0
    if meeting.present < voters:
        raise Refused(
            f"Đã có trường hợp ghi {voters} người biểu quyết, nhiều hơn số người có mặt. "
            "Sửa lại số người có mặt hoặc kết quả biểu quyết trước.",
            field="present",
        )
    with transaction.atomic():
        swap_session(session, version, **asdict(meeting))
        details = {**asdict(meeting), "held_on": meeting.held_on.isoformat()}
        record(actor, "correct_session", session.code, details=details)
    session.refresh_from_db()
    return session


def refresh_agenda(*, actor: Actor, session: Session, version: int) -> int:
    """Add the cases appraised since to an open session; how many. Refused, Stale."""
    with transaction.atomic():
        swap_session(session, version)
        lines = {
            item.case_id: item
            for item in session.items.select_related("case__unit", "case__official")
        }
        added = [case for case in awaiting(session.cycle, session.body) if case.pk not in lines]
        if not added:
            raise Refused("Không có hồ sơ nào mới được thẩm định để đưa thêm vào chương trình.")
        ordered = required_order([*(item.case for item in lines.values()), *added])
        for place, case in enumerate(ordered, 1):
            lines.setdefault(case.pk, Item(session=session, case=case)).place = place
        Item.objects.bulk_update([item for item in lines.values() if item.pk], ["place"])
        Item.objects.bulk_create(item for item in lines.values() if not item.pk)
        details = {"cases": [case.code for case in added]}
        record(actor, "refresh_agenda", session.code, details=details)
    return len(added)


def swap_session(session: Session, version: int, **values: object) -> None:
    """Compare and swap on an open session. Refused once it is closed, Stale when another saved."""
    mine = Session.objects.filter(pk=session.pk, version=version, state=Session.State.OPEN)
    if not mine.update(version=F("version") + 1, **values):
        if not Session.objects.filter(pk=session.pk, state=Session.State.OPEN).exists():
            raise Refused(ENDED)
        raise Stale(STALE)


def _free(cycle: Cycle, body: str) -> None:
    if cycle.state == Cycle.State.SEALED:
        raise Refused("Kỳ đánh giá đã niêm phong, không mở cuộc họp mới được nữa.")
    if Session.objects.filter(cycle=cycle, body=body, state=Session.State.OPEN).exists():
        raise Refused(
            "Đang có một cuộc họp chưa kết thúc của cấp này trong kỳ. Bổ sung hồ sơ vào cuộc họp "
            "đó, hoặc kết thúc nó trước."
        )


def _sound(meeting: Meeting) -> None:
    wrong = {}
    for name in ("place", "chair", "secretary"):
        if not str(getattr(meeting, name)).strip():
            wrong[name] = "Chưa ghi nội dung này; biên bản họp phải có."
    if meeting.present < 1:
        wrong["present"] = "Số người có mặt phải từ 1 trở lên."
    elif meeting.present > meeting.members:
        wrong["present"] = (
            f"Có mặt {meeting.present} người, nhiều hơn {meeting.members} thành viên. "
            "Sửa lại một trong hai số."
        )
    if wrong:
        raise RefusedMany(wrong)


def _said(meeting: Meeting, cases: Sequence[Case]) -> dict[str, object]:
    values = {**asdict(meeting), "held_on": meeting.held_on.isoformat()}
    return {**values, "cases": [case.code for case in cases]}
