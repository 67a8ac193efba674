"""The self-assessment: drafted as often as wanted, handed in once, sent back with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import CLOSED, STALE, move
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.models import Return, SelfAssessment
from sauro.casework.dossiers.scoring import Assessed, Marks, assess, exact_marks
from sauro.casework.dossiers.stored import freeze
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.models import Task
from sauro.casework.work.saving import name_of
from sauro.casework.work.scope import own_tasks
from sauro.regulation.frame_checks import shown
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState, Step, load_procedure
from sauro.vietnamese.tidy import tidy_lines

TEXTS = ("strengths", "shortcomings", "remedies", "outstanding_product")
LASTING = ("strengths", "shortcomings", "remedies")
NOTHING_SAVED = "Chưa có bản tự đánh giá nào được lưu. Hãy chấm điểm, lưu nháp rồi gửi."
_FIELDS = {
    "own_level_chosen": "level",
    "strengths_written": "strengths",
    "shortcomings_written": "shortcomings",
    "outstanding_product_named": "outstanding_product",
}


class Draft(NamedTuple):
    """What is typed: marks by criterion, the level proposed for oneself, the texts by name."""

    marks: Marks
    level: Level | None
    texts: Mapping[str, str]


def save_draft(
    *,
    actor: Actor,
    case: Case,
    marks: Marks,
    level: Level | None,
    texts: Mapping[str, str],
    version: int,
) -> SelfAssessment:
    """Save what is there so far, with the score and the outcome it gives now.

    version: of the self-assessment as the form showed it, 0 where there was none yet.
    RefusedMany by field ("mark_C1") for marks off their scale; Refused; Stale.
    """
    _check_editable(case)
    _check_marks(case, marks)
    assessed = assess(case, marks)
    values: dict[str, object] = {
        "level": level.value if level else "",
        **{name: tidy_lines(texts.get(name, "")) for name in TEXTS},
        "typed_by": name_of(actor) if actor.on_behalf_of else "",
        **freeze(assessed),
    }
    with transaction.atomic():
        _save(case, values, version)
        said = {"score": _score_text(assessed), "level": values["level"]}
        record(actor, "save_self_assessment", case.code, unit=case.unit_id, details=said)
    return SelfAssessment.objects.get(case=case)


def submit_self_assessment(*, actor: Actor, case: Case, version: int) -> SelfAssessment:
    """Hand in what was saved: only the official does, a clerk for a collective.

    RefusedMany: everything missing at its field, nothing is changed. Refused, Stale.
    """
    with transaction.atomic():
        own = SelfAssessment.objects.filter(case=case).first()
        if own is None:
            raise Refused(NOTHING_SAVED)
        assessed = assess(case, own.marks)
        met = needs_met(case, own)
        if case.state == CaseState.WORKING.value and not all(met.values()):
            raise RefusedMany(dict(_messages(case, own, met)))
        moved = _swap(case, version, {**freeze(assessed), "submitted_at": clock.now()})
        if not moved:
            raise Stale(STALE)
        said = {"score": _score_text(assessed), "level": own.level}
        move(case, Step.SUBMIT_SELF_ASSESSMENT, met, actor=actor, details=said)
    return SelfAssessment.objects.get(case=case)


def save_and_submit(*, actor: Actor, case: Case, draft: Draft, version: int) -> SelfAssessment:
    """Save what was typed and hand it in, or neither."""
    with transaction.atomic():
        saved = save_draft(
            actor=actor,
            case=case,
            marks=draft.marks,
            level=draft.level,
            texts=draft.texts,
            version=version,
        )
        return submit_self_assessment(actor=actor, case=case, version=saved.version)


def return_self_assessment(*, actor: Actor, case: Case, reason: str, version: int) -> Case:
    """Send a self-assessment back to its official; version: the case's. Refused, Stale."""
    met = {"reason_given": bool(reason.strip())}
    with transaction.atomic():
        move(
            case,
            Step.RETURN_SELF_ASSESSMENT,
            met,
            actor=actor,
            version=version,
            details={"reason": reason},
        )
        SelfAssessment.objects.filter(case=case).update(
            submitted_at=None, returned_reason=reason, version=F("version") + 1
        )
        Return.objects.create(
            case=case,
            what="self_assessment",
            reason=reason,
            at=clock.now(),
            by=name_of(actor),
        )
    return case


