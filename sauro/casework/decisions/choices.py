"""The body's choice among the candidates of a group, with its reason (HD-QUY VI.2, D14)."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.ceiling import GroupBoard, RankedCase, group_board
from sauro.casework.decisions.models import Choice
from sauro.casework.errors import Refused, Stale
from sauro.casework.people.models import Group

STALE = (
    "Lựa chọn cho người này vừa được người khác lưu. Chưa lưu gì của bạn; lý do bạn gõ vẫn còn ở "
    "dưới. Mở bản mới ở thẻ khác để xem, rồi ghi lại ở đó nếu vẫn cần."
)


def choose(
    *, actor: Actor, cycle: Cycle, case: Case, keeps: bool, reason: str, version: int = 0
) -> Choice:
    """Record whether a candidate keeps the excellent level; nobody's level changes by it.

    version: of the choice as the form showed it, 0 where there was none. Refused, Stale.
    """
    if not cycle.is_open:
        raise Refused("Kỳ đánh giá này đã kết thúc, không chọn lại được nữa.")
    if not reason.strip():
        raise Refused("Chưa ghi lý do: hãy nêu vì sao chọn như vậy.", field="reason")
    with transaction.atomic():
        group, ranked = _candidate(cycle, case)
        if keeps:
            _room(group, ranked)
        values = {"keeps": keeps, "reason": reason, "by": actor.username, "at": clock.now()}
        choice = _saved(group.group, case, version, values)
        details = {"group": group.group.code, "keeps": keeps, "reason": reason.strip()}
        record(actor, "choose_under_ceiling", case.code, unit=case.unit_id, details=details)
    return choice


def _candidate(cycle: Cycle, case: Case) -> tuple[GroupBoard, RankedCase]:
    group = group_board(cycle, case.group_id)
    for ranked in group.candidates if group else ():
        if group is not None and ranked.case.pk == case.pk:
            return group, ranked
    raise Refused(
        f"{case.name} hiện không ở mức xuất sắc trong nhóm tính tỷ lệ nên không có gì để chọn. "
        "Tải lại trang để xem danh sách hiện tại."
    )


def _room(group: GroupBoard, ranked: RankedCase) -> None:
    """Refused when more would be kept than the group may have."""
    if ranked.choice is not None and ranked.choice.keeps:
        return
    if group.kept >= group.allowed:
        raise Refused(
            f'Nhóm "{group.group.name}" được {group.allowed} xuất sắc và đã chọn giữ {group.kept} '
            "(HD-QUY VI.2). Bỏ bớt một lựa chọn giữ trước rồi chọn người này.",
            field="keeps",
        )


def _saved(group: Group, case: Case, version: int, values: dict[str, Any]) -> Choice:
    mine = Choice.objects.filter(cycle=case.cycle_id, case=case)
    if version:
        if not mine.filter(version=version).update(version=F("version") + 1, **values):
            raise Stale(STALE)
        return mine.get()
    try:
        with transaction.atomic():
            return Choice.objects.create(cycle=case.cycle, case=case, group=group, **values)
    except IntegrityError as error:
        raise Stale(STALE) from error
