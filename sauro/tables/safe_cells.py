"""Cells written so that no program takes what somebody typed for a formula."""

from __future__ import annotations

from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

WORKBOOK_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
Value = str | int | Fraction | None


def safe_text(text: str) -> str:
    """The text; with an apostrophe before what a spreadsheet would compute.

    The workbook keeps every text as text anyway. The apostrophe holds also when the sheet is
    saved again as CSV and that file is opened.
    """
    return f"'{text}" if text[:1] in _STARTS_FORMULA else text


def write_cell(sheet: Worksheet, row: int, column: int, value: Value, form: Format) -> None:
    """A text as text, a number as a number, nothing as a formatted blank."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, safe_text(value), form)
    else:
        sheet.write_number(row, column, value, form)
