"""From last quarter into this one: open tasks carried over, the plan copied (DOMAIN 8.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import touch
from sauro.casework.cycles.rules import frame_of
from sauro.casework.errors import Refused
from sauro.casework.people.models import Unit
from sauro.casework.work.guards import check_period
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.plans import check_planning
from sauro.casework.work.register import add_task
from sauro.casework.work.scope import unit_tasks
from sauro.casework.work.values import TaskValues
from sauro.regulation.period import Quarter, add_months

MONTHS_A_QUARTER = 3


def copy_last_quarter(
    *, actor: Actor, case: Case, repeat_finished: bool = False, version: int
) -> Plan:
    """Copy the plan of the quarter before: points, main axes, products with their weights.

    Open tasks are carried over with their deadline. repeat_finished: finished ones come again
    as new tasks due three months later. What stands in a former unit's register stays there.
    Refused past planning and without such a plan; Stale.
    """
    check_planning(case)
    last = _last_plan(case)
    with transaction.atomic():
        touch(case, version)
        plan, _ = Plan.objects.get_or_create(case=case)
        known = {str(axis.number) for axis in frame_of(case).axes}
        axes = {number: points for number, points in last.axes.items() if number in known}
        Plan.objects.filter(pk=plan.pk).update(
            axes=axes, mains=last.mains, version=F("version") + 1
        )
        copied = _copy_items(actor, plan, last, repeat_finished=repeat_finished)
        plan.refresh_from_db()
        details = {"from": last.case.cycle.period, "products": copied}
        record(actor, "copy_last_quarter", case.code, unit=case.unit_id, details=details)
    return plan


def carry_over(*, actor: Actor, unit: Unit, period: str) -> int:
    """Carry every open task of the unit's last quarter that was not carried yet; how many."""
    check_period(period)
    last = str(Quarter.parse(period).preceding)
    with transaction.atomic():
        tasks = (
            unit_tasks(unit, last)
            .filter(carried_to=None)
            .select_related("unit", "field", "responsible")
        )
        carried = [carry(actor, task, period) for task in tasks if is_open(task)]
        details = {"from": last, "tasks": len(carried)}
        record(actor, "carry_over", f"unit:{unit.pk}", unit=unit.pk, details=details)
    return len(carried)


def is_open(task: Task) -> bool:
    """Whether there is still something to do: not finished and accepted, and not excused."""
    done = task.finished_on is not None and task.acceptance == Task.Acceptance.ACCEPTED
    return not done and task.excuse != Task.Excuse.CONFIRMED


def carry(actor: Actor, task: Task, period: str) -> Task:
    """The same task in a later quarter, with its own deadline; the one carried before if any."""
    before = Task.objects.filter(carried_from=task, period=period).first()
    return before or add_task(
        actor=actor,
        unit=task.unit,
        period=period,
        values=_values(task, task.deadline),
        carried_from=task,
    )


def _repeat(actor: Actor, task: Task, period: str) -> Task:
    """A finished task that comes again each quarter; the one made before if any."""
    made = Task.objects.filter(
        unit=task.unit, period=period, title=task.title, responsible=task.responsible_id
    ).first()
    if made is not None:
        return made
    values = _values(task, _due_again(task, Quarter.parse(period)))
    return add_task(actor=actor, unit=task.unit, period=period, values=values)


def _due_again(task: Task, quarter: Quarter) -> date | None:
    """Three months later where that lies in the quarter, else none."""
    day = task.deadline and add_months(task.deadline, MONTHS_A_QUARTER)
    return day if day and quarter.first_day <= day <= quarter.last_day else None


def _values(task: Task, deadline: date | None) -> TaskValues:
    return TaskValues(
        title=task.title,
        axis=task.axis,
        field=task.field,
        responsible=task.responsible,
        responsible_name=task.responsible_name,
        kind=task.kind,
        product=task.product,
        duty=task.duty,
        authority=task.authority,
        deadline=deadline,
    )


def _last_plan(case: Case) -> Plan:
    last = str(case.cycle.quarter.preceding)
    plan = (
        Plan.objects.filter(case__official=case.official_id, case__cycle__period=last)
        .select_related("case__cycle")
        .first()
    )
    if plan is None:
        raise Refused(
            f"Không có kế hoạch {Quarter.parse(last).vietnamese} để sao chép. "
            "Thêm nhiệm vụ mới hoặc nhập từ Excel."
        )
    return plan


def _copy_items(actor: Actor, plan: Plan, last: Plan, *, repeat_finished: bool) -> int:
    items = last.items.filter(task__unit=plan.case.unit_id).select_related(
        "task__unit", "task__field", "task__responsible"
    )
    copies = list(_copies(actor, plan, items, repeat_finished=repeat_finished))
    PlanItem.objects.filter(plan=plan, task__in=[copy.task_id for copy in copies]).delete()
    PlanItem.objects.bulk_create(copies)
    return len(copies)


def _copies(
    actor: Actor, plan: Plan, items: Iterable[PlanItem], *, repeat_finished: bool
) -> Iterable[PlanItem]:
    period = plan.case.cycle.period
    for item in items:
        if is_open(item.task):
            task = carry(actor, item.task, period)
        elif repeat_finished:
            task = _repeat(actor, item.task, period)
        else:
            continue
        yield PlanItem(plan=plan, task=task, weight=item.weight, coefficient=item.coefficient)
