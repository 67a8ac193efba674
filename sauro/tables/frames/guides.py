"""What helps to fill in a frame's workbook: choices, checked cells and running sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.frame_model import Block, Frame
from sauro.tables.frames.layout import (
    AXES,
    COEFFICIENTS,
    CRITERIA,
    FORMULA,
    HEADING,
    INDICATORS,
    LISTS_SHEET,
    NO,
    SHEETS,
    YES,
    ListSheet,
    PairSheet,
)

OPEN_ROWS = 300


def add_guides(book: Workbook, frame: Frame, reached: Format, differs: Format) -> None:
    """Add them to a workbook that holds all sheets of the layout."""
    _write_choices(book)
    _write_sums(book, frame, reached, differs)
    _write_checks(book, len(frame.axes))


def exact_float(value: int | Decimal) -> float:
    """The number as Excel holds it. ValueError when that would not be the same number."""
    if Decimal(repr(float(value))) != value:
        raise ValueError(f"{value} có quá nhiều chữ số để ghi đúng vào Excel; ghi số ngắn hơn")
    return float(value)


def _write_choices(book: Workbook) -> None:
    sheet = book.add_worksheet(LISTS_SHEET)
    sheet.write_column(0, 0, [block.vietnamese for block in Block])
    sheet.hide()


def _write_sums(book: Workbook, frame: Frame, reached: Format, differs: Format) -> None:
    shares = [f"formula.{key}" for key in ("quantity", "leadership")]
    first, last = (_line(FORMULA, key) for key in shares)
    sums = (
        (HEADING, "totals.general", _column(CRITERIA, "maximum"), frame.totals.general),
        (HEADING, "totals.results", _column(AXES, "maximum"), frame.totals.results),
        (FORMULA, "formula.full", f"$B${first}:$B${last}", frame.formula.full),
    )
    for spec, key, cells, sum_now in sums:
        sheet, line = _sheet(book, spec), _line(spec, key)
        sheet.write_formula(line - 1, 2, f"=SUM({cells})", reached, exact_float(sum_now))
        rule = {"type": "formula", "criteria": f"=$C${line}<>$B${line}", "format": differs}
        sheet.conditional_format(line - 1, 2, line - 1, 2, rule)


def _write_checks(book: Workbook, axes_count: int) -> None:
    at_least_0 = {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": "Không phải điểm",
        "error_message": "Ghi số từ 0 trở lên, ví dụ 7,5.",
    }
    choices = {
        "block": {"validate": "list", "source": f"='{LISTS_SHEET}'!$A$1:$A${len(Block)}"},
        "sample": {"validate": "list", "source": [YES, NO]},
        "in_force_from": {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)},
    }
    for spec in (HEADING, FORMULA):
        for field in spec.fields:
            if field.key in choices or "." in field.key:
                check = choices.get(field.key, at_least_0)
                line = _line(spec, field.key) - 1
                _sheet(book, spec).data_validation(line, 1, line, 1, check)
    axes = {"validate": "list", "source": f"={_column(AXES, 'number', axes_count)}"}
    for part, key, check in (
        (AXES, "maximum", at_least_0),
        (CRITERIA, "maximum", at_least_0),
        (COEFFICIENTS, "value", at_least_0),
        (INDICATORS, "axis", axes),
    ):
        column = _place(part, key)
        _sheet(book, part).data_validation(1, column, OPEN_ROWS, column, check)


def _sheet(book: Workbook, spec: ListSheet | PairSheet) -> Worksheet:
    return book.worksheets()[SHEETS.index(spec)]


def _place(spec: ListSheet | PairSheet, key: str) -> int:
    return [field.key for field in spec.fields].index(key)


def _line(spec: PairSheet, key: str) -> int:
    """The Excel row of a pair; the header is row 1."""
    return _place(spec, key) + 2


def _column(spec: ListSheet, key: str, rows: int = OPEN_ROWS) -> str:
    letter = "ABCDEFGH"[_place(spec, key)]
    return f"'{spec.name}'!${letter}$2:${letter}${rows + 1}"
