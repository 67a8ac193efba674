"""The comment of the unit an official left within the quarter (HD-QUY VIII.1.1, reading D5)."""

from __future__ import annotations

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import touch
from sauro.casework.dossiers.models import FormerComment
from sauro.casework.errors import Refused
from sauro.casework.work.saving import name_of
from sauro.regulation.procedure.steps import CaseState


def comment_former_post(
    *, actor: Actor, case: Case, text: str, document: str, version: int
) -> FormerComment:
    """Record or correct the comment until the dossier is handed in. Refused, Stale."""
    if case.former_unit is None:
        raise Refused(
            f"{case.name} không công tác ở đơn vị khác đủ thời gian trong quý: không cần nhận xét."
        )
    if CaseState(case.state).is_past(CaseState.PROPOSED):
        raise Refused("Hồ sơ đã nộp: không sửa nhận xét của đơn vị cũ được nữa.")
    if not text.strip():
        raise Refused("Chưa ghi nhận xét của đơn vị cũ.", field="text")
    with transaction.atomic():
        touch(case, version)
        said = {"unit": case.former_unit.pk, "text": text, "document": document}
        record(actor, "comment_former_post", case.code, unit=case.unit_id, details=said)
        values = {
            "unit": case.former_unit,
            "text": text,
            "document": document,
            "by": name_of(actor),
            "at": clock.now(),
        }
        return FormerComment.objects.update_or_create(case=case, defaults=values)[0]


def awaits_former_unit(case: Case) -> bool:
    """Whether the former unit's comment is needed and not there yet."""
    if case.former_unit_id is None:
        return False
    return not FormerComment.objects.filter(case=case).exists()


def check_former_unit(case: Case) -> None:
    """Refused while the former unit has not commented."""
    if awaits_former_unit(case):
        former = case.former_unit.name if case.former_unit else ""
        raise Refused(
            f"{case.name} đã công tác ở {former} trong quý: cần nhận xét bằng văn bản của "
            "đơn vị cũ trước khi đề xuất (HD-QUY VIII.1.1). Ghi ở trang Trường hợp riêng."
        )
