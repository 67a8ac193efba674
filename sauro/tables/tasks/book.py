"""Tasks → an Excel workbook: a guide and the register; without rows it is the template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.tables.people.layout import Column, Kind
from sauro.tables.people.looks import PeopleLooks
from sauro.tables.safe_cells import WORKBOOK_OPTIONS
from sauro.tables.tasks.layout import GUIDE_SHEET, TASKS
from sauro.tables.tasks.rows import KINDS, TaskRow

OPEN_ROWS = 5_000
_STEPS = (
    "Mỗi dòng ở trang Nhiệm vụ là một nhiệm vụ trong quý; không đổi tiêu đề cột.",
    "Nhập tệp xong, hệ thống cho xem trước từng dòng: mới, thay đổi, không nhận và vì sao; chưa "
    "ghi gì cho tới khi xác nhận.",
    "Sáu rõ: người, việc, thời gian (hạn), trách nhiệm, sản phẩm, thẩm quyền. Điền càng đủ càng "
    "dễ đánh giá.",
)


def tasks_xlsx(rows: Iterable[TaskRow] = ()) -> bytes:
    """The workbook of the rows."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True} | WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": "Danh mục nhiệm vụ"})
        looks = PeopleLooks(book)
        _write_register(book, looks, rows)
        _write_guide(book, looks)
    return buffer.getvalue()


def _write_register(book: Workbook, looks: PeopleLooks, rows: Iterable[TaskRow]) -> None:
    page: Worksheet = book.add_worksheet(TASKS.name)
    for place, column in enumerate(TASKS.columns):
        page.set_column(place, place, column.width, looks.cells[column.kind])
        page.write_string(0, place, column.header, looks.needed if column.needed else looks.other)
        _restrict(page, place, column)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(TASKS.columns):
            _write(page, number, place, row, column, looks)
    page.freeze_panes(1, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _restrict(page: Worksheet, place: int, column: Column) -> None:
    choices = {"axis": [str(axis) for axis in range(1, 7)], "kind": list(KINDS.values())}
    if column.key in choices:
        rule = {"validate": "list", "source": choices[column.key], "error_type": "warning"}
        page.data_validation(1, place, OPEN_ROWS, place, rule)


def _write(
    page: Worksheet, number: int, place: int, row: TaskRow, column: Column, looks: PeopleLooks
) -> None:
    """Texts are written as texts, so that "=1+1" never becomes a formula; blanks are left."""
    value = getattr(row, column.key)
    form = looks.cells[column.kind]
    if isinstance(value, date):
        page.write_datetime(number, place, datetime.combine(value, time()), form)
    elif value:
        page.write_string(number, place, KINDS.get(str(value), str(value)), form)


def _write_guide(book: Workbook, looks: PeopleLooks) -> None:
    page = book.add_worksheet(GUIDE_SHEET)
    page.hide_gridlines(2)
    for place, width in enumerate((30, 12, 80)):
        page.set_column(place, place, width, looks.text)
    page.write_string(0, 0, "Cách điền danh mục nhiệm vụ", looks.title)
    for row, step in enumerate(_STEPS, 2):
        page.merge_range(row, 0, row, 2, f"{row - 1}. {step}", looks.text)
        page.set_row(row, 32)
    start = len(_STEPS) + 3
    for place, text in enumerate(("Cột", "Bắt buộc", "Ghi gì")):
        page.write_string(start, place, text, looks.bold)
    for row, column in enumerate(TASKS.columns, start + 1):
        day = " Ghi dạng 30/06/2026." if column.kind is Kind.DAY else ""
        texts = (column.header, "có" if column.needed else "", f"{column.help}{day}")
        for place, text in enumerate(texts):
            page.write_string(row, place, text, looks.text)
