"""What a unit's own competent body decides on those it manages (HD-QUY IV.2, VII.3).

After the collective's vote the unit records its decision; the summary of its results goes to the
Organisation Committee. The Standing Committee's session and ceilings have no part in it.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.moves import move
from sauro.casework.cycles.selectors import due_of
from sauro.casework.dossiers.dossier_rows import dossier_of, swap
from sauro.casework.dossiers.freezing import freeze_proposals
from sauro.casework.dossiers.lateness import days_late
from sauro.casework.dossiers.models import Dossier, UnitDecision
from sauro.casework.dossiers.unit_cases import own_cases
from sauro.casework.dossiers.votes import collective_level
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.people.models import Unit
from sauro.casework.work.saving import name_of
from sauro.regulation.procedure.steps import CaseState, Step

SUMMARY_DUE = "other_levels_summaries"
NOTHING_VOTED = (
    "Chưa có trường hợp nào thuộc thẩm quyền của đơn vị đã được tập thể biểu quyết: biểu quyết "
    "trước, rồi ghi quyết định."
)


def awaiting_decision(cycle: Cycle, unit: Unit) -> list[Case]:
    """The unit's own cases that the collective voted on and nobody decided yet."""
    voted = own_cases(cycle, unit).filter(state=CaseState.PROPOSED.value)
    return [case for case in voted if collective_level(case)]


def decide_in_unit(
    *,
    actor: Actor,
    cycle: Cycle,
    unit: Unit,
    number: str,
    signed_on: date | None,
    signer: str,
    version: int,
) -> UnitDecision:
    """Record the unit's decision: every case voted on gets its level and is told.

    version: of the unit's dossier row. RefusedMany at the fields; Refused, Stale.
    """
    dossier = dossier_of(cycle, unit)
    day = _checked(dossier, number, signed_on, signer)
    with transaction.atomic():
        swap(dossier, version)
        cases = awaiting_decision(cycle, unit)
        if not cases:
            raise Refused(NOTHING_VOTED)
        freeze_proposals(cases)
        decision = UnitDecision.objects.create(
            cycle=cycle,
            unit=unit,
            number=number,
            signed_on=day,
            signer=signer,
            recorded_at=clock.now(),
            recorded_by=name_of(actor),
        )
        decision.cases.set(cases)
        for case in cases:
            _decide(case, decision, actor)
        said = {"number": number, "signed_on": str(day), "signer": signer, "cases": len(cases)}
        record(actor, "record_unit_decision", dossier.code, unit=unit.pk, details=said)
    return decision


def send_summary(*, actor: Actor, cycle: Cycle, unit: Unit, letter: str, version: int) -> Dossier:
    """Send the results the unit decided to the Organisation Committee; late ones are marked.

    RefusedMany at "letter"; Refused while a case waits for the decision, Stale.
    """
    dossier = dossier_of(cycle, unit)
    if not letter.strip():
        raise RefusedMany({"letter": "Chưa ghi số, ký hiệu văn bản gửi tổng hợp."})
    if not UnitDecision.objects.filter(cycle=cycle, unit=unit).exists():
        raise Refused("Đơn vị chưa ghi quyết định xếp loại nào: ghi quyết định trước.")
    left = own_cases(cycle, unit).exclude(state=CaseState.PUBLISHED.value).count()
    if left:
        raise Refused(f"Còn {left} trường hợp đơn vị chưa quyết định: quyết định hết rồi mới gửi.")
    with transaction.atomic():
        now, due = clock.now(), due_of(cycle, SUMMARY_DUE)
        late = days_late(clock.today(), due.last_day) if due else 0
        first = {} if dossier.summary_at else {"summary_at": now, "summary_late_days": late}
        swap(dossier, version, summary_letter=letter, **first)
        said = {"letter": letter, "late_days": dossier.summary_late_days}
        record(actor, "send_unit_summary", dossier.code, unit=unit.pk, details=said)
    return dossier


def _decide(case: Case, decision: UnitDecision, actor: Actor) -> None:
    level = case.proposal.level
    met = {"collective_proposed": True, "unit_decision_given": True}
    said = {"level": level, "decision": decision.number}
    move(case, Step.DECIDE_IN_UNIT, met, actor=actor, details=said)
    Case.objects.filter(pk=case.pk).update(level=level)


def _checked(dossier: Dossier, number: str, signed_on: date | None, signer: str) -> date:
    wrong: dict[str, str] = {}
    taken = UnitDecision.objects.filter(cycle=dossier.cycle, unit=dossier.unit, number=number)
    if not number.strip():
        wrong["number"] = "Chưa ghi số quyết định."
    elif taken.exists():
        wrong["number"] = "Số này đã dùng cho một quyết định khác của đơn vị trong kỳ."
    if signed_on is None:
        wrong["signed_on"] = "Chưa ghi ngày ký quyết định."
    elif signed_on > clock.today():
        wrong["signed_on"] = "Ngày ký quyết định sau hôm nay. Hãy xem lại."
    elif dossier.held_on and signed_on < dossier.held_on:
        wrong["signed_on"] = "Ngày ký quyết định trước ngày tập thể họp. Hãy xem lại."
    if not signer.strip():
        wrong["signer"] = "Chưa ghi người ký quyết định."
    if wrong or signed_on is None:
        raise RefusedMany(wrong)
    return signed_on
