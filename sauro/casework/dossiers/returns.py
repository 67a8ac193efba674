"""A dossier sent back to its unit with the reason (DOMAIN.md 8.6)."""

from __future__ import annotations

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import move
from sauro.casework.dossiers.dossier_rows import swap
from sauro.casework.dossiers.models import Dossier, Return
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.errors import Refused
from sauro.casework.work.saving import name_of
from sauro.regulation.procedure.steps import CaseState, Step

RETURNABLE = (Dossier.State.SUBMITTED.value, Dossier.State.RECEIVED.value)
WHAT = "dossier"


def return_dossier(*, actor: Actor, dossier: Dossier, reason: str, version: int) -> Return:
    """Send the whole dossier back: its cases stand where the unit proposed.

    The first arrival stays what counts for lateness (D10). Refused at "reason" without one, and
    when a case is already decided; Stale.
    """
    if dossier.state not in RETURNABLE:
        raise Refused(
            f"Không trả lại được: hồ sơ đang ở trạng thái “{dossier.get_state_display()}”. "
            "Tải lại trang để xem."
        )
    if not reason.strip():
        raise Refused("Chưa ghi lý do trả lại: nêu rõ thiếu gì, sai gì.", field="reason")
    with transaction.atomic():
        swap(dossier, version, state=Dossier.State.RETURNED.value, returned_reason=reason)
        for case in _on_their_way(dossier):
            move(case, Step.RETURN_DOSSIER, {"reason_given": True}, actor=actor)
        said = {"reason": reason}
        record(actor, "return_dossier", dossier.code, unit=dossier.unit_id, details=said)
        return Return.objects.create(
            dossier=dossier, what=WHAT, reason=reason, at=clock.now(), by=name_of(actor)
        )


def _on_their_way(dossier: Dossier) -> list[Case]:
    """The cases that came with it; not those the unit has still to submit. Refused if decided."""
    cases = list(dossier_cases(dossier.cycle, dossier.unit))
    decided = [case.name for case in cases if CaseState(case.state).is_past(CaseState.APPRAISED)]
    if decided:
        raise Refused(
            f"Đã có quyết định xếp loại của {', '.join(decided)}: không trả lại hồ sơ được nữa."
        )
    return [case for case in cases if CaseState(case.state).is_past(CaseState.PROPOSED)]
