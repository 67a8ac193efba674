"""The sheet "Biểu đồ": how many of each group got which level, as figures and as a chart."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.levels import LEVELS
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.quarter.batch import BatchResult
from sauro.tables.outcome_words import SHORT_LEVELS
from sauro.tables.results.looks import (
    LEVEL_COLOURS,
    Field,
    Look,
    Looks,
    set_widths,
    start_sheet,
    write_header,
    write_row,
)
from sauro.tables.safe_cells import Value

NAME = "Biểu đồ"
HEADER_ROW = 3
TALLEST = 1400
ALL_GROUPS = "Tất cả"
_COUNTS = [Field(SHORT_LEVELS[level], 11, Look.WHOLE) for level in LEVELS]
_SHARES = [Field(f"Tỷ lệ {SHORT_LEVELS[level].lower()}", 11, Look.SHARE) for level in LEVELS]
FIELDS = (
    Field("Nhóm tương đồng", 26),
    *_COUNTS,
    Field("Đã xếp loại (cơ sở của tỷ lệ)", 12, Look.WHOLE),
    Field("Chưa xếp loại", 10, Look.WHOLE),
    Field("Chưa đủ dữ liệu", 10, Look.WHOLE),
    Field("Tổng số hồ sơ", 10, Look.WHOLE),
    *_SHARES,
)


def write_chart(book: Workbook, looks: Looks, result: BatchResult) -> None:
    """The figures with their bases, and the stacked chart below them."""
    note = (
        "Mọi hồ sơ của nhóm, kể cả người không tính vào tỷ lệ xuất sắc của nhóm;"
        " tỷ lệ tính trên số đã xếp loại."
    )
    sheet = start_sheet(book, looks, NAME, f"Mức xếp loại {result.quarter.vietnamese}", note)
    set_widths(sheet, FIELDS)
    write_header(sheet, looks, HEADER_ROW, FIELDS)
    by_group: dict[str, list[Outcome]] = defaultdict(list)
    for case, outcome in result.results:
        by_group[case.group].append(outcome)
    row = HEADER_ROW
    for row, group in enumerate(sorted(by_group), HEADER_ROW + 1):
        write_row(sheet, looks, row, FIELDS, _values(group, by_group[group]))
    everyone = [outcome for _, outcome in result.results]
    write_row(sheet, looks, row + 1, FIELDS, _values(ALL_GROUPS, everyone), "bold")
    _insert_chart(book, sheet, len(by_group))


def _values(name: str, outcomes: list[Outcome]) -> list[Value]:
    levels = Counter(outcome.level for outcome in outcomes)
    states = Counter(outcome.status for outcome in outcomes)
    rated = states[Status.RATED]
    return [
        name,
        *(levels[level] for level in LEVELS),
        rated,
        states[Status.DEFERRED],
        states[Status.INSUFFICIENT],
        len(outcomes),
        *(Fraction(levels[level], rated) if rated else "–" for level in LEVELS),
    ]


def _insert_chart(book: Workbook, sheet: Worksheet, groups: int) -> None:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    assert isinstance(chart, ChartBar)
    first, last = HEADER_ROW + 1, HEADER_ROW + groups
    for column, level in enumerate(LEVELS, 1):
        chart.add_series(
            {
                "name": SHORT_LEVELS[level],
                "categories": [NAME, first, 0, last, 0],
                "values": [NAME, first, column, last, column],
                "fill": {"color": LEVEL_COLOURS[level]},
                "data_labels": {"value": True, "font": {"color": "white"}, "num_format": "0;;"},
                "gap": 60,
            }
        )
    chart.set_title({"name": "Số hồ sơ theo mức xếp loại, từng nhóm", "name_font": {"size": 13}})
    chart.set_y_axis({"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
    pale = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
    chart.set_x_axis({"min": 0, "num_format": "0", "major_gridlines": pale})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 980, "height": min(TALLEST, 190 + 34 * groups)})
    sheet.insert_chart(last + 3, 0, chart, {"description": "Biểu đồ mức xếp loại theo nhóm"})
