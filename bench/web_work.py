"""Tasks and approved plans of a quarter: three tasks an official, one plan of them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.work.models import Plan, PlanItem, Task, TaskUpdate

TASKS = 3
AXES = 6
BATCH = 500
DONE = {
    "progress": 100,
    "quantity": Decimal(100),
    "quality": Decimal(95),
    "timeliness": Decimal(100),
    "leadership": Decimal(90),
    "acceptance": Task.Acceptance.ACCEPTED,
}


def fill(cycle: Cycle) -> None:
    """Every official's tasks, with an update each, and the plan that picks them."""
    cases = list(Case.objects.filter(cycle=cycle, official__isnull=False))
    wanted = [_task(case, number) for case in cases for number in range(TASKS)]
    tasks = Task.objects.bulk_create(wanted, batch_size=BATCH)
    now = clock.now()
    TaskUpdate.objects.bulk_create(
        [TaskUpdate(task=task, at=now, by="Người báo cáo", what="report") for task in tasks],
        batch_size=BATCH,
    )
    plans = Plan.objects.bulk_create([_plan(case) for case in cases], batch_size=BATCH)
    PlanItem.objects.bulk_create(
        [
            PlanItem(plan=plan, task=task)
            for at, plan in enumerate(plans)
            for task in tasks[at * TASKS : (at + 1) * TASKS]
        ],
        batch_size=BATCH,
    )


def _task(case: Case, number: int) -> Task:
    due = case.cycle.quarter.last_day - timedelta(days=20)
    late = (case.pk + number) % 11 == 0
    return Task(
        unit_id=case.unit_id,
        period=case.cycle.period,
        code=f"NV-{case.pk}-{number}",
        title=f"Trình đề án số {number} của năm công tác",
        axis=(case.pk + number) % AXES + 1,
        responsible_id=case.official_id,
        product=f"Đề án số {number}",
        deadline=due,
        finished_on=due + timedelta(days=5 if late else -5),
        **DONE,
    )


def _plan(case: Case) -> Plan:
    axes = {str(axis): "0" for axis in range(1, AXES + 1)}
    for number, points in zip(range(TASKS), ("30", "20", "20"), strict=True):
        axes[str((case.pk + number) % AXES + 1)] = points
    return Plan(
        case=case,
        axes=axes,
        mains=[case.pk % AXES + 1],
        submitted_at=clock.now(),
        approved_at=clock.now(),
        approved_by="Người đứng đầu",
    )
