"""A frame → an Excel workbook: locked headers, checked cells, running sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.frame_model import Frame
from sauro.tables.frames.guides import add_guides, exact_float
from sauro.tables.frames.layout import (
    AXES,
    COEFFICIENTS,
    CRITERIA,
    GROUNDS,
    INDICATORS,
    ITEM,
    NO,
    REACHED,
    SHEETS,
    VALUE,
    YES,
    ListSheet,
    PairSheet,
)

_TEXTS = {"code", "title", "guidance", "unit", "evidence", "clause", "statement"}
_PAIR_WIDTHS = (44, 70, 18)
_LINE_HEIGHT = 15
Value = str | int | Decimal | date
_ALLOWED = dict.fromkeys(
    ("insert_rows", "delete_rows", "format_columns", "format_rows", "sort"), True
)


class Styles(NamedTuple):
    """The formats of a workbook; cells for typing are not locked."""

    header: Format
    label: Format
    text: Format
    number: Format
    day: Format
    reached: Format
    differs: Format


def frame_xlsx(frame: Frame) -> bytes:
    """The workbook of a frame. ValueError for a number that Excel cannot hold exactly."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": frame.title, "created": _noon(frame.in_force_from)})
        styles = _styles(book)
        for spec in SHEETS:
            sheet = book.add_worksheet(spec.name)
            sheet.protect("", _ALLOWED)
            sheet.freeze_panes(1, 0)
            _set_print(sheet)
            if isinstance(spec, PairSheet):
                _write_pairs(sheet, spec, _pairs(frame), styles)
            else:
                _write_list(sheet, spec, _rows(frame)[spec.part], styles)
        add_guides(book, frame, styles.reached, styles.differs)
    return buffer.getvalue()


def _noon(day: date) -> datetime:
    """The workbook's date of making is the frame's own, so that equal frames give equal files."""
    return datetime.combine(day, time(12))


def _set_print(sheet: Worksheet) -> None:
    """A4 across, as wide as the page, the header on every page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _styles(book: Workbook) -> Styles:
    shaded = {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "top"}
    typed = {"locked": False, "text_wrap": True, "valign": "top"}
    return Styles(
        header=book.add_format(shaded),
        label=book.add_format({**shaded, "bold": False}),
        text=book.add_format({**typed, "num_format": "@"}),
        number=book.add_format({**typed, "align": "center"}),
        day=book.add_format({**typed, "num_format": "dd/mm/yyyy", "align": "center"}),
        reached=book.add_format({"italic": True, "valign": "top", "align": "center"}),
        differs=book.add_format({"bg_color": "#F8CBAD", "bold": True}),
    )


def _pairs(frame: Frame) -> Mapping[str, Value]:
    formula = frame.formula
    return {
        "id": frame.id,
        "title": frame.title,
        "block": frame.block.vietnamese,
        "sample": YES if frame.sample else NO,
        "note": frame.note,
        "in_force_from": frame.in_force_from,
        "totals.general": frame.totals.general,
        "totals.results": frame.totals.results,
        "formula.quantity": formula.quantity,
        "formula.quality": formula.quality,
        "formula.timeliness": formula.timeliness,
        "formula.leadership": formula.leadership,
        "formula.full": formula.full,
        "formula.cap": formula.cap,
    }


def _rows(frame: Frame) -> Mapping[str, Sequence[Sequence[Value]]]:
    return {
        AXES.part: frame.axes,
        CRITERIA.part: frame.criteria,
        INDICATORS.part: frame.indicators,
        COEFFICIENTS.part: [(coefficient,) for coefficient in frame.formula.coefficients],
        GROUNDS.part: frame.grounds,
    }


def _write_pairs(
    sheet: Worksheet, spec: PairSheet, values: Mapping[str, Value], styles: Styles
) -> None:
    for column, width in enumerate(_PAIR_WIDTHS):
        sheet.set_column(column, column, width)
    for column, title in enumerate((ITEM, VALUE, REACHED)):
        sheet.write_string(0, column, title, styles.header)
    for row, field in enumerate(spec.fields, 1):
        sheet.write_string(row, 0, field.header, styles.label)
        _write(sheet, row, 1, values[field.key], styles)
        _fit(sheet, row, [(values[field.key], _PAIR_WIDTHS[1])])


def _write_list(
    sheet: Worksheet, spec: ListSheet, rows: Sequence[Sequence[Value]], styles: Styles
) -> None:
    for column, field in enumerate(spec.fields):
        open_cells = styles.text if field.key in _TEXTS else styles.number
        sheet.set_column(column, column, field.width, open_cells)
        sheet.write_string(0, column, field.header, styles.header)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, styles)
        _fit(sheet, number, zip(row, (field.width for field in spec.fields), strict=True))


def _fit(sheet: Worksheet, row: int, cells: Iterable[tuple[Value, int]]) -> None:
    """Make a row high enough for its longest text; not every program does it by itself."""
    lines = max(1 + len(str(value)) // width for value, width in cells)
    if lines > 1:
        sheet.set_row(row, _LINE_HEIGHT * lines)


def _write(sheet: Worksheet, row: int, column: int, value: Value, styles: Styles) -> None:
    """Texts are written as texts, so that "=1+1" in a frame never becomes a formula."""
    if isinstance(value, str):
        sheet.write_string(row, column, value, styles.text)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles.day)
    else:
        sheet.write_number(row, column, exact_float(value), styles.number)
