"""The sheet "Lý do": one row a case, one column a condition, in the order of the ladder."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.conditions import CheckedCondition, Condition
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult
from sauro.tables.outcome_words import (
    SHORT_LEVELS,
    actual_words,
    full_level,
    holds_words,
    required_words,
)
from sauro.tables.results.looks import (
    Field,
    Looks,
    set_widths,
    start_sheet,
    write_header,
)
from sauro.tables.safe_cells import write_cell

HEADER_ROW = 3
FIRST = (Field("Mã hồ sơ", 14), Field("Mức xếp loại", 26))
WIDTH = 17
A3 = 8
"""The paper's number in Excel: the sheet is wide."""


def write_reasons(book: Workbook, looks: Looks, result: BatchResult) -> None:
    """Every condition of every case: what was measured, and whether it holds."""
    note = "Ở mức không hoàn thành, điều kiện là việc xảy ra; ô trống: điều kiện không áp dụng."
    sheet = start_sheet(book, looks, "Lý do", "Từng điều kiện của từng hồ sơ", note)
    sheet.set_paper(A3)
    conditions = _conditions([outcome for _, outcome in result.results])
    fields = [*FIRST, *(Field(_header(condition), WIDTH) for condition in conditions)]
    set_widths(sheet, fields)
    write_header(sheet, looks, HEADER_ROW, fields)
    columns = {id(condition): len(FIRST) + at for at, condition in enumerate(conditions)}
    for row, (case, outcome) in enumerate(result.results, HEADER_ROW + 1):
        write_cell(sheet, row, 0, case.id, looks.cell())
        write_cell(sheet, row, 1, full_level(outcome), looks.cell(level=outcome.level))
        _write_checks(sheet, looks, row, outcome, columns)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(result.results), len(fields) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, len(FIRST))
    sheet.repeat_rows(HEADER_ROW)


def _conditions(outcomes: Sequence[Outcome]) -> list[Condition]:
    """Every condition that applies to some case, each once, in the order of the ladder."""
    kinds = {id(outcome.required): outcome.required for outcome in outcomes}
    longest_first = sorted(kinds.values(), key=len, reverse=True)
    found = {id(condition): condition for kind in longest_first for condition in kind}
    return list(found.values())


def _header(condition: Condition) -> str:
    """ "Xuất sắc: Tổng điểm từ 90 trở lên (HD-QUY VI.1.1)"."""
    wanted = required_words(CheckedCondition(condition, (0, 1), holds=False))
    level, fact = SHORT_LEVELS[condition.level], condition.fact.vietnamese
    return f"{level}: {fact} {wanted} ({condition.clause})"


def _write_checks(
    sheet: Worksheet, looks: Looks, row: int, outcome: Outcome, columns: dict[int, int]
) -> None:
    held, failed = looks.cell(), looks.cell(mark="over")
    for checked in outcome.conditions:
        words = holds_words(checked)
        form = failed if words in {"không đạt", "xảy ra"} else held
        text = f"{words}: {actual_words(checked)}"
        sheet.write_string(row, columns[id(checked.condition)], text, form)
