"""The sheet that explains the template's columns in plain words."""

from __future__ import annotations

from xlsxwriter import Workbook

from sauro.tables.cases.columns import ABSENCE_COLUMNS, ABSENCES_SHEET, CASES_SHEET, COLUMNS
from sauro.tables.results.looks import LINE_HEIGHT, lines_of
from sauro.tables.template.looks import TemplateLooks

WIDTHS = (34, 16, 84)
STEPS = (
    f'Ghi mỗi hồ sơ một dòng ở trang tính "{CASES_SHEET}". Cột nền đậm phải có trong tệp; cột nền'
    " nhạt có thể xóa cả cột khi không dùng.",
    "Chỉ ghi số liệu đã xác nhận. Hệ thống không đoán, không làm tròn: ô sai được báo theo tên"
    " trang tính, dòng và cột.",
    f'Người vắng nhiều hơn hai lần: ghi thêm ở trang tính "{ABSENCES_SHEET}", mỗi lần một dòng.',
    "Xếp loại: sauro rate TỆP.xlsx --period 2026-Q2; thêm --out ket-qua.xlsx để có tệp kết quả;"
    " thêm --why MÃ để xem lý do của một hồ sơ.",
    "Trang tính Ví dụ (nếu có) chỉ để xem; hồ sơ ví dụ thuộc quý II/2026 và không có thật.",
)


def write_guide(book: Workbook, looks: TemplateLooks, name: str) -> None:
    """The steps, then every column with what to write in it."""
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, "Cách điền tệp số liệu xếp loại quý", looks.title)
    row = 2
    for number, step in enumerate(STEPS, 1):
        sheet.merge_range(row, 0, row, 2, f"{number}. {step}", looks.text)
        sheet.set_row(row, LINE_HEIGHT * lines_of(step, sum(WIDTHS)))
        row += 1
    row += 1
    for sheet_name, columns in ((CASES_SHEET, COLUMNS), (ABSENCES_SHEET, ABSENCE_COLUMNS)):
        for place, text in enumerate((f'Cột ở "{sheet_name}"', "Cột phải có", "Ghi gì")):
            sheet.write_string(row, place, text, looks.bold)
        for row, column in enumerate(columns, row + 1):  # noqa: B020 - the row goes on
            sheet.write_string(row, 0, column.header, looks.text)
            sheet.write_string(row, 1, "có" if column.needed else "", looks.text)
            sheet.write_string(row, 2, column.help, looks.text)
            sheet.set_row(row, LINE_HEIGHT * lines_of(column.help, WIDTHS[2]))
        row += 2
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
