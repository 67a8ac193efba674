"""What came out of a task, as reported and as the superior accepts it (HD-QUY V.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.audit.services import Actor
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.work.guards import check_open
from sauro.casework.work.models import Task
from sauro.casework.work.saving import change
from sauro.regulation.frame_model import PART_NAMES
from sauro.regulation.period import Quarter

FULL = 100
MOST_PERCENT = Decimal("999.99")
NOT_REPORTED = "Nhiệm vụ này chưa có báo cáo kết quả nên chưa nghiệm thu được."


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A result as reported; the four parts in percent of plan, None: not reported."""

    progress: int = 0
    finished_on: date | None = None
    quantity: Decimal | None = None
    quality: Decimal | None = None
    timeliness: Decimal | None = None
    leadership: Decimal | None = None
    claims_exceeded: bool = False
    exceeded_ground: str = ""
    note: str = ""

    def columns(self) -> dict[str, object]:
        """Every column by its name; what is finished is at 100 percent."""
        columns = {each.name: getattr(self, each.name) for each in fields(self)}
        return columns | ({"progress": FULL} if self.finished_on else {})


class Decision(NamedTuple):
    """The superior's answer to one reported result; version: of the task as it was shown."""

    task: Task
    version: int
    accepted: bool
    exceeded: bool = False
    substandard: bool = False
    note: str = ""


def report_result(*, actor: Actor, task: Task, report: Report, version: int) -> Task:
    """Save a result; whatever was accepted before waits for acceptance again (reading D10).

    RefusedMany by field; Refused once the dossier is submitted; Stale. The same result again
    changes nothing.
    """
    wrong = dict(wrong_report(report, task))
    if wrong:
        raise RefusedMany(wrong)
    columns = report.columns()
    if all(getattr(task, key) == value for key, value in columns.items()) and _waits_or_accepted(
        task
    ):
        return task
    waiting = {
        "acceptance": Task.Acceptance.REPORTED,
        "accepted_by": None,
        "accepted_at": None,
        "exceeded": False,
        "substandard": False,
    }
    with transaction.atomic():
        check_open(task)
        return change(task, columns | waiting, "report_result", actor=actor, version=version)


def accept_result(
    *,
    actor: Actor,
    task: Task,
    accepted: bool,
    exceeded: bool = False,
    substandard: bool = False,
    note: str = "",
    version: int,
) -> Task:
    """Accept or refuse a reported result. RefusedMany by field; Refused; Stale.

    Exceeding is granted only with its ground; refusing and substandard need a note.
    """
    decision = Decision(task, version, accepted, exceeded, substandard, note)
    if task.acceptance == Task.Acceptance.NONE:
        raise Refused(NOT_REPORTED)
    wrong = dict(wrong_decision(decision))
    if wrong:
        raise RefusedMany(wrong)
    values: dict[str, object] = {
        "acceptance": Task.Acceptance.ACCEPTED if accepted else Task.Acceptance.REFUSED,
        "exceeded": exceeded,
        "substandard": substandard,
        "acceptance_note": note,
    }
    if all(getattr(task, key) == value for key, value in values.items()):
        return task
    by = User.objects.filter(username=actor.username).first()
    with transaction.atomic():
        check_open(task)
        values |= {"accepted_by": by, "accepted_at": clock.now()}
        return change(task, values, "accept_result", actor=actor, version=version)


def day_on_time(task: Task) -> date | None:
    """The day meant by "done in time" without a date: the deadline, today while it is to come.

    None where that cannot be: the deadline passed before the quarter began.
    """
    quarter = Quarter.parse(task.period)
    until = min(clock.today(), quarter.last_day)
    if task.deadline is None:
        return until
    return None if task.deadline < quarter.first_day else min(task.deadline, until)


def _waits_or_accepted(task: Task) -> bool:
    return task.acceptance in (Task.Acceptance.REPORTED, Task.Acceptance.ACCEPTED)


def wrong_report(report: Report, task: Task) -> Iterator[tuple[str, str]]:
    """What is wrong with a report, by field."""
    quarter = Quarter.parse(task.period)
    if not 0 <= report.progress <= FULL:
        yield "progress", "Tiến độ là số từ 0 đến 100 (%)."
    elif report.progress == FULL and report.finished_on is None:
        yield "finished_on", "Đã xong 100% thì ghi ngày hoàn thành."
    if report.finished_on is not None:
        yield from _wrong_day(report.finished_on, quarter, carried=bool(task.carried_from_id))
    for key, name in PART_NAMES.items():
        value = getattr(report, key)
        if value is None and report.finished_on is not None:
            yield key, f"Đã hoàn thành thì ghi {name.lower()} đạt bao nhiêu phần trăm kế hoạch."
        elif value is not None and not 0 <= value <= MOST_PERCENT:
            yield key, "Phần trăm so với kế hoạch là số từ 0 đến 999,99."
    if report.claims_exceeded and not report.exceeded_ground.strip():
        yield "exceeded_ground", "Đề nghị ghi nhận vượt yêu cầu thì nêu vượt ở điểm nào, căn cứ gì."


def _wrong_day(day: date, quarter: Quarter, *, carried: bool) -> Iterator[tuple[str, str]]:
    if day > clock.today():
        yield "finished_on", f"Ngày hoàn thành {day:%d/%m/%Y} chưa tới. Hãy xem lại."
    elif day > quarter.last_day:
        yield (
            "finished_on",
            f"Kết quả chỉ tính đến ngày cuối {quarter.vietnamese} ({quarter.last_day:%d/%m/%Y}). "
            "Xong sau ngày đó thì để trống ngày hoàn thành và chuyển nhiệm vụ sang quý sau.",
        )
    elif day < quarter.first_day and not carried:
        yield "finished_on", f"Ngày hoàn thành trước ngày đầu {quarter.vietnamese}. Hãy xem lại."


def wrong_decision(decision: Decision) -> Iterator[tuple[str, str]]:
    """What is wrong with an answer, by field."""
    ground = decision.task.exceeded_ground.strip() or decision.note.strip()
    if not decision.accepted and (decision.exceeded or decision.substandard):
        yield "accepted", "Không nghiệm thu thì không ghi vượt yêu cầu hay chưa đạt chất lượng."
    if not decision.accepted and not decision.note.strip():
        yield "note", "Không nghiệm thu thì nêu lý do để người thực hiện biết phải làm gì."
    if decision.exceeded and decision.substandard:
        yield "substandard", "Không thể vừa vượt yêu cầu vừa chưa đạt chất lượng. Chọn một."
    elif decision.substandard and not decision.note.strip():
        yield "note", "Ghi nhận chưa đạt chất lượng thì nêu chưa đạt ở điểm nào."
    if decision.exceeded and not ground:
        yield "exceeded", "Chỉ ghi nhận vượt yêu cầu khi có căn cứ: nêu vượt ở điểm nào."
