"""Appraisal by the Organisation Committee (HD-QUY VII.2.2): marks, level, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import STALE, move
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.models import Appraisal, Dossier, Opinion
from sauro.casework.dossiers.obstacles import check_inputs
from sauro.casework.dossiers.own_marks import assess_all_own, own_marks
from sauro.casework.dossiers.proposals import explained
from sauro.casework.dossiers.scoring import Assessed, Marks, assess
from sauro.casework.dossiers.stored import freeze
from sauro.casework.dossiers.unit_cases import dossier_cases, goes_with_dossier, is_central
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.saving import name_of
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState, Step

NOT_LATE = "Hồ sơ của đơn vị nộp đúng hạn: không có căn cứ đề xuất hạ mức vì nộp chậm."


def appraise(
    *,
    actor: Actor,
    case: Case,
    marks: Marks,
    mark_reasons: Mapping[str, str],
    level: Level | None,
    reason: str,
    lower_for_lateness: bool = False,
    version: int,
) -> Appraisal:
    """Appraise one case: a reason for every changed mark, and for a level that departs.

    Lowering for lateness is only proposed here; the deciding body does it. RefusedMany at
    "mark_<code>" and "why_<code>"; Refused, Stale.
    """
    if lower_for_lateness and not came_late(case):
        raise Refused(NOT_LATE, field="lower_for_lateness")
    changed = _checked_changes(case, marks, mark_reasons)
    assessed = assess(case, marks)
    met = {
        "dossier_received": is_received(case),
        "level_chosen": level is not None,
        "difference_explained": explained(level, _held_against(case, assessed), reason),
        "changed_marks_explained": True,
    }
    check_inputs(case, Step.APPRAISE, met)
    reasons = {code: mark_reasons[code] for code in changed}
    said = {
        "level": level and level.value,
        "reason": reason,
        "marks": {code: marks[code] for code in changed},
        "lower_for_lateness": lower_for_lateness,
    }
    with transaction.atomic():
        move(case, Step.APPRAISE, met, actor=actor, version=version, details=said)
        values: dict[str, object] = {
            "mark_reasons": reasons,
            "level": level.value if level else "",
            "reason": reason,
            "lower_for_lateness": lower_for_lateness,
            "appraised_at": clock.now(),
            "appraised_by": name_of(actor),
            **freeze(assessed),
        }
        return Appraisal.objects.update_or_create(case=case, defaults=values)[0]


@dataclass(frozen=True, slots=True)
class Bulk:
    """How a bulk act went: cases done, and names of those left for a look one by one."""

    done: list[Case]
    left: list[Case]


def appraise_agreed(
    *, actor: Actor, dossier: Dossier, own: int | None, version: int | None = None
) -> Bulk:
    """Appraise "as the rules give" what nobody sees differently; the others are left alone.

    own: the reader's official, whose case is skipped: nobody acts on their own. Refused, Stale.
    """
    if version is not None and version != dossier.version:
        raise Stale(STALE)
    cases = [
        case
        for case in dossier_cases(dossier.cycle, dossier.unit)
        if case.state == CaseState.SUBMITTED.value
    ]
    agreed = agreed_cases(cases)
    done = [case for case in cases if case.pk in agreed and case.official_id not in {own} - {None}]
    if not done:
        raise Refused(
            "Không có trường hợp nào mà tự đánh giá, đơn vị, quy tắc và các ý kiến cùng một mức. "
            "Hãy thẩm định từng trường hợp."
        )
    with transaction.atomic():
        for case in done:
            appraise(
                actor=actor,
                case=case,
                marks=own_marks(case),
                mark_reasons={},
                level=agreed[case.pk],
                reason="",
                version=case.version,
            )
        said = {"cases": [case.pk for case in done]}
        record(actor, "appraise_agreed", dossier.code, unit=dossier.unit_id, details=said)
    return Bulk(done, [case for case in cases if case not in done])


def agreed_cases(
    cases: Sequence[Case], rated: Mapping[int, Assessed] | None = None
) -> dict[int, Level]:
    """By case: the level that self, unit, rules and every opinion given have in common.

    rated: by case on its own marks, where that was done already.
    """
    assessed = assess_all_own(cases) if rated is None else rated
    said: dict[int, set[str]] = {case.pk: set() for case in cases}
    answers = Opinion.objects.filter(case__in=[case.pk for case in cases]).exclude(level="")
    for case_id, answer in answers.values_list("case_id", "level"):
        said[case_id].add(answer)
    return {
        case.pk: level
        for case in cases
        if (level := assessed[case.pk].outcome.level) is not None
        and {*said[case.pk], *_levels_of(case)} == {level.value}
    }


def standing_appraisal(case: Case) -> Appraisal | None:
    """The appraisal of the case as it stands; one from before a return does not count."""
    appraisal: Appraisal | None = getattr(case, "appraisal", None)
    return appraisal if CaseState(case.state).is_past(CaseState.SUBMITTED) else None


def changed_marks(case: Case, marks: Marks) -> list[str]:
    """Codes of the criteria whose mark differs from the self-assessment's."""
    own = own_marks(case)
    return [code for code in marks if _number(marks[code]) != _number(own.get(code, ""))]


def came_late(case: Case) -> bool:
    """Whether the unit's dossier first came after the last day (D6)."""
    return is_late(case, _dossier(case))


def is_received(case: Case) -> bool:
    """Whether the dossier was checked and taken in."""
    return is_taken_in(case, _dossier(case))


def is_late(case: Case, dossier: Dossier | None) -> bool:
    """The same of a dossier at hand; VII.2.2 lowers only those who go with it."""
    return dossier is not None and dossier.late_days > 0 and goes_with_dossier(case)


def is_taken_in(case: Case, dossier: Dossier | None) -> bool:
    """The same of a dossier at hand; the centre's cases come one by one."""
    received = dossier is not None and dossier.state == Dossier.State.RECEIVED
    return received or is_central(case)


def _dossier(case: Case) -> Dossier | None:
    return Dossier.objects.filter(cycle=case.cycle_id, unit=case.unit_id).first()


def _checked_changes(case: Case, marks: Marks, reasons: Mapping[str, str]) -> list[str]:
    """Codes of the changed marks. RefusedMany where one is wrong or unexplained."""
    changed = changed_marks(case, marks)
    wrong = _wrong_marks(case, marks) | {
        f"why_{code}": "Điểm này đã sửa: ghi lý do."
        for code in changed
        if not reasons.get(code, "").strip()
    }
    if wrong:
        raise RefusedMany(wrong)
    return changed


def _held_against(case: Case, assessed: Assessed) -> list[Level | None]:
    proposal = getattr(case, "proposal", None)
    proposed = [Level(proposal.level)] if proposal and proposal.level else []
    return [assessed.outcome.level, *proposed]


def _levels_of(case: Case) -> Iterable[str]:
    for name in ("self_assessment", "proposal"):
        row = getattr(case, name, None)
        yield row.level if row else ""


def _wrong_marks(case: Case, marks: Marks) -> dict[str, str]:
    """A mark that is missing, no number, or outside 0 and its criterion's maximum."""
    wrong = {}
    for criterion in frame_of(case).criteria:
        given = _number(marks.get(criterion.code, ""))
        if given is None:
            wrong[f"mark_{criterion.code}"] = "Chưa có điểm. Ghi điểm từ 0 trở lên."
        elif not 0 <= given <= criterion.maximum:
            most = str(criterion.maximum).replace(".", ",")
            wrong[f"mark_{criterion.code}"] = f"Điểm phải từ 0 đến {most}."
    return wrong


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
