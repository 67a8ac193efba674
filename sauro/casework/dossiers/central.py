"""The two-part dossier of an official the centre decides on (HD-QUY VII.1).

Self-assessment (form 5) and summary (form 6) go straight to the Organisation Committee; nobody
below proposes a level, the Standing Committee's session only proposes one, and the centre's
result is recorded when it comes.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from sauro.casework import clock
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.moves import CLOSED, move
from sauro.casework.cycles.selectors import due_of
from sauro.casework.dossiers.lateness import days_late
from sauro.casework.dossiers.models import CentralResult, Proposal
from sauro.casework.dossiers.own_marks import assess_own
from sauro.casework.dossiers.routing import route_opinions
from sauro.casework.dossiers.stored import freeze
from sauro.casework.dossiers.unit_cases import is_central
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.work.saving import name_of
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import Step

CENTRAL_DUE = "central_self_assessment"


def send_central(*, actor: Actor, case: Case, version: int) -> Proposal:
    """Send both parts: the figures are frozen, no level is proposed. Refused, Stale."""
    if not is_central(case):
        raise Refused(
            f"{case.name} không thuộc diện Bộ Chính trị, Ban Bí thư quản lý: nộp cùng hồ sơ đơn vị."
        )
    met = {
        "level_chosen": True,
        "difference_explained": True,
        "results_accepted": True,
        "collective_proposed": True,
    }
    with transaction.atomic():
        move(case, Step.PROPOSE, met, actor=actor, version=version, details={"central": True})
        move(case, Step.SUBMIT_DOSSIER, met, actor=actor, details={"central": True})
        route_opinions([case])
        values = {"level": "", "head_at": clock.now(), **freeze(assess_own(case))}
        return Proposal.objects.update_or_create(case=case, defaults=values)[0]


def central_last_day(cycle: Cycle) -> date | None:
    """The last day for these self-assessments (HD-QUY VII.1.1); None where no rule gives one."""
    due = due_of(cycle, CENTRAL_DUE)
    return due.last_day if due else None


def sent_on(case: Case) -> date | None:
    """The day the two parts were sent; None while they were not. With the proposal loaded."""
    proposal: Proposal | None = getattr(case, "proposal", None)
    sent = proposal is not None and proposal.head_at is not None
    return timezone.localdate(proposal.head_at) if sent and proposal else None


def central_late_days(case: Case, last_day: date | None, today: date | None = None) -> int:
    """Days after the last day: of the arrival, or of today while nothing came. It is shown;
    VII.2.2 lowers nobody of this tier for it."""
    if last_day is None:
        return 0
    return days_late(sent_on(case) or today or clock.today(), last_day)


def record_central_result(
    *,
    actor: Actor,
    case: Case,
    level: Level | None,
    document: str,
    signed_on: date | None,
    version: int,
) -> CentralResult:
    """Record what the centre decided, also in a closed cycle, never in a sealed one.

    RefusedMany at "level", "document", "signed_on"; Refused, Stale.
    """
    if not is_central(case):
        raise Refused(
            f"{case.name} không thuộc diện Bộ Chính trị, Ban Bí thư quản lý: mức do cấp quyết "
            "định trong tỉnh quyết định ở cuộc họp xếp loại."
        )
    if case.cycle.state == Cycle.State.SEALED:
        raise Refused(CLOSED)
    day = _checked_day(case, level, document, signed_on)
    met = {"level_chosen": level is not None, "central_document_given": bool(document.strip())}
    code = level.value if level else ""
    said = {"level": code, "document": document.strip(), "signed_on": str(day)}
    with transaction.atomic():
        move(
            case,
            Step.RECORD_CENTRAL_RESULT,
            met,
            actor=actor,
            version=version,
            details=said,
            after_close=True,
        )
        Case.objects.filter(pk=case.pk).update(level=code)
        case.level = code
        return CentralResult.objects.create(
            case=case,
            level=code,
            document=document,
            signed_on=day,
            recorded_at=clock.now(),
            recorded_by=name_of(actor),
        )


def _checked_day(case: Case, level: Level | None, document: str, signed_on: date | None) -> date:
    wrong: dict[str, str] = {}
    if level is None:
        wrong["level"] = "Chưa chọn mức Trung ương quyết định."
    if not document.strip():
        wrong["document"] = "Chưa ghi số, ký hiệu văn bản thông báo kết quả của Trung ương."
    if signed_on is None:
        wrong["signed_on"] = "Chưa ghi ngày văn bản."
    elif signed_on > clock.today():
        wrong["signed_on"] = "Ngày văn bản sau hôm nay. Hãy xem lại."
    elif signed_on < case.cycle.quarter.first_day:
        wrong["signed_on"] = "Ngày văn bản trước khi quý bắt đầu. Hãy xem lại."
    if wrong or signed_on is None:
        raise RefusedMany(wrong)
    return signed_on
