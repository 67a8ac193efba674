"""The collective's meeting: its minutes, and its vote on every level (HD-QUY VII.2.1, VII.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.dossiers.dossier_rows import check_open, swap
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.unit_cases import voted_cases
from sauro.casework.dossiers.votes import Line, propose_collectively
from sauro.casework.errors import RefusedMany

__all__ = ["Line", "Minutes", "propose_collectively", "record_meeting"]


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes say of the meeting."""

    held_on: date | None
    place: str
    chair: str
    minute_taker: str
    members: int | None
    present: int | None
    text: str


def record_meeting(*, actor: Actor, dossier: Dossier, minutes: Minutes, version: int) -> Dossier:
    """Record or correct the meeting. RefusedMany by field, Stale."""
    check_open(dossier)
    wrong = _wrong(minutes, dossier)
    if wrong:
        raise RefusedMany(wrong)
    with transaction.atomic():
        swap(
            dossier,
            version,
            held_on=minutes.held_on,
            place=minutes.place,
            chair=minutes.chair,
            minute_taker=minutes.minute_taker,
            members=minutes.members,
            present=minutes.present,
            minutes=minutes.text,
        )
        said = {
            "held_on": str(minutes.held_on),
            "members": minutes.members,
            "present": minutes.present,
        }
        record(actor, "record_meeting", dossier.code, unit=dossier.unit_id, details=said)
    return dossier


def _wrong(minutes: Minutes, dossier: Dossier) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    texts = {
        "place": (minutes.place, "Chưa ghi địa điểm họp."),
        "chair": (minutes.chair, "Chưa ghi người chủ trì."),
        "minute_taker": (minutes.minute_taker, "Chưa ghi người ghi biên bản."),
        "text": (minutes.text, "Chưa ghi nội dung, ý kiến tại hội nghị."),
    }
    wrong |= {field: message for field, (given, message) in texts.items() if not given.strip()}
    if minutes.held_on is None:
        wrong["held_on"] = "Chưa ghi ngày họp."
    elif not dossier.cycle.quarter.first_day <= minutes.held_on <= clock.today():
        first = f"{dossier.cycle.quarter.first_day:%d/%m/%Y}"
        wrong["held_on"] = f"Ngày họp phải từ ngày {first} đến hôm nay. Hãy xem lại."
    if not minutes.members:
        wrong["members"] = "Chưa ghi tổng số thành viên tập thể."
    if not minutes.present:
        wrong["present"] = "Chưa ghi số người có mặt."
    elif minutes.members and minutes.present > minutes.members:
        wrong["present"] = (
            f"Số có mặt ({minutes.present}) nhiều hơn tổng số thành viên ({minutes.members}). "
            "Hãy xem lại hai số này."
        )
    least = _most_votes(dossier)
    if minutes.present and minutes.present < least:
        wrong["present"] = (
            f"Đã ghi {least} phiếu cho một trường hợp: số có mặt không thể ít hơn. "
            "Sửa kết quả biểu quyết trước."
        )
    return wrong


def _most_votes(dossier: Dossier) -> int:
    """The most votes recorded on one case of the dossier."""
    rows = voted_cases(dossier.cycle, dossier.unit).values_list(
        "proposal__votes_for", "proposal__votes_against"
    )
    return max(((votes or 0) + (against or 0) for votes, against in rows), default=0)
