"""People → an Excel workbook: a guide, a sheet for each table, lists to choose from."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.tables.people.guide import write_guide
from sauro.tables.people.layout import (
    CHOICES,
    FIELD_MARK,
    GUIDE_SHEET,
    LISTS_SHEET,
    NO,
    SHEETS,
    YES,
    Column,
    Kind,
    Sheet,
)
from sauro.tables.people.looks import PeopleLooks
from sauro.tables.people.rows import PeopleFile, PeopleRow
from sauro.tables.safe_cells import WORKBOOK_OPTIONS

OPEN_ROWS = 20_000
_ALLOWED = dict.fromkeys(
    ("insert_rows", "delete_rows", "format_columns", "format_rows", "sort", "autofilter"), True
)
_FIRST_DAY = date(2000, 1, 1)


def people_xlsx(people: PeopleFile) -> bytes:
    """The workbook of the rows; without rows it is the template."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True} | WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": "Đơn vị, chức danh, cán bộ, phân công"})
        looks = PeopleLooks(book)
        write_guide(book, looks, GUIDE_SHEET, shown)
        for sheet in SHEETS:
            _write_sheet(book, looks, sheet, getattr(people, sheet.part))
        _write_lists(book, looks)
    return buffer.getvalue()


def shown(row: PeopleRow, column: Column) -> str | date:
    """A row's value as its cell holds it; the empty text for none."""
    value = getattr(row, column.key)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Block | Level | Position | Role):
        return value.vietnamese
    if isinstance(value, tuple) and not isinstance(value, Quarter):
        return f"{FIELD_MARK} ".join(value)
    if isinstance(value, date):
        return value
    return "" if value is None else str(value)


def _write_sheet(
    book: Workbook, looks: PeopleLooks, sheet: Sheet, rows: tuple[PeopleRow, ...]
) -> None:
    page: Worksheet = book.add_worksheet(sheet.name)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, looks.cells[column.kind])
        page.write_string(0, place, column.header, looks.needed if column.needed else looks.other)
        rule = _rule(column)
        if rule is not None:
            titled = {"error_title": column.header[:32], "ignore_blank": True} | rule
            page.data_validation(1, place, OPEN_ROWS, place, titled)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(sheet.columns):
            _write(page, number, place, shown(row, column), looks, column)
    page.set_row(0, 32)
    page.freeze_panes(1, 1)
    page.protect("", _ALLOWED)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write(
    page: Worksheet, row: int, place: int, value: str | date, looks: PeopleLooks, column: Column
) -> None:
    """Texts are written as texts, so that "=1+1" never becomes a formula; blanks are left."""
    if isinstance(value, date):
        moment = datetime.combine(value, time())
        page.write_datetime(row, place, moment, looks.cells[column.kind])
    elif value:
        page.write_string(row, place, value, looks.cells[column.kind])


def _rule(column: Column) -> dict[str, object] | None:
    if column.kind is Kind.DAY:
        return {
            "validate": "date",
            "criteria": ">=",
            "value": _FIRST_DAY,
            "error_message": "Ghi ngày dạng 30/04/2026.",
        }
    if column.kind not in CHOICES:
        return None
    letter = "ABCDEFGH"[list(CHOICES).index(column.kind)]
    source = f"='{LISTS_SHEET}'!${letter}$2:${letter}${len(CHOICES[column.kind]) + 1}"
    return {"validate": "list", "source": source, "error_message": "Chọn trong danh sách."}


def _write_lists(book: Workbook, looks: PeopleLooks) -> None:
    page = book.add_worksheet(LISTS_SHEET)
    for place, (kind, words) in enumerate(CHOICES.items()):
        page.set_column(place, place, 40)
        page.write_string(0, place, kind.value, looks.bold)
        for row, word in enumerate(words, 1):
            page.write_string(row, place, word, looks.text)
    page.protect()
