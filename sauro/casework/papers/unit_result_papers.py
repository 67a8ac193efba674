"""Phụ lục 09: a unit's results by axis, and the register they come from (HD-QUY V.2)."""

from __future__ import annotations

from datetime import date

from sauro.casework import clock
from sauro.casework.dossiers.unit_results import AxisResult, unit_axes
from sauro.casework.papers.task_words import result_words
from sauro.casework.papers.unit_records import UnitRecords
from sauro.casework.work.models import Task
from sauro.casework.work.scope import unit_tasks
from sauro.paper.papers.unit_results import AxisResults, KindResults, TaskLine, UnitResults
from sauro.vietnamese.dates import short_date


def unit_results_paper(records: UnitRecords) -> UnitResults:
    """The figures as of handing in (else as the unit's page shows them), every task behind them."""
    on = records.counting_day
    with clock.on(on):
        axes = unit_axes(records.unit, records.cycle)
    tasks = unit_tasks(records.unit, records.cycle.period).select_related("responsible")
    return UnitResults(
        head=records.head,
        period=records.cycle.title,
        unit=records.unit.name,
        until=f"ngày {short_date(on)}",
        axes=tuple(map(_axis, axes)),
        tasks=tuple(_task(task, on) for task in tasks),
        signature=records.signature,
        recipients=("Ban Tổ chức Tỉnh ủy", "Lưu"),
        comment=records.dossier.results_comment,
    )


def _axis(result: AxisResult) -> AxisResults:
    title = f"Trục {result.number}. {result.title}" if result.number else result.title
    return AxisResults(
        title,
        (
            KindResults(Task.Kind.PLANNED.label, result.planned),
            KindResults(Task.Kind.AD_HOC.label, result.ad_hoc),
            KindResults("Cộng", result.total),
        ),
    )


def _task(task: Task, on: date) -> TaskLine:
    responsible = task.responsible.name if task.responsible else task.responsible_name
    return TaskLine(
        title=f"{task.code} {task.title}",
        axis=task.axis,
        kind="Đột xuất" if task.kind == Task.Kind.AD_HOC else "Theo kế hoạch",
        person=responsible,
        product=task.product,
        due=short_date(task.deadline) if task.deadline else "",
        result=result_words(task, on),
    )
