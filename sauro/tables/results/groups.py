"""The sheet "Nhóm": every group against its ceiling, its candidates ranked, the cut marked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.conditions import cut_score
from sauro.regulation.parameters import show_share
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.quota import GroupCeiling
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
from sauro.tables.safe_cells import Value

FIRST_ROW = 3
GROUPS = (
    Field("Nhóm tương đồng", 26),
    Field("Cơ sở đang dùng", 11, Look.WHOLE),
    Field("Được tối đa", 15, Look.WHOLE),
    Field("Đủ điều kiện xuất sắc", 22, Look.WHOLE),
    Field("Tỷ lệ trên cơ sở đang dùng", 12, Look.SHARE),
    Field("Vượt", 12, Look.WHOLE),
    Field("Cơ sở: từ tốt trở lên", 12, Look.WHOLE),
    Field("Cơ sở: chỉ tốt", 18, Look.WHOLE),
    Field("Cơ sở: được xếp loại", 20, Look.WHOLE),
)
RANKING = (
    Field("Nhóm tương đồng", 26),
    Field("Thứ tự", 11, Look.WHOLE),
    Field("Mã hồ sơ", 15),
    Field("Đơn vị", 22),
    Field("Điểm", 12, Look.SCORE),
    Field("Tỷ lệ vượt yêu cầu", 12, Look.SHARE),
    Field("Số quý được đề xuất xuất sắc", 12, Look.WHOLE),
    Field("So với hạn mức", 18),
    Field("Ở chỗ cắt", 20),
)


def write_groups(book: Workbook, looks: Looks, result: BatchResult) -> None:
    """The groups, then the candidates of all groups, best first."""
    quota = decimal_comma(show_share(result.rules.parameters.quota))
    note = (
        f"Tối đa {quota} {result.rules.quota_base.vietnamese} của nhóm, từ 0,5 làm tròn lên 1."
        " Chỉ tính hồ sơ đã xếp loại và tính vào tỷ lệ. Hạn mức không tự hạ mức của ai."
    )
    sheet = start_sheet(book, looks, "Nhóm", "Tỷ lệ xuất sắc theo nhóm tương đồng", note)
    set_widths(sheet, GROUPS)
    write_header(sheet, looks, FIRST_ROW, GROUPS)
    row = FIRST_ROW
    for row, group in enumerate(result.groups, FIRST_ROW + 1):
        mark = "over" if group.over else ""
        write_row(sheet, looks, row, GROUPS, _group_values(group), mark)
    row += 2
    sheet.write_string(row, 0, "Thứ tự đề nghị và chỗ cắt", looks.title)
    write_header(sheet, looks, row + 1, RANKING)
    cases = {case.id: case for case, _ in result.results}
    row += 2
    for group in result.groups:
        row = _write_ranking(sheet, looks, row, group, cases)
    sheet.freeze_panes(FIRST_ROW + 1, 1)


def _group_values(group: GroupCeiling) -> list[Value]:
    number = len(group.candidates)
    return [
        group.group,
        group.base,
        group.allowed,
        number,
        Fraction(number, group.base) if group.base else "–",
        group.over,
        group.bases[QuotaBase.GOOD_AND_ABOVE],
        group.bases[QuotaBase.GOOD_ONLY],
        group.bases[QuotaBase.RATED],
    ]


def _write_ranking(
    sheet: Worksheet, looks: Looks, row: int, group: GroupCeiling, cases: Mapping[str, Case]
) -> int:
    """Write a group's candidates from `row` on; the next free row."""
    for place, identity in enumerate(group.candidates, 1):
        values = _candidate_values(group, place, cases[identity])
        write_row(sheet, looks, row, RANKING, values, _mark(group, place, identity))
        row += 1
    return row


def _mark(group: GroupCeiling, place: int, identity: str) -> str:
    tied = identity in group.tied_at_cut
    if place == group.allowed and group.over:
        return "tied cut" if tied else "cut"
    if tied:
        return "tied"
    return "over" if place > group.allowed else ""


def _candidate_values(group: GroupCeiling, place: int, case: Case) -> list[Value]:
    facts = case.facts
    return [
        group.group,
        place,
        case.id,
        case.unit,
        None if facts.score is None else Fraction(cut_score(facts.score)),
        Fraction(facts.scope.exceeded, facts.scope.counted),
        case.quarters_proposed_excellent,
        "trong hạn mức" if place <= group.allowed else "vượt hạn mức",
        "bằng nhau, tập thể chọn" if case.id in group.tied_at_cut else "",
    ]
