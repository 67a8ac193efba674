"""What the template's cells accept: lists to choose from, limits for figures and days."""

from __future__ import annotations

from datetime import date

from xlsxwriter.worksheet import Worksheet

from sauro.regulation.quarter.facts import AbsenceKind, Role
from sauro.tables.cases.columns import Column, Content
from sauro.tables.exact import HIGHEST_SCORE
from sauro.tables.template.looks import TemplateLooks

LISTS_SHEET = "Danh mục"
LAST_ROW = 5000
LISTS: dict[Content, list[str]] = {
    Content.ROLE: [role.vietnamese for role in Role],
    Content.ABSENCE: [kind.vietnamese for kind in AbsenceKind],
    Content.YES_NO: ["Có", "Không"],
}
_TITLES = {Content.ROLE: "Vai trò", Content.ABSENCE: "Lý do vắng", Content.YES_NO: "Có, không"}
_FIGURES: dict[Content, dict[str, object]] = {
    Content.SCORE: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": HIGHEST_SCORE,
        "error_message": "Ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân.",
    },
    Content.COUNT: {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "error_message": "Ghi số nguyên từ 0 trở lên.",
    },
    Content.DAY: {
        "validate": "date",
        "criteria": ">=",
        "value": date(2000, 1, 1),
        "error_message": "Ghi ngày dạng 30/04/2026.",
    },
}


def write_lists(sheet: Worksheet, looks: TemplateLooks) -> None:
    """The lists that cells choose from, one a column."""
    for place, (content, words) in enumerate(LISTS.items()):
        sheet.set_column(place, place, 34)
        sheet.write_string(0, place, _TITLES[content], looks.bold)
        for row, word in enumerate(words, 1):
            sheet.write_string(row, place, word, looks.text)


def add_rules(sheet: Worksheet, place: int, column: Column) -> None:
    """Attach to a column what its cells accept."""
    rule = _rule(column.content)
    if rule is not None:
        titled = {"error_title": column.header[:32], "ignore_blank": True} | rule
        sheet.data_validation(1, place, LAST_ROW, place, titled)


def _rule(content: Content) -> dict[str, object] | None:
    if content not in LISTS:
        return _FIGURES.get(content)
    letter = "ABC"[list(LISTS).index(content)]
    source = f"='{LISTS_SHEET}'!${letter}$2:${letter}${len(LISTS[content]) + 1}"
    return {"validate": "list", "source": source, "error_message": "Chọn trong danh sách."}
