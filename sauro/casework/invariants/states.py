"""A case's state agrees with the rows that its way to it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.casework.cycles.deferrals import grounds_of
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.unit_cases import goes_with_dossier
from sauro.casework.invariants.naming import place
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import CaseState

_HANDED_IN = {Dossier.State.SUBMITTED.value, Dossier.State.RECEIVED.value}


def state_faults() -> Iterator[str]:
    """What is missing behind each case's state."""
    cases = list(
        Case.objects.select_related(
            "cycle", "unit", "official", "plan", "self_assessment", "proposal", "appraisal"
        )
        .defer(*_LARGE)
        .order_by("pk")
    )
    dossiers = dict(Dossier.objects.values_list("pk", "state"))
    by_unit = {
        (cycle, unit): dossiers[pk]
        for pk, cycle, unit in Dossier.objects.values_list("pk", "cycle", "unit")
    }
    deferred = [case for case in cases if case.state == CaseState.DEFERRED.value]
    grounds = grounds_of(deferred)
    for case in cases:
        state = CaseState(case.state)
        missing = _missing(case, state, by_unit.get((case.cycle_id, case.unit_id), ""))
        if state is CaseState.DEFERRED and case.pk not in grounds:
            missing = ["không có căn cứ chưa xếp loại nào được ghi"]
        for said in missing:
            yield f'{place(case)}: ở bước "{state.vietnamese}" mà {said}.'


_LARGE = tuple(
    f"{stage}__{column}"
    for stage in ("self_assessment", "proposal", "appraisal")
    for column in ("facts", "outcome", "sheet", "marks")
)


def _missing(case: Case, state: CaseState, dossier: str) -> list[str]:
    """In words; a deferred case needs nothing of its former way."""
    plan, own = getattr(case, "plan", None), getattr(case, "self_assessment", None)
    at_least = {
        "chưa có kế hoạch": state is CaseState.PLAN_SUBMITTED and plan is None,
        "chưa có bản tự đánh giá đã gửi": state.is_past(CaseState.WORKING)
        and (own is None or own.submitted_at is None),
        "chưa có đề xuất của đơn vị": state.is_past(CaseState.SELF_ASSESSED)
        and not hasattr(case, "proposal"),
        "hồ sơ của đơn vị chưa nộp": state.is_past(CaseState.PROPOSED)
        and goes_with_dossier(case)
        and dossier not in _HANDED_IN,
        "hồ sơ của đơn vị chưa được tiếp nhận": state.is_past(CaseState.SUBMITTED)
        and goes_with_dossier(case)
        and dossier != Dossier.State.RECEIVED.value,
        "chưa có kết quả thẩm định": state.is_past(CaseState.SUBMITTED)
        and case.tier != Tier.UNIT.value
        and not hasattr(case, "appraisal"),
    }
    return [said for said, lacks in at_least.items() if lacks]
