"""An official's plan of the quarter: drawn up, submitted, approved, reopened (HD-QUY II.4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import CLOSED, move, touch
from sauro.casework.cycles.rules import frame_of
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.work.models import Plan, PlanItem, PlanVersion, Task
from sauro.casework.work.plan_checks import plan_needs
from sauro.casework.work.saving import name_of
from sauro.casework.work.scope import own_tasks
from sauro.casework.work.snapshot import snapshot
from sauro.regulation.frame_checks import shown
from sauro.regulation.procedure.steps import CaseState, Step

NOT_PLANNING = (
    'Kế hoạch chỉ sửa được ở bước "Đang lập kế hoạch". Đã duyệt rồi thì mở lại kế hoạch, nêu lý do.'
)
MOST_WEIGHT = 100


class PlanLine(NamedTuple):
    """A task picked for the plan: weight a whole number from 1, coefficient one of the frame's."""

    task: int
    weight: int = 1
    coefficient: Decimal = Decimal(1)


def draft_of(case: Case) -> Plan:
    """The plan, or an unsaved one with the points of the block's frame."""
    plan = Plan.objects.filter(case=case).first()
    if plan is not None:
        return plan
    frame = frame_of(case)
    return Plan(case=case, axes={str(axis.number): str(axis.maximum) for axis in frame.axes})


def save_plan(
    *,
    actor: Actor,
    case: Case,
    axes: Mapping[int, Decimal],
    mains: Collection[int],
    items: Sequence[PlanLine],
    version: int,
) -> Plan:
    """Save a draft; it need not add up yet. Refused past planning, RefusedMany by field; Stale.

    version: of the case. Fields named: "axis_3", "coefficient_<task>", "weight_<task>".
    """
    check_planning(case)
    _check_lines(case, axes, items)
    with transaction.atomic():
        touch(case, version)
        plan, _ = Plan.objects.get_or_create(case=case)
        Plan.objects.filter(pk=plan.pk).update(
            axes={str(number): f"{axes[number].normalize():f}" for number in sorted(axes)},
            mains=sorted(mains),
            version=F("version") + 1,
        )
        _replace_items(plan, items)
        plan.refresh_from_db()
        details = {"axes": plan.axes, "mains": plan.mains, "products": len(items)}
        record(actor, "save_plan", case.code, unit=case.unit_id, details=details)
    return plan


def save_and_submit_plan(
    *,
    actor: Actor,
    case: Case,
    axes: Mapping[int, Decimal],
    mains: Collection[int],
    items: Sequence[PlanLine],
    version: int,
) -> Case:
    """Save and hand it over at once; where it may not be handed over nothing is saved."""
    with transaction.atomic():
        save_plan(actor=actor, case=case, axes=axes, mains=mains, items=items, version=version)
        return submit_plan(actor=actor, case=case, version=case.version)


def submit_plan(*, actor: Actor, case: Case, version: int) -> Case:
    """Hand the plan to the superior. Refused, naming what it lacks; Stale."""
    plan = draft_of(case)
    with transaction.atomic():
        moved = move(case, Step.SUBMIT_PLAN, _needs(case, plan), actor=actor, version=version)
        Plan.objects.filter(pk=plan.pk).update(submitted_at=clock.now(), returned_reason="")
    return moved


def approve_plan(*, actor: Actor, case: Case, version: int) -> PlanVersion:
    """Approve it: kept as a version, with the reason of the change where it was reopened."""
    plan = draft_of(case)
    with transaction.atomic():
        number = PlanVersion.objects.filter(plan_id=plan.pk).count() + 1
        move(
            case,
            Step.APPROVE_PLAN,
            _needs(case, plan),
            actor=actor,
            version=version,
            details={"plan_version": number},
        )
        approved_at, approved_by = clock.now(), name_of(actor)
        approved = PlanVersion.objects.create(
            plan=plan,
            number=number,
            approved_at=approved_at,
            approved_by=approved_by,
            reason=plan.change_reason,
            content=snapshot(plan),
        )
        Plan.objects.filter(pk=plan.pk).update(
            approved_at=approved_at, approved_by=approved_by, returned_reason="", change_reason=""
        )
    return approved


def return_plan(*, actor: Actor, case: Case, reason: str, version: int) -> Case:
    """Send it back with the reason; Refused without one, Stale."""
    met = {"reason_given": bool(reason.strip())}
    with transaction.atomic():
        moved = move(
            case, Step.RETURN_PLAN, met, actor=actor, version=version, details={"reason": reason}
        )
        Plan.objects.filter(case=case).update(returned_reason=reason)
    return moved


def reopen_plan(*, actor: Actor, case: Case, reason: str, version: int) -> Case:
    """Open an approved plan for a change, which the superior approves again as a new version."""
    met = {"reason_given": bool(reason.strip())}
    with transaction.atomic():
        moved = move(
            case, Step.REOPEN_PLAN, met, actor=actor, version=version, details={"reason": reason}
        )
        Plan.objects.filter(case=case).update(change_reason=reason)
    return moved


def items_of(plan: Plan) -> list[PlanItem]:
    """The plan's products with their tasks, by axis; none for an unsaved plan."""
    items = PlanItem.objects.filter(plan_id=plan.pk)
    return list(items.select_related("task", "task__field", "task__unit"))


def _needs(case: Case, plan: Plan) -> Mapping[str, bool]:
    return plan_needs(case, plan, items_of(plan))


def check_planning(case: Case) -> None:
    """Refused when the plan may not be edited now."""
    if not case.cycle.is_open:
        raise Refused(CLOSED)
    if case.state != CaseState.PLANNING or case.is_collective:
        raise Refused(NOT_PLANNING)


def _check_lines(case: Case, axes: Mapping[int, Decimal], items: Sequence[PlanLine]) -> None:
    frame = frame_of(case)
    wrong: dict[str, str] = {}
    for axis in frame.axes:
        if axis.number not in axes:
            wrong[f"axis_{axis.number}"] = "Chưa ghi điểm; ghi 0 nếu trục không liên quan."
    own = set(own_tasks(case).values_list("pk", flat=True))
    listed = "; ".join(map(shown, frame.formula.coefficients))
    for line in items:
        if line.task not in own:
            wrong[""] = "Có nhiệm vụ không do bạn chịu trách nhiệm chính. Tải lại trang, chọn lại."
        if not 1 <= line.weight <= MOST_WEIGHT:
            wrong[f"weight_{line.task}"] = f"Trọng số là số nguyên từ 1 đến {MOST_WEIGHT}."
        if line.coefficient not in frame.formula.coefficients:
            wrong[f"coefficient_{line.task}"] = f"Hệ số là một trong: {listed}."
    if wrong:
        raise RefusedMany(wrong)


def _replace_items(plan: Plan, items: Sequence[PlanLine]) -> None:
    plan.items.all().delete()
    tasks = Task.objects.in_bulk([line.task for line in items])
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, task=tasks[line.task], weight=line.weight, coefficient=line.coefficient)
        for line in sorted(items, key=lambda line: (tasks[line.task].axis, line.task))
    )
