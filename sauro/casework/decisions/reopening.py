"""Reopening a decided case: a new act of the body, with its ground (QD-366 Điều 13, Điều 15)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.moves import move
from sauro.casework.decisions.models import Decision
from sauro.casework.decisions.standing import standing_decision
from sauro.casework.dossiers.unit_cases import goes_with_dossier
from sauro.casework.errors import Refused
from sauro.regulation.procedure.steps import Step

BY_OTHERS = (
    "Mức của trường hợp này do Trung ương hoặc cấp có thẩm quyền của đơn vị quyết định, không mở "
    "lại ở đây: đề nghị cấp đã quyết định xem xét."
)


def reopen_case(*, actor: Actor, case: Case, ground: str, version: int) -> Case:
    """Annul the decision and send the case back to be decided anew; the old one stays on record.

    Works in a closed cycle too, never in a sealed one. Refused, Stale.
    """
    if not ground.strip():
        raise Refused(
            "Chưa ghi căn cứ mở lại: nêu văn bản và kết quả sai ở đâu (QD-366 Điều 15).",
            field="ground",
        )
    if case.cycle.state == Cycle.State.SEALED:
        raise Refused("Kỳ đánh giá đã niêm phong, không mở lại kết quả được nữa.")
    if not goes_with_dossier(case):
        raise Refused(BY_OTHERS)
    with transaction.atomic():
        decision = standing_decision(case)
        if decision is not None and not decision.final:
            raise Refused(
                "Cuộc họp quyết định trường hợp này chưa kết thúc: ghi lại ngay trong cuộc họp, "
                "không cần mở lại."
            )
        details = {"ground": ground.strip(), "annulled": decision.level if decision else None}
        move(
            case,
            Step.REOPEN,
            {"reason_given": True},
            actor=actor,
            version=version,
            details=details,
            after_close=True,
        )
        Decision.objects.filter(case=case, annulled_at__isnull=True).update(
            annulled_at=clock.now(), annulled_ground=ground, version=F("version") + 1
        )
        Case.objects.filter(pk=case.pk).update(level=None)
        case.level = None
    return case
