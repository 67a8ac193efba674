"""What came of the tasks: reported by the officials, excused or accepted by the superior."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sauro.casework import clock
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.work.excuses import ask_excuse, confirm_excuse
from sauro.casework.work.models import Task
from sauro.casework.work.results import Report, accept_result, report_result
from sauro.synthetic.work import Task as Recorded

USUAL_LEADERSHIP = 75
DOCUMENT = "Công văn số 118-CV/VP của đơn vị"
CONFIRMED_BY = "Ban Thường vụ Tỉnh ủy (Thông báo kết luận)"
NOT_ACCEPTED = "Kết quả chưa đủ căn cứ để nghiệm thu; bổ sung hồ sơ rồi báo cáo lại."
SUBSTANDARD = "Sản phẩm phải chỉnh sửa nhiều lần, chưa đạt yêu cầu về chất lượng."


def report(quarter: UnitQuarter, by: date, *, all_ready: bool) -> None:
    """Results up to a day. all_ready: whatever the quarter brings is brought by that day."""
    leadership = _leadership(quarter)
    for recorded in quarter.work.tasks:
        task = quarter.tasks[recorded.code]
        if recorded.excused:
            _excuse(quarter, recorded, task, by)
            continue
        finished = _finished(recorded, task, by, all_ready=all_ready)
        if finished is None and not all_ready:
            continue
        with clock.on(finished or by):
            report_result(
                actor=quarter.world.official(recorded.responsible),
                task=task,
                report=_report(recorded, finished, leadership.get(recorded.code)),
                version=task.version,
            )


def accept(quarter: UnitQuarter, on: date) -> None:
    """The superior answers every result reported by then."""
    for recorded in quarter.work.tasks:
        task = quarter.tasks[recorded.code]
        if task.acceptance != Task.Acceptance.REPORTED:
            continue
        if task.finished_on is not None and task.finished_on > on:
            continue
        note = "" if recorded.accepted else NOT_ACCEPTED
        with clock.on(on):
            accept_result(
                actor=quarter.world.superior(recorded.responsible, quarter.code),
                task=task,
                accepted=recorded.accepted,
                exceeded=recorded.exceeded and recorded.accepted,
                substandard=recorded.substandard and recorded.accepted,
                note=SUBSTANDARD if recorded.substandard and recorded.accepted else note,
                version=task.version,
            )


def _finished(recorded: Recorded, task: Task, by: date, *, all_ready: bool) -> date | None:
    """The day it was finished, as of the day; late ones stay late."""
    day = recorded.finished_on
    if day is None or (day > by and not all_ready):
        return None
    if recorded.late and task.deadline is not None:
        return min(by, max(task.deadline + timedelta(days=1), min(day, by)))
    return min(day, by)


def _report(recorded: Recorded, finished: date | None, leadership: int | None) -> Report:
    return Report(
        progress=0 if finished else min(recorded.quantity, 95),
        finished_on=finished,
        quantity=Decimal(recorded.quantity),
        quality=Decimal(recorded.quality),
        timeliness=Decimal(recorded.timeliness),
        leadership=Decimal(USUAL_LEADERSHIP if leadership is None else leadership),
        claims_exceeded=recorded.exceeded,
        exceeded_ground=recorded.ground,
        note=recorded.delay,
    )


def _excuse(quarter: UnitQuarter, recorded: Recorded, task: Task, by: date) -> None:
    with clock.on(by):
        ask_excuse(
            actor=quarter.world.official(recorded.responsible),
            task=task,
            cause=recorded.excused,
            document=DOCUMENT,
            version=task.version,
        )
        confirm_excuse(
            actor=quarter.world.superior(recorded.responsible, quarter.code),
            task=task,
            body=CONFIRMED_BY,
            version=task.version,
        )


def _leadership(quarter: UnitQuarter) -> dict[str, int]:
    """By task: leadership in percent, as the responsible person's own plan has it."""
    own = {task.code: task.responsible for task in quarter.work.tasks}
    return {
        pick.task: pick.leadership
        for case in quarter.work.cases
        for pick in case.plan.picks
        if own[pick.task] == case.official
    }