def needs_met(case: Case, own: SelfAssessment) -> dict[str, bool]:
    """Whether each need of handing in is met (the table of steps)."""
    excellent = own.level == Level.EXCELLENT.value
    return {
        "marks_complete": not missing_marks(case, own.marks),
        "results_reported": not unreported(case),
        "own_level_chosen": bool(own.level),
        "strengths_written": bool(own.strengths),
        "shortcomings_written": bool(own.shortcomings),
        "outstanding_product_named": bool(own.outstanding_product) or not excellent,
    }


def missing_marks(case: Case, marks: Marks) -> list[str]:
    """Codes of the general criteria without a mark."""
    given = exact_marks(marks)
    return [item.code for item in frame_of(case).criteria if item.code not in given]


def unreported(case: Case) -> list[Task]:
    """Own tasks (a collective's: the unit's) on whose result nothing was said yet."""
    tasks = own_tasks(case).filter(acceptance=Task.Acceptance.NONE)
    return list(tasks.exclude(excuse=Task.Excuse.CONFIRMED))


def texts_of_last_quarter(case: Case) -> dict[str, str]:
    """What was said the quarter before in the texts that may hold again; empty: nothing."""
    own = SelfAssessment.objects.filter(
        case__official=case.official_id,
        case__cycle__period=str(case.cycle.quarter.preceding),
        submitted_at__isnull=False,
    )
    if case.is_collective:
        own = own.filter(case__unit=case.unit_id)
    found = own.values(*LASTING).first() or {}
    return {name: text for name, text in found.items() if text}


def is_editable(case: Case) -> bool:
    """Whether the self-assessment may be written now."""
    return case.state == CaseState.WORKING.value and case.cycle.is_open


def _check_editable(case: Case) -> None:
    if not case.cycle.is_open:
        raise Refused(CLOSED)
    state = CaseState(case.state)
    if state is CaseState.WORKING:
        return
    if state in {CaseState.PLANNING, CaseState.PLAN_SUBMITTED}:
        raise Refused("Kế hoạch quý chưa được duyệt nên chưa tự đánh giá được: trình duyệt trước.")
    if state is CaseState.DEFERRED:
        raise Refused("Hồ sơ này chưa xếp loại trong quý nên không tự đánh giá (HD-QUY VIII.1).")
    if state is CaseState.WITHDRAWN:
        raise Refused("Hồ sơ này không thuộc đối tượng kỳ này nên không tự đánh giá (HD-QUY III).")
    raise Refused(
        "Bản tự đánh giá đã gửi nên không sửa được nữa. Cần sửa thì đề nghị người đứng đầu trả lại."
    )


def _check_marks(case: Case, marks: Marks) -> None:
    known = {item.code: item for item in frame_of(case).criteria}
    wrong: dict[str, str] = {}
    for code, mark in exact_marks(marks).items():
        if code not in known:
            raise Refused(f'Khung tiêu chí không có tiêu chí "{code}". Hãy tải lại trang.')
        if not Decimal(0) <= mark <= known[code].maximum:
            most = shown(known[code].maximum)
            wrong[f"mark_{code}"] = f"Điểm {shown(mark)} ngoài khoảng từ 0 đến {most}."
    if wrong:
        raise RefusedMany(wrong)


def _score_text(assessed: Assessed) -> str:
    return "" if assessed.facts.score is None else str(assessed.facts.score)


def _save(case: Case, values: dict[str, object], version: int) -> None:
    if version:
        if not _swap(case, version, values):
            raise Stale(STALE)
        return
    try:
        with transaction.atomic():
            SelfAssessment.objects.create(case=case, **values)
    except IntegrityError as error:
        raise Stale(STALE) from error


def _swap(case: Case, version: int, values: Mapping[str, object]) -> int:
    """Compare and swap on the version of the self-assessment: number of rows changed."""
    return SelfAssessment.objects.filter(case=case, version=version).update(
        version=F("version") + 1, **values
    )


def _messages(
    case: Case, own: SelfAssessment, met: Mapping[str, bool]
) -> Iterator[tuple[str, str]]:
    """What is missing, at the field it concerns; what concerns none at the form."""
    whole: list[str] = []
    for code in missing_marks(case, own.marks):
        yield f"mark_{code}", "Chưa chấm điểm tiêu chí này."
    state = CaseState(case.state)
    for obstacle in load_procedure().obstacles(Step.SUBMIT_SELF_ASSESSMENT, state, met):
        if obstacle.need == "results_reported":
            codes = ", ".join(task.code for task in unreported(case))
            whole.append(f"{obstacle}: {codes}.")
        elif obstacle.need in _FIELDS:
            yield _FIELDS[obstacle.need], f"{obstacle}."
    if whole:
        yield "", " ".join(whole)
