"""The unit's register of tasks (HD-QUY I.2): one task, one responsible person, one axis."""

from __future__ import annotations

import re

from django.db import transaction
from django.db.models import ProtectedError

from sauro.casework.audit.services import Actor, record
from sauro.casework.errors import Refused, Stale
from sauro.casework.people.models import Unit
from sauro.casework.work.guards import check_edit, check_open, check_period
from sauro.casework.work.models import Task
from sauro.casework.work.saving import STALE, change, code_of, note, said
from sauro.casework.work.values import TaskValues, check_values

_NUMBER = re.compile(r"NV-(\d{1,6})", re.ASCII)


def add_task(
    *,
    actor: Actor,
    unit: Unit,
    period: str,
    values: TaskValues,
    carried_from: Task | None = None,
) -> Task:
    """A new task of the register. RefusedMany by field, Refused when the quarter is over."""
    check_period(period)
    check_values(values, unit, period, carried=carried_from is not None)
    with transaction.atomic():
        columns = values.columns() | {"code": _free_code(values.code, unit, period)}
        task = Task(unit=unit, period=period, carried_from=carried_from, **columns)
        check_open(task)
        task.save(force_insert=True)
        note(task, "add_task", {key: said(value) for key, value in columns.items()}, actor)
    return task


def edit_task(*, actor: Actor, task: Task, values: TaskValues, version: int) -> Task:
    """Change a task. Refused once it is accepted, submitted, or promised in a plan; Stale."""
    columns = values.columns()
    if not values.code:
        columns.pop("code")
    different = {key for key, value in columns.items() if getattr(task, key) != value}
    with transaction.atomic():
        if "code" in different:
            _check_free(values.code, task.unit, task.period)
        if different:
            check_edit(task, different)
            check_values(values, task.unit, task.period, carried=task.carried_from_id is not None)
        return change(task, columns, "edit_task", actor=actor, version=version)


def remove_task(*, actor: Actor, task: Task, version: int) -> None:
    """Take a task out of the register; the log keeps it. Refused once anything rests on it."""
    check_edit(task, {"title"})
    if task.acceptance != Task.Acceptance.NONE or task.evidence.exists():
        raise Refused(
            f"Nhiệm vụ {task.code} đã có kết quả hoặc minh chứng nên không xóa được. "
            "Nếu ghi nhầm, hãy sửa nội dung nhiệm vụ."
        )
    details = {"code": task.code, "title": task.title, "period": task.period}
    with transaction.atomic():
        record(actor, "remove_task", code_of(task), unit=task.unit_id, details=details)
        try:
            removed, _ = Task.objects.filter(pk=task.pk, version=version).delete()
        except ProtectedError as error:
            raise Refused(
                f"Nhiệm vụ {task.code} đang nằm trong một kế hoạch hoặc đã chuyển sang quý sau. "
                "Bỏ chọn trong kế hoạch trước, rồi xóa."
            ) from error
        if not removed:
            raise Stale(STALE)


def next_code(unit: Unit, period: str) -> str:
    """The next free code of the register: NV-01, NV-02 …"""
    codes = Task.objects.filter(unit=unit, period=period).values_list("code", flat=True)
    numbers = (_NUMBER.fullmatch(code) for code in codes)
    return f"NV-{max((int(found[1]) for found in numbers if found), default=0) + 1:02}"


def _free_code(code: str, unit: Unit, period: str) -> str:
    if not code:
        return next_code(unit, period)
    _check_free(code, unit, period)
    return code


def _check_free(code: str, unit: Unit, period: str) -> None:
    if Task.objects.filter(unit=unit, period=period, code=code).exists():
        raise Refused(
            f'Mã "{code}" đã dùng cho nhiệm vụ khác của {unit.name} trong quý này. '
            "Ghi mã khác hoặc để trống để hệ thống tự đặt.",
            field="code",
        )
