"""The Excel template for `sauro rate`: a sheet to fill, an example, a guide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.tables.cases.columns import ABSENCE_COLUMNS, ABSENCES_SHEET, CASES_SHEET, COLUMNS, Column
from sauro.tables.safe_cells import WORKBOOK_OPTIONS, write_cell
from sauro.tables.template.example import EXAMPLES, Example
from sauro.tables.template.guide import write_guide
from sauro.tables.template.looks import TemplateLooks
from sauro.tables.template.rules import LISTS_SHEET, add_rules, write_lists

EXAMPLE_SHEET = "Ví dụ"
GUIDE_SHEET = "Hướng dẫn"


def write_template(path: Path, *, filled: bool) -> None:
    """Write the template; `filled`: with the example in the sheet that is rated."""
    with Workbook(str(path), WORKBOOK_OPTIONS) as book:
        book.set_properties(
            {"title": "Mẫu nhập số liệu xếp loại quý", "keywords": "sauro template"}
        )
        looks = TemplateLooks(book)
        _table(book, looks, CASES_SHEET, COLUMNS, EXAMPLES if filled else ())
        _table(book, looks, ABSENCES_SHEET, ABSENCE_COLUMNS, ())
        if not filled:
            _table(book, looks, EXAMPLE_SHEET, COLUMNS, EXAMPLES)
        write_guide(book, looks, GUIDE_SHEET)
        write_lists(book.add_worksheet(LISTS_SHEET), looks)


def _table(
    book: Workbook,
    looks: TemplateLooks,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Example],
) -> None:
    sheet: Worksheet = book.add_worksheet(name)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, looks.cells[column.content])
        write_cell(sheet, 0, place, column.header, looks.header(needed=column.needed))
        sheet.write_comment(0, place, column.help, {"x_scale": 2, "font_size": 10})
        add_rules(sheet, place, column)
    sheet.set_row(0, 50)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for number, row in enumerate(rows, 1):
        _write_row(sheet, looks, number, columns, row)


def _write_row(
    sheet: Worksheet, looks: TemplateLooks, number: int, columns: Sequence[Column], row: Example
) -> None:
    for place, column in enumerate(columns):
        value = row.get(column.key)
        form = looks.cells[column.content]
        if isinstance(value, date):
            moment = datetime.combine(value, time())
            sheet.write_datetime(number, place, moment, form)
        elif value is not None:
            write_cell(sheet, number, place, value, form)
