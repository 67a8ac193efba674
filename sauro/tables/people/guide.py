"""The sheet that explains every column in plain words, beside made-up examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.tables.people.example import EXAMPLE
from sauro.tables.people.layout import SHEETS, Column, Sheet
from sauro.tables.people.looks import PeopleLooks
from sauro.tables.people.rows import PeopleRow
from sauro.tables.results.looks import LINE_HEIGHT, lines_of

Shown = Callable[[PeopleRow, Column], str | date]
_WIDTHS = (26, 12, 52, 26, 26, 26)
_HEADINGS = ("Bắt buộc", "Ghi gì", "Ví dụ 1", "Ví dụ 2", "Ví dụ 3")
_STEPS = (
    "Mỗi trang tính là một bảng, mỗi dòng một đơn vị, nhóm, chức danh, người, lần phân công hoặc"
    " quyết định. Có thể chỉ nộp một vài trang tính; không đổi tên trang tính và tiêu đề cột.",
    "Mã do nơi quản trị đặt; mỗi đơn vị, nhóm, chức danh, người giữ một mã qua mọi lần nhập. Mã"
    " cấp trên, mã nhóm và các mã ở trang Phân công phải có trong tệp hoặc đã có trong hệ thống.",
    "Hệ thống không đoán: ô sai được báo theo tên trang tính, dòng và cột, tất cả trong một lần.",
    "Các ví dụ dưới đây không có thật và không được nhập.",
)


def write_guide(book: Workbook, looks: PeopleLooks, name: str, shown: Shown) -> None:
    """The steps, then each sheet's columns; `shown` gives an example's value as cells hold it."""
    page = book.add_worksheet(name)
    page.hide_gridlines(2)
    for place, width in enumerate(_WIDTHS):
        page.set_column(place, place, width)
    page.write_string(0, 0, "Cách điền tệp đơn vị và cán bộ", looks.title)
    for row, step in enumerate(_STEPS, 2):
        page.merge_range(row, 0, row, len(_WIDTHS) - 1, f"{row - 1}. {step}", looks.text)
        page.set_row(row, LINE_HEIGHT * lines_of(step, sum(_WIDTHS)))
    row = len(_STEPS) + 3
    for sheet in SHEETS:
        row = _explain(page, looks, row, sheet, shown)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _explain(page: Worksheet, looks: PeopleLooks, row: int, sheet: Sheet, shown: Shown) -> int:
    """One sheet's columns, a line each; the row where the next table starts."""
    for place, text in enumerate((f'Cột ở "{sheet.name}"', *_HEADINGS)):
        page.write_string(row, place, text, looks.bold)
    examples: tuple[PeopleRow, ...] = getattr(EXAMPLE, sheet.part)
    for at, column in enumerate(sheet.columns, row + 1):
        values = [_written(shown(example, column)) for example in examples]
        texts = (column.header, "có" if column.needed else "", column.help, *values)
        for place, text in enumerate(texts):
            page.write_string(at, place, text, looks.text)
        lines = (lines_of(text, width) for text, width in zip(texts, _WIDTHS, strict=False))
        page.set_row(at, LINE_HEIGHT * max(1, *lines))
    return row + len(sheet.columns) + 2


def _written(value: str | date) -> str:
    return value if isinstance(value, str) else f"{value:%d/%m/%Y}"
