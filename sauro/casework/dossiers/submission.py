"""The dossier on its way to the Organisation Committee: evidence, submission, receipt, paper.

HD-QUY VII.2.2; the first electronic arrival is what counts as in time or late (D6, D10).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import move
from sauro.casework.dossiers.dossier_rows import check_open, dossier_of, swap
from sauro.casework.dossiers.freezing import freeze_proposals
from sauro.casework.dossiers.lateness import days_late, dossiers_due
from sauro.casework.dossiers.models import Dossier, Opinion
from sauro.casework.dossiers.parts import LETTER, parts_of
from sauro.casework.dossiers.routing import route_opinions
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.errors import Refused, RefusedMany
from sauro.regulation.procedure.steps import Step

__all__ = [
    "confirm_evidence",
    "dossier_of",
    "receive_dossier",
    "record_paper",
    "submit_dossier",
]


def confirm_evidence(*, actor: Actor, dossier: Dossier, version: int) -> Dossier:
    """The clerk says that the evidence on every axis is complete. Refused, Stale."""
    check_open(dossier)
    with transaction.atomic():
        swap(dossier, version, evidence_confirmed=True)
        record(actor, "confirm_evidence", dossier.code, unit=dossier.unit_id)
    return dossier


def submit_dossier(
    *,
    actor: Actor,
    dossier: Dossier,
    letter_number: str,
    letter_date: date | None,
    signer: str,
    version: int,
) -> Dossier:
    """Submit the dossier and all its cases at once, their figures frozen as they stand (D10).

    Refused with every missing part; RefusedMany for the letter; Stale. Nothing moves in part.
    """
    check_open(dossier)
    _check_letter(letter_number, letter_date, signer)
    with transaction.atomic():
        cases = list(dossier_cases(dossier.cycle, dossier.unit))
        _check_parts(dossier, cases)
        letter = {"letter_number": letter_number, "letter_date": letter_date, "signer": signer}
        swap(dossier, version, **letter, **_arrival(dossier))
        freeze_proposals(cases)
        for case in cases:
            move(case, Step.SUBMIT_DOSSIER, {"collective_proposed": True}, actor=actor)
        said = {
            "letter": letter_number,
            "date": str(letter_date),
            "signer": signer,
            "late_days": dossier.late_days,
            "cases": len(cases),
        }
        record(actor, "submit_dossier", dossier.code, unit=dossier.unit_id, details=said)
    return dossier


def receive_dossier(*, actor: Actor, dossier: Dossier, version: int) -> list[Opinion]:
    """The appraiser checked the six parts and takes the dossier in; opinions are asked for.

    Returns the new requests for an opinion. Refused, Stale.
    """
    if dossier.state != Dossier.State.SUBMITTED:
        raise Refused(
            f"Chỉ tiếp nhận được hồ sơ đã nộp; hồ sơ này đang ở trạng thái "
            f"“{dossier.get_state_display()}”. Tải lại trang để xem."
        )
    with transaction.atomic():
        swap(dossier, version, state=Dossier.State.RECEIVED.value)
        asked = route_opinions(dossier_cases(dossier.cycle, dossier.unit))
        said = {"opinions_asked": len(asked)}
        record(actor, "receive_dossier", dossier.code, unit=dossier.unit_id, details=said)
    return asked


def record_paper(*, actor: Actor, dossier: Dossier, on: date | None, version: int) -> Dossier:
    """Record the day the paper came; its lateness is shown apart. Refused at "on", Stale."""
    if on is None:
        raise Refused("Chưa ghi ngày nhận bản giấy.", field="on")
    if on > clock.today():
        raise Refused("Ngày nhận bản giấy sau hôm nay. Hãy xem lại.", field="on")
    if on < dossier.cycle.opened_on:
        raise Refused(
            f"Ngày nhận bản giấy trước ngày mở kỳ ({dossier.cycle.opened_on:%d/%m/%Y}). "
            "Hãy xem lại.",
            field="on",
        )
    with transaction.atomic():
        swap(dossier, version, paper_on=on)
        said = {"on": on.isoformat()}
        record(actor, "record_paper", dossier.code, unit=dossier.unit_id, details=said)
    return dossier


def _check_parts(dossier: Dossier, cases: list[Case]) -> None:
    missing = [
        said for part in parts_of(dossier, cases) if part.number != LETTER for said in part.missing
    ]
    if missing:
        raise Refused("Hồ sơ chưa đủ sáu thành phần. " + " ".join(f"{said}." for said in missing))


def _check_letter(number: str, signed_on: date | None, signer: str) -> None:
    wrong: dict[str, str] = {}
    if not number.strip():
        wrong["letter_number"] = "Chưa ghi số tờ trình."
    if signed_on is None:
        wrong["letter_date"] = "Chưa ghi ngày ký tờ trình."
    elif signed_on > clock.today():
        wrong["letter_date"] = "Ngày ký tờ trình sau hôm nay. Hãy xem lại."
    if not signer.strip():
        wrong["signer"] = "Chưa ghi người ký tờ trình."
    if wrong:
        raise RefusedMany(wrong)


def _arrival(dossier: Dossier) -> dict[str, Any]:
    now = clock.now()
    values: dict[str, Any] = {
        "state": Dossier.State.SUBMITTED.value,
        "electronic_at": now,
        "returned_reason": "",
    }
    if dossier.first_electronic_at is None:
        values["first_electronic_at"] = now
        values["late_days"] = days_late(clock.today(), dossiers_due(dossier.cycle).last_day)
    return values
