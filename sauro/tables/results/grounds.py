"""The sheet "Căn cứ": the rulebook, its values with their clauses, and the readings used."""

from __future__ import annotations

from collections import Counter

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.readings import reading
from sauro.tables.outcome_words import decimal_comma
from sauro.tables.results.looks import (
    Field,
    Look,
    Looks,
    set_widths,
    start_sheet,
    write_header,
    write_row,
)

FIRST_ROW = 3
CEILING_READINGS = ("D7", "D14")
HEAD = (Field("Mục", 44), Field("Nội dung", 60), Field("Điều khoản", 34), Field("Tên", 26))
READINGS = (
    Field("Câu hỏi văn bản còn để ngỏ", 44),
    Field("Cách hiểu đã dùng", 60),
    Field("Mã", 34),
    Field("Số hồ sơ", 26, Look.WHOLE),
)


def write_grounds(book: Workbook, looks: Looks, result: BatchResult) -> None:
    """What the result rests on."""
    note = "Mức trong tệp này là mức theo quy tắc; cấp có thẩm quyền xem xét và quyết định."
    sheet = start_sheet(book, looks, "Căn cứ", "Căn cứ của kết quả", note)
    set_widths(sheet, HEAD)
    row = _write_parameters(sheet, looks, result)
    _write_readings(sheet, looks, result, row + 1)


def _write_parameters(sheet: Worksheet, looks: Looks, result: BatchResult) -> int:
    rulebook, quarter = result.rulebook, result.quarter
    last_day = quarter.last_day
    rows = [
        (
            "Kỳ xếp loại",
            f"{quarter.vietnamese} ({quarter.first_day:%d/%m/%Y} – {last_day:%d/%m/%Y})",
        ),
        ("Bộ quy tắc", rulebook.title),
    ]
    write_header(sheet, looks, FIRST_ROW, HEAD)
    row = FIRST_ROW + 1
    for title, text in rows:
        write_row(sheet, looks, row, HEAD, (title, text, rulebook.in_force_clause, rulebook.id))
        row += 1
    for name, parameter in rulebook.parameters.items():
        dated = parameter.on(last_day)
        shown = decimal_comma(parameter.show(dated.value))
        write_row(sheet, looks, row, HEAD, (parameter.title, shown, dated.clause, name))
        row += 1
    return row


def _write_readings(sheet: Worksheet, looks: Looks, result: BatchResult, row: int) -> None:
    """The readings that outcomes name, and those of the ceiling, which concern every case."""
    named = Counter(name for _, outcome in result.results for name in outcome.readings)
    used = [reading(name) for name in {*named, *CEILING_READINGS}]
    write_header(sheet, looks, row, READINGS)
    for place, each in enumerate(sorted(used, key=lambda one: one.number), row + 1):
        number = named.get(each.id, len(result.results))
        values = (each.question, each.taken.text, each.id, number)
        write_row(sheet, looks, place, READINGS, values)
