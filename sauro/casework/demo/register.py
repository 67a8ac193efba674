"""The unit's register and its officials' plans, brought in as clerk, officials and heads do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sauro.casework import clock
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.demo.world import clerk
from sauro.casework.people.models import Field
from sauro.casework.work.models import Task
from sauro.casework.work.plans import PlanLine, approve_plan, save_and_submit_plan
from sauro.casework.work.register import add_task
from sauro.casework.work.values import TaskValues
from sauro.regulation.procedure.steps import CaseState
from sauro.synthetic.data import scenario
from sauro.synthetic.work import Task as Recorded

DUTY = "Chủ trì, phối hợp các cơ quan liên quan; báo cáo tiến độ hằng tháng"
AUTHORITY = "Quyết định trong phạm vi được phân công, trình cấp trên việc vượt thẩm quyền"


def open_register(quarter: UnitQuarter, ready_by: date | None = None) -> None:
    """Every task of the unit. ready_by: deadlines of late and unfinished ones come before it."""
    fields = {field.name: field for field in Field.objects.filter(unit=quarter.unit)}
    names = {field.code: field.name for field in quarter.work.unit.fields}
    with clock.on(quarter.cycle.opened_on):
        for number, recorded in enumerate(quarter.work.tasks, 1):
            values = _values(quarter, recorded, fields.get(names[recorded.field]), ready_by)
            quarter.tasks[recorded.code] = add_task(
                actor=clerk(quarter.code),
                unit=quarter.unit,
                period=quarter.cycle.period,
                values=replace(values, code=f"NV-{number:02}"),
            )


def plan(quarter: UnitQuarter, on: date) -> None:
    """Every official plans with the own tasks; whoever is away for the quarter does not."""
    for official, case in quarter.cases().items():
        own = [task for task in quarter.work.tasks if task.responsible == official]
        planning = bool(official) and case.state == CaseState.PLANNING.value
        if not planning or quarter.is_deferred(official) or not own:
            continue
        points, mains = _points(quarter, own)
        lines = [
            PlanLine(quarter.tasks[task.code].pk, task.weight, task.coefficient) for task in own
        ]
        with clock.on(on):
            save_and_submit_plan(
                actor=quarter.world.official(official),
                case=case,
                axes=points,
                mains=mains,
                items=lines,
                version=case.version,
            )


def approve(quarter: UnitQuarter, on: date) -> None:
    """The superior approves every plan handed over."""
    for official, case in quarter.cases().items():
        if case.state == CaseState.PLAN_SUBMITTED.value:
            actor = quarter.world.superior(official, quarter.code)
            with clock.on(on):
                approve_plan(actor=actor, case=case, version=case.version)


def _values(
    quarter: UnitQuarter, task: Recorded, field: Field | None, ready_by: date | None
) -> TaskValues:
    deadline: date | None = task.deadline
    if ready_by and task.late:
        deadline = min(task.deadline, ready_by - timedelta(days=5))
    elif not task.clear.time and not task.late:
        deadline = None
    return TaskValues(
        title=task.title,
        axis=task.axis,
        field=field,
        responsible=quarter.world.officials[task.responsible],
        kind=Task.Kind(task.kind.value),
        product=task.product if task.clear.product else "",
        duty=DUTY if task.clear.duty else "",
        authority=AUTHORITY if task.clear.authority else "",
        deadline=deadline,
    )


def _points(quarter: UnitQuarter, own: Sequence[Recorded]) -> tuple[dict[int, Decimal], list[int]]:
    """Points by axis, those with most tasks first; the axes that come first are the main ones."""
    used = Counter(task.axis for task in own)
    ranked = sorted(used, key=lambda axis: (-used[axis], axis))
    settings = scenario("axes")
    given = dict(zip(ranked, settings[str(len(ranked))], strict=True))
    mains = ranked[: settings["main"][str(len(ranked))]]
    every = {axis.number: Decimal(given.get(axis.number, 0)) for axis in quarter.work.frame.axes}
    return every, mains
