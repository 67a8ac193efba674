"""The sheet "Kết quả": one row a case."""

from __future__ import annotations

from fractions import Fraction

from xlsxwriter import Workbook

from sauro.regulation.conditions import cut_score
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case
from sauro.tables.outcome_words import full_level, remark_words
from sauro.tables.results.looks import (
    Field,
    Look,
    Looks,
    set_widths,
    start_sheet,
    write_header,
    write_row,
)
from sauro.tables.safe_cells import Value, write_cell

HEADER_ROW = 3
CASES = (
    Field("Mã hồ sơ", 14),
    Field("Đơn vị", 22),
    Field("Nhóm tương đồng", 20),
    Field("Vai trò", 14),
    Field("Điểm", 8, Look.SCORE),
    Field("Mức xếp loại", 26),
    Field("Mức nếu hạ do nộp chậm", 22),
    Field("Cách hiểu", 10),
    Field("Cần thêm gì để lên mức trên, hoặc vì sao chưa xếp loại", 48),
    Field("Căn cứ", 24),
)
LEVEL_COLUMN = 5


def write_cases(book: Workbook, looks: Looks, result: BatchResult, note: str) -> None:
    """One row a case, the level in its colour."""
    title = f"Kết quả xếp loại {result.quarter.vietnamese} theo quy tắc"
    sheet = start_sheet(book, looks, "Kết quả", title, note)
    set_widths(sheet, CASES)
    write_header(sheet, looks, HEADER_ROW, CASES)
    for row, (case, outcome) in enumerate(result.results, HEADER_ROW + 1):
        write_row(sheet, looks, row, CASES, _case_values(case, outcome, result))
        form = looks.cell(level=outcome.level)
        write_cell(sheet, row, LEVEL_COLUMN, full_level(outcome), form)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(result.results), len(CASES) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW)


def _case_values(case: Case, outcome: Outcome, result: BatchResult) -> list[Value]:
    score, late = case.facts.score, outcome.level_if_late
    return [
        case.id,
        case.unit,
        case.group,
        case.facts.role.vietnamese,
        None if score is None else Fraction(cut_score(score)),
        full_level(outcome),
        late.vietnamese if late else "",
        ", ".join(outcome.readings),
        remark_words(case, outcome, result.rules),
        "; ".join(outcome.citations),
    ]
