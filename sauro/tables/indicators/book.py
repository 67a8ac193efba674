"""Reported results → an Excel workbook: the register and a guide; with units it is the template."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.tables.indicators.layout import GUIDE_SHEET, INDICATORS
from sauro.tables.indicators.rows import MEASURES
from sauro.tables.people.looks import PeopleLooks
from sauro.tables.safe_cells import WORKBOOK_OPTIONS

OPEN_ROWS = 5_000
_STEPS = (
    "Mỗi dòng ở trang Kết quả các trục là kết quả của một đơn vị trên một trục, hoặc một chỉ tiêu "
    "của trục; không đổi tiêu đề cột.",
    "Ghi 92,5 cho 92,5% kế hoạch; không định dạng ô theo phần trăm.",
    "Nhập tệp xong, hệ thống cho xem trước từng dòng: mới, thay đổi, không nhận và vì sao; chưa "
    "ghi gì cho tới khi xác nhận. Dòng không có kết quả thì bỏ qua.",
)


class Line(NamedTuple):
    """A line as it is written: the texts by the columns' keys, empty where nothing is known."""

    unit: str
    unit_name: str
    axis: str
    indicator: str = ""
    value: str = ""
    measure: str = ""
    text: str = ""
    document: str = ""


def indicators_xlsx(lines: Iterable[Line] = ()) -> bytes:
    """The workbook of the lines; texts are written as texts, never as formulas."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True} | WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": "Kết quả các trục"})
        looks = PeopleLooks(book)
        _write_register(book, looks, lines)
        _write_guide(book, looks)
    return buffer.getvalue()


def _write_register(book: Workbook, looks: PeopleLooks, lines: Iterable[Line]) -> None:
    page: Worksheet = book.add_worksheet(INDICATORS.name)
    for place, column in enumerate(INDICATORS.columns):
        form = looks.cells[column.kind]
        page.set_column(place, place, column.width, form)
        page.write_string(0, place, column.header, looks.needed if column.needed else looks.other)
        if column.key == "measure":
            choices = {"validate": "list", "source": list(MEASURES.values())}
            page.data_validation(1, place, OPEN_ROWS, place, choices)
    for number, line in enumerate(lines, 1):
        for place, column in enumerate(INDICATORS.columns):
            value = getattr(line, column.key)
            if value:
                page.write_string(number, place, value, looks.cells[column.kind])
    page.freeze_panes(1, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_guide(book: Workbook, looks: PeopleLooks) -> None:
    page = book.add_worksheet(GUIDE_SHEET)
    page.hide_gridlines(2)
    for place, width in enumerate((30, 12, 80)):
        page.set_column(place, place, width, looks.text)
    page.write_string(0, 0, "Cách điền kết quả các trục", looks.title)
    for row, step in enumerate(_STEPS, 2):
        page.merge_range(row, 0, row, 2, f"{row - 1}. {step}", looks.text)
        page.set_row(row, 32)
    start = len(_STEPS) + 3
    for place, text in enumerate(("Cột", "Bắt buộc", "Ghi gì")):
        page.write_string(start, place, text, looks.bold)
    for row, column in enumerate(INDICATORS.columns, start + 1):
        for place, text in enumerate((column.header, "có" if column.needed else "", column.help)):
            page.write_string(row, place, text, looks.text)
