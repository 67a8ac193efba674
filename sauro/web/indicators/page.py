"""The table of units on one axis: what is reported, what the unit says, how far apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.forms import BoundField

from sauro.casework import clock
from sauro.casework.people.models import BLOCKS, Unit
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicators import (
    AxisIndicators,
    indicators_due,
    indicators_of,
    is_late,
    reported_units,
)
from sauro.web.indicators.asked import BLOCK, Asked
from sauro.web.indicators.forms import ResultsForm
from sauro.web.listing import Column, Filter, Listing, Sort, listed
from sauro.web.look.figures import DASH, signed
from sauro.web.permits import Request

SORTS = [Sort("ten", "Tên", ("sort_key", "pk")), Sort("khoi", "Khối", ("block", "sort_key", "pk"))]


@dataclass(frozen=True, slots=True)
class Row:
    """A unit: its inputs where they are open, its result, the unit's own share."""

    unit: Unit
    result: IndicatorResult | None
    late: bool
    line: AxisIndicators | None
    value: BoundField | None = None
    measure: BoundField | None = None
    text: BoundField | None = None
    version: BoundField | None = None

    @property
    def difference(self) -> str:
        """Reported minus own share, with its sign; a dash where they cannot be compared."""
        if self.line is None or self.result is None or self.result.indicator:
            return DASH
        return signed(self.line.difference)


@dataclass(frozen=True, slots=True)
class Progress:
    """Of how many units a result of this subject is there."""

    units: int
    reported: int
    fixed: int
    waiting: int

    @property
    def missing(self) -> int:
        """Units without one."""
        return self.units - self.reported


def list_units(request: Request, about: Asked) -> Listing[Unit]:
    """The units of the cycle, as the bar narrows them."""
    filters = [Filter(BLOCK, "Khối", BLOCKS, "block")]
    units = reported_units(about.cycle)
    return listed(request, units, search="search_key", sorts=SORTS, filters=filters)


def results_of(about: Asked, units: Iterable[Unit]) -> dict[int, IndicatorResult]:
    """By unit's id, the results of what the page is about."""
    subject = about.subject
    found = IndicatorResult.objects.filter(
        cycle=about.cycle, axis=subject.axis, indicator=subject.indicator, unit__in=list(units)
    )
    return {each.unit_id: each for each in found}


def rows_of(
    about: Asked,
    units: Sequence[Unit],
    results: Mapping[int, IndicatorResult],
    form: ResultsForm | None = None,
) -> list[Row]:
    """One a unit; form: with its inputs for those not final."""
    lines = indicators_of(units, about.cycle)
    due = indicators_due(about.cycle)
    open_units = {unit.pk for unit in form.units} if form else set()
    rows = []
    for unit in units:
        result = results.get(unit.pk)
        axis = next((x for x in lines[unit.pk] if x.axis.number == about.axis.number), None)
        late = result is not None and is_late(result, due)
        fields = {}
        if form is not None and unit.pk in open_units:
            names = ("value", "measure", "text", "version")
            fields = {name: form[f"{name}_{unit.pk}"] for name in names}
        rows.append(Row(unit, result, late, axis, **fields))
    return rows


def progress_of(about: Asked) -> Progress:
    """How far the body has come with the axis; waiting: provisional ones of its indicators too."""
    results = IndicatorResult.objects.filter(cycle=about.cycle, axis=about.axis.number)
    mine = Q(indicator=about.subject.indicator)
    counts = results.aggregate(
        reported=Count("pk", filter=mine),
        waiting=Count("pk", filter=Q(final=False)),
        fixed=Count("pk", filter=mine & Q(final=True)),
    )
    return Progress(units=reported_units(about.cycle).count(), **counts)


def due_of(about: Asked) -> dict[str, object]:
    """The last moment, and whether it is over."""
    due = indicators_due(about.cycle)
    return {"due": due, "overdue": due is not None and clock.today() > due.last_day}


COLUMNS = [
    Column("Mã đơn vị", lambda row: row.unit.code, width=14),
    Column("Đơn vị", lambda row: row.unit.name, width=44),
    Column("Kết quả báo cáo", lambda row: row.result.value if row.result else None),
    Column("Tính bằng", lambda row: row.result.get_measure_display() if row.result else ""),
    Column("Nhận xét", lambda row: row.result.text if row.result else "", width=40),
    Column("Văn bản nguồn", lambda row: row.result.document if row.result else "", width=36),
    Column("Tình trạng", lambda row: state_words(row), width=24),
    Column("Nhiệm vụ hoàn thành", lambda row: row.line.share.completed if row.line else None),
    Column("Nhiệm vụ được tính", lambda row: row.line.share.counted if row.line else None),
    Column("Chênh lệch (điểm %)", lambda row: row.difference),
]


def state_words(row: Row) -> str:
    """Where a result stands."""
    if row.result is None:
        return "Chưa báo cáo"
    late = ", chậm" if row.late else ""
    return ("Chính thức" if row.result.final else "Tạm báo cáo") + late
