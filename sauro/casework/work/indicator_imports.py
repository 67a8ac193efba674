"""Reported results from an Excel file: every row looked at first, written only when confirmed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Cycle
from sauro.casework.errors import Refused
from sauro.casework.work.imports import ImportCounts, Status
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicator_results import FINAL, check_open, save_results
from sauro.casework.work.indicator_values import Entry, Subject, fault_of, said_of
from sauro.casework.work.indicators import reported_units
from sauro.tables.indicators.rows import IndicatorRow, IndicatorsFile

CHANGED_SINCE = (
    "Kết quả đã thay đổi từ khi bạn xem trước. Chưa ghi gì: xem lại từng dòng dưới đây "
    "rồi xác nhận lại."
)
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A row of the file: about whom, what it would do, what changes, or why it is refused."""

    row: int
    status: Status
    about: str = ""
    says: tuple[str, ...] = ()
    unit: int = 0
    axis: int = 0
    indicator: str = ""
    entry: Entry | None = None


def preview_indicators(
    cycle: Cycle, axes: Collection[int], file: IndicatorsFile
) -> list[IndicatorLine]:
    """Every row in the order of the file; axes: those the reader reports. Writes nothing."""
    check_open(cycle)
    book = _Book(cycle, axes)
    refused = (IndicatorLine(each.row, Status.REFUSED, says=each.reasons) for each in file.refused)
    seen = [book.look(row) for row in file.rows]
    return sorted([*refused, *seen], key=lambda line: line.row)


def seen_of(lines: Iterable[IndicatorLine]) -> str:
    """A mark of what a preview said, so that nothing else is written when it is confirmed."""
    said = [(line.row, line.status.value, line.about, *line.says) for line in lines]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def import_indicators(
    *,
    actor: Actor,
    cycle: Cycle,
    axes: Collection[int],
    file: IndicatorsFile,
    seen: str | None = None,
    reported_by: str = "",
) -> ImportCounts:
    """Write the new and changed rows in one transaction; refused ones are left out.

    seen: the mark of the preview that was shown; Refused when results changed since.
    """
    with transaction.atomic():
        lines = preview_indicators(cycle, axes, file)
        if seen is not None and seen != seen_of(lines):
            raise Refused(CHANGED_SINCE)
        parts: dict[tuple[int, str], dict[int, Entry]] = defaultdict(dict)
        for line in lines:
            if line.entry is not None:
                parts[line.axis, line.indicator][line.unit] = line.entry
        for (axis, indicator), entries in parts.items():
            save_results(
                actor=actor,
                subject=Subject(cycle, axis, indicator),
                entries=entries,
                reported_by=reported_by,
            )
        statuses = [line.status for line in lines]
        counts = ImportCounts(
            *(statuses.count(each) for each in (Status.NEW, Status.CHANGED, Status.REFUSED))
        )
        record(actor, "import_indicators", f"cycle:{cycle.pk}", details=counts._asdict())
    return counts


class _Book:
    """What the rows are held against: the units of the cycle, what is stored, rows seen."""

    def __init__(self, cycle: Cycle, axes: Collection[int]) -> None:
        self.cycle, self.axes = cycle, axes
        self.units = {unit.code: unit for unit in reported_units(cycle)}
        stored = IndicatorResult.objects.filter(cycle=cycle).select_related("unit")
        self.stored = {(each.unit.code, each.axis, each.indicator): each for each in stored}
        self.rows: dict[Key, int] = {}

    def look(self, row: IndicatorRow) -> IndicatorLine:
        """What the row would do."""
        number = row.origin.at().row or 0
        key: Key = (row.unit, row.axis, row.indicator)
        unit, stored = self.units.get(row.unit), self.stored.get(key)
        on = f"trục {row.axis}" + (f", chỉ tiêu {row.indicator}" if row.indicator else "")
        about = f"{unit.name if unit else row.unit}, {on}"
        document = row.document or (stored.document if stored else "")
        entry = Entry(row.value, row.measure, row.text, document, stored.version if stored else 0)
        fault = self._fault(row, number, entry, stored)
        if fault or unit is None:
            return IndicatorLine(number, Status.REFUSED, about, (fault,))
        said = tuple(_changes(stored, entry))
        status = Status.CHANGED if said else Status.SAME
        if stored is None:
            status, said = Status.NEW, (said_of(entry),)
        if status is Status.SAME:
            return IndicatorLine(number, status, about)
        return IndicatorLine(number, status, about, said, unit.pk, row.axis, row.indicator, entry)

    def _fault(
        self, row: IndicatorRow, number: int, entry: Entry, stored: IndicatorResult | None
    ) -> str:
        unit = self.units.get(row.unit)
        first = self.rows.setdefault((row.unit, row.axis, row.indicator), number)
        if first != number:
            return f"Trùng dòng {first} (cùng đơn vị, trục, chỉ tiêu): xóa một dòng."
        if unit is None:
            return f'Kỳ này không có đơn vị mang mã "{row.unit}".'
        if row.axis not in self.axes:
            mine = ", ".join(str(axis) for axis in sorted(self.axes)) or "không có"
            return f"Bạn không báo cáo trục {row.axis} (trục của bạn: {mine})."
        if stored is not None and stored.final and any(_changes(stored, entry)):
            return FINAL.format(unit=unit.name)
        if not entry.document:
            return "Thiếu văn bản nguồn: ghi số, ngày, cơ quan của báo cáo."
        return fault_of(Subject(self.cycle, row.axis, row.indicator), unit, entry)


def _changes(stored: IndicatorResult | None, entry: Entry) -> Iterable[str]:
    if stored is None:
        return
    before = Entry(stored.value, stored.measure, stored.text, stored.document)
    pairs = (
        ("Kết quả", said_of(before), said_of(entry)),
        ("Nhận xét", before.text, entry.text),
        ("Văn bản nguồn", before.document, entry.document),
    )
    for name, old, new in pairs:
        if old != new:
            yield f"{name}: “{old}” → “{new}”" if old else f"{name}: “{new}”"
