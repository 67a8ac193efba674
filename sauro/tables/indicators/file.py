"""Files of reported results → rows; a line without a result is passed over."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sauro.tables.errors import Place, Problems, quoted, refusal
from sauro.tables.grid import Cell, Grid, is_blank
from sauro.tables.header import plain
from sauro.tables.indicators.layout import INDICATORS
from sauro.tables.indicators.rows import MEASURES, PERCENT, IndicatorRow, IndicatorsFile
from sauro.tables.input_file import check_input
from sauro.tables.people.line import Line
from sauro.tables.people.sheets import read_rows
from sauro.tables.refused_lines import file_of_bytes, refused_lines, sheet_grid
from sauro.tables.xlsx_file import Workbook
from sauro.vietnamese.numbers import parse_points

AXES = range(1, 7)
_FILLED = ("value", "text", "document")
_MEASURES = {name.casefold(): measure for measure, name in MEASURES.items()}


def read_indicators(path: Path) -> IndicatorsFile:
    """The rows of an .xlsx file. InputErrors when the file as a whole cannot be taken."""
    check_input(path, (".xlsx",))
    grid = _as_typed(sheet_grid(Workbook(path), INDICATORS, path.name))
    problems = Problems()
    rows = read_rows(grid, INDICATORS, _row, problems)
    refused = refused_lines(problems)
    if not rows and not refused:
        raise refusal(Place(path.name), "không có kết quả nào để nhập; ghi kết quả vào tệp mẫu")
    return IndicatorsFile(rows, refused)


def read_indicators_bytes(data: bytes, name: str) -> IndicatorsFile:
    """The same of a file's bytes; `name` gives its kind, and stands in the problems' places."""
    with file_of_bytes(data, name) as path:
        return read_indicators(path)


def _as_typed(grid: Grid) -> Grid:
    """Figures as text; lines of the template that nobody filled in as blank ones."""
    header = [plain(cell) for cell in grid.rows[0]]
    filled = [
        header.index(plain(column.header))
        for column in INDICATORS.columns
        if column.key in _FILLED and plain(column.header) in header
    ]
    rows: list[list[Cell]] = [grid.rows[0]]
    for row in grid.rows[1:]:
        empty = all(at >= len(row) or is_blank(row[at]) for at in filled)
        rows.append([] if filled and empty else [_text(cell) for cell in row])
    return Grid(grid.file, grid.sheet, rows, grid.numbers)


def _text(cell: Cell) -> Cell:
    """A code such as 1.1, or a result, is a figure to Excel; its shortest writing was typed."""
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize(), "f")
    return str(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def _row(line: Line) -> IndicatorRow:
    return IndicatorRow(
        unit=line.text("unit"),
        unit_name=line.text("unit_name"),
        axis=_axis(line),
        indicator=line.text("indicator"),
        value=_value(line),
        measure=_measure(line),
        text=line.text("text"),
        document=line.text("document"),
        origin=line.origin,
    )


def _axis(line: Line) -> int:
    text = line.text("axis")
    if text.isdecimal() and int(text) in AXES:
        return int(text)
    if text:
        line.refuse("axis", f"{quoted(text)} không phải là trục; ghi số từ 1 đến 6")
    return AXES.start


def _value(line: Line) -> Decimal:
    text = line.text("value").removesuffix("%").strip()
    try:
        return parse_points(text)
    except ValueError:
        said = f"{quoted(text)} không phải là kết quả" if text else "thiếu giá trị"
        line.refuse(
            "value", f"{said}; ghi số từ 0 trở lên, nhiều nhất hai chữ số thập phân, ví dụ 92,5"
        )
        return Decimal(0)


def _measure(line: Line) -> str:
    text = line.text("measure")
    if text and text.casefold() not in _MEASURES:
        known = "; ".join(MEASURES.values())
        line.refuse("measure", f"{quoted(text)} không có trong danh mục; ghi một trong: {known}")
    return _MEASURES.get(text.casefold(), PERCENT)
