"""Workbooks of the heat map and of the signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from django.http import HttpResponse

from sauro.casework.decisions.dashboard.leniency import UnitSignal
from sauro.casework.people.models import Unit
from sauro.web.dashboard.board import Board
from sauro.web.dashboard.heat import Heat, Row
from sauro.web.listing import Column, xlsx_response
from sauro.web.look.figures import signed

HEAT, SIGNALS = "truc", "tin-hieu"


def heat_workbook(heat: Heat, units: Sequence[Unit]) -> HttpResponse:
    """A line a unit, a column an axis: the share in words with its base."""
    columns = [Column("Đơn vị", lambda row: row.unit.name, width=44)]
    columns += [
        Column(f"Trục {number}", _percent(place), base="số nhiệm vụ được tính, %")
        for place, (number, _) in enumerate(heat.axes)
    ]
    return xlsx_response("sau truc theo don vi", columns, heat.rows(units))


def signals_workbook(board: Board) -> HttpResponse:
    """A line a unit."""
    return xlsx_response("tin hieu de dai", _SIGNAL_COLUMNS, board.signals)


def _percent(place: int) -> Callable[[Row], Fraction | None]:
    return lambda row: row.cells[place].percent


def _heads(signal: UnitSignal) -> str:
    return "; ".join(
        f"{name or 'chưa ghi tên'}: {gap.higher}/{gap.cases}" for name, gap in signal.heads
    )


_SIGNAL_COLUMNS = [
    Column("Đơn vị", lambda each: each.name, width=44),
    Column("Hồ sơ đã quyết định", lambda each: each.decided),
    Column("Tự đánh giá cao hơn", lambda each: each.own.higher, base="số có tự đánh giá"),
    Column("Số có tự đánh giá", lambda each: each.own.cases),
    Column("Chênh điểm trung bình", lambda each: signed(each.points)),
    Column("Đơn vị đề xuất cao hơn", lambda each: each.unit_gap.higher, base="số có đề xuất"),
    Column("Số có đề xuất", lambda each: each.unit_gap.cases),
    Column("Người đứng đầu đề xuất cao hơn", _heads, width=50),
]
