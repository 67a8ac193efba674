"""The register from an Excel file: every row looked at first, written only when confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from django.db import transaction

from sauro.casework.audit.services import Actor, record
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.people.models import Field, Unit
from sauro.casework.work.guards import check_edit, check_period
from sauro.casework.work.models import Task
from sauro.casework.work.register import add_task, edit_task
from sauro.casework.work.scope import unit_tasks
from sauro.casework.work.values import LABELS, TaskValues, check_values, people_of
from sauro.regulation.period import Quarter
from sauro.tables.tasks.rows import TaskRow, TasksFile
from sauro.vietnamese.order import text_key
from sauro.vietnamese.search import fold


class Status(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def vietnamese(self) -> str:
        """In words."""
        return _STATUS_NAMES[self]


CHANGED_SINCE = (
    "Danh mục nhiệm vụ đã thay đổi từ khi bạn xem trước. Chưa ghi gì: xem lại từng dòng dưới đây "
    "rồi xác nhận lại."
)
_STATUS_NAMES = {
    Status.NEW: "Thêm mới",
    Status.CHANGED: "Thay đổi",
    Status.SAME: "Không đổi",
    Status.REFUSED: "Không nhận",
}


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row of the file: what it would do, what changes, or why it is refused."""

    row: int
    status: Status
    code: str = ""
    title: str = ""
    says: tuple[str, ...] = ()
    values: TaskValues | None = None
    task: Task | None = None


class ImportCounts(NamedTuple):
    """How many rows were written, and how many left out as refused."""

    new: int
    changed: int
    refused: int


def preview_tasks(unit: Unit, period: str, file: TasksFile) -> list[PreviewLine]:
    """Every row in the order of the file. Refused when the quarter is over; writes nothing."""
    check_period(period)
    book = _Book(unit, period)
    refused = (PreviewLine(each.row, Status.REFUSED, says=each.reasons) for each in file.refused)
    seen = (book.look(row) for row in file.rows)
    return sorted([*refused, *seen], key=lambda line: line.row)


def seen_of(lines: Iterable[PreviewLine]) -> str:
    """A mark of what a preview said, so that nothing else is written when it is confirmed."""
    said = [(line.row, line.status.value, line.code, *line.says) for line in lines]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def import_tasks(
    *, actor: Actor, unit: Unit, period: str, file: TasksFile, seen: str | None = None
) -> ImportCounts:
    """Write the new and changed rows in one transaction; refused ones are left out.

    seen: the mark of the preview that was shown; Refused when the register changed since.
    """
    with transaction.atomic():
        lines = preview_tasks(unit, period, file)
        if seen is not None and seen != seen_of(lines):
            raise Refused(CHANGED_SINCE)
        for line in lines:
            if line.values is not None and line.task is not None:
                version = line.task.version
                edit_task(actor=actor, task=line.task, values=line.values, version=version)
            elif line.values is not None:
                add_task(actor=actor, unit=unit, period=period, values=line.values)
        statuses = [line.status for line in lines]
        counts = ImportCounts(
            *(statuses.count(each) for each in (Status.NEW, Status.CHANGED, Status.REFUSED))
        )
        details = {"period": period, **counts._asdict()}
        record(actor, "import_tasks", f"unit:{unit.pk}", unit=unit.pk, details=details)
    return counts


def row_of(task: Task) -> TaskRow:
    """A task of the register as a row of the file, to be changed in Excel and read again."""
    return TaskRow(
        code=task.code,
        title=task.title,
        axis=task.axis,
        field=task.field.name if task.field else "",
        responsible=task.responsible.code if task.responsible else "",
        responsible_name=task.responsible_name,
        kind=task.kind,
        product=task.product,
        duty=task.duty,
        authority=task.authority,
        deadline=task.deadline,
    )


class _Book:
    """What the rows are held against: the register, the unit's fields, the people named."""

    def __init__(self, unit: Unit, period: str) -> None:
        self.unit, self.period = unit, period
        tasks = unit_tasks(unit, period).select_related("unit", "field", "responsible")
        self.by_code = {task.code: task for task in tasks}
        self.by_title = {fold(task.title): task for task in tasks}
        self.fields = {fold(each.name): each for each in Field.objects.filter(unit=unit)}
        self.people = {each.code: each for each in people_of(unit, Quarter.parse(period))}

    def look(self, row: TaskRow) -> PreviewLine:
        """What the row would do."""
        number = row.origin.at().row or 0
        task = self.by_code.get(row.code) if row.code else self.by_title.get(fold(row.title))
        code = task.code if task else row.code
        try:
            values = self._values(row, code)
            check_values(values, self.unit, self.period, carried=bool(task and task.carried_from))
            changes = list(_changes(task, values)) if task else []
            if task and changes:
                check_edit(task, {key for key, _ in changes})
        except RefusedMany as refused:
            says = tuple(
                f"{LABELS.get(key, key)}: {text}" for key, text in refused.messages.items()
            )
            return PreviewLine(number, Status.REFUSED, code, row.title, says)
        except Refused as refused:
            return PreviewLine(number, Status.REFUSED, code, row.title, (refused.message,))
        if task is None:
            return PreviewLine(number, Status.NEW, code, row.title, (), values)
        if not changes:
            return PreviewLine(number, Status.SAME, code, row.title)
        says = tuple(text for _, text in changes)
        return PreviewLine(number, Status.CHANGED, code, row.title, says, values, task)

    def _values(self, row: TaskRow, code: str) -> TaskValues:
        field = self.fields.get(fold(row.field)) if row.field else None
        if row.field and field is None:
            names = sorted((each.name for each in self.fields.values()), key=text_key)
            known = "; ".join(names) or "chưa có"
            raise Refused(f'{self.unit.name} không có lĩnh vực "{row.field}" (đang có: {known}).')
        official = self.people.get(row.responsible)
        if row.responsible and official is None:
            raise Refused(f'{self.unit.name} không có cán bộ mang mã "{row.responsible}".')
        return TaskValues(
            code=code,
            title=row.title,
            axis=row.axis,
            field=field,
            responsible=official,
            responsible_name=row.responsible_name,
            kind=row.kind,
            product=row.product,
            duty=row.duty,
            authority=row.authority,
            deadline=row.deadline,
        )


def _changes(task: Task, values: TaskValues) -> Iterator[tuple[str, str]]:
    for key, value in values.columns().items():
        before = getattr(task, key)
        if before != value:
            yield key, f"{LABELS[key]}: {_shown(before)} → {_shown(value)}"


def _shown(value: object) -> str:
    text = f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value or "")
    return f"“{text}”" if text else "(trống)"
