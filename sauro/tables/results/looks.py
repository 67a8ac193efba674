"""How the result workbook looks: its formats, a table's header, the page on paper."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sauro.regulation.levels import Level
from sauro.tables.safe_cells import Value, write_cell

LEVEL_COLOURS = {
    Level.EXCELLENT: "#1E8449",
    Level.GOOD: "#2471A3",
    Level.COMPLETED: "#D4A017",
    Level.FAILED: "#C0392B",
}
_LEVEL_FILLS = {
    Level.EXCELLENT: "#D5F0DF",
    Level.GOOD: "#D6E8F5",
    Level.COMPLETED: "#FBF0CC",
    Level.FAILED: "#F8DAD6",
}
_LINE = "#BFC5CC"
FONT = "Times New Roman"
LINE_HEIGHT = 15


class Look(StrEnum):
    """What a cell holds, as far as it shows."""

    TEXT = "text"
    WHOLE = "whole"
    SCORE = "score"
    SHARE = "share"


class Field(NamedTuple):
    """A column of a result table."""

    header: str
    width: int
    look: Look = Look.TEXT


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Format] = {}
        self.title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True})
        self.note = book.add_format(
            {"font_name": FONT, "font_size": 10, "italic": True, "font_color": "#555555"}
        )
        self.header = book.add_format(
            _BASE
            | {
                "bold": True,
                "bg_color": "#E8ECF1",
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
            }
        )

    def cell(self, look: Look = Look.TEXT, level: Level | None = None, mark: str = "") -> Format:
        """The format of a cell; `mark` is "cut" (a line below), "over", "tied" or "bold"."""
        key = (look, level or "", mark)
        if key not in self._made:
            self._made[key] = self._book.add_format(_properties(look, level, mark))
        return self._made[key]


_BASE: dict[str, object] = {
    "font_name": FONT,
    "font_size": 11,
    "border": 1,
    "border_color": _LINE,
    "valign": "top",
}
_MIDDLE: dict[str, object] = {"align": "center", "valign": "vcenter"}
_SHAPES: dict[Look, dict[str, object]] = {
    Look.TEXT: {"text_wrap": True, "align": "left", "indent": 1},
    Look.WHOLE: {"num_format": "0", "align": "right"},
    Look.SCORE: {"num_format": "0.00", "align": "right"},
    Look.SHARE: {"num_format": "0.00%", "align": "right"},
}
_MARKS: dict[str, dict[str, object]] = {
    "": {},
    "bold": {"bold": True},
    "over": {"bg_color": "#FBE9E7"},
    "tied": {"bg_color": "#FFF4CE"},
    "cut": {"bottom": 5, "bottom_color": "#C0392B"},
    "tied cut": {"bg_color": "#FFF4CE", "bottom": 5, "bottom_color": "#C0392B"},
}


def _properties(look: Look, level: Level | None, mark: str) -> dict[str, object]:
    colours: dict[str, object] = {}
    if level is not None:
        colours = {"bg_color": _LEVEL_FILLS[level], "bold": True}
    return _BASE | _SHAPES[look] | colours | _MARKS[mark]


def start_sheet(
    book: Workbook, looks: Looks, name: str, title: str, note: str, *, wide: bool = True
) -> Worksheet:
    """A sheet with its title and a note below it, ready for A4."""
    sheet: Worksheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, title, looks.title)
    sheet.write_string(1, 0, note, looks.note)
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RTrang &P/&N")
    return sheet


def write_header(sheet: Worksheet, looks: Looks, row: int, fields: Sequence[Field]) -> None:
    """The header row of a table."""
    for column, field in enumerate(fields):
        write_cell(sheet, row, column, field.header, looks.header)
    set_height(sheet, row, fields, [field.header for field in fields])


def set_widths(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """The widths of the sheet's main table."""
    for column, field in enumerate(fields):
        sheet.set_column(column, column, field.width)


def write_row(
    sheet: Worksheet,
    looks: Looks,
    row: int,
    fields: Sequence[Field],
    values: Sequence[Value],
    mark: str = "",
) -> None:
    """One row of a table."""
    for column, (field, value) in enumerate(zip(fields, values, strict=True)):
        write_cell(sheet, row, column, value, looks.cell(field.look, mark=mark))
    set_height(sheet, row, fields, values)


def set_height(
    sheet: Worksheet, row: int, fields: Sequence[Field], values: Sequence[Value]
) -> None:
    """Make a row as high as its longest text: not every program does so by itself."""
    texts = zip(fields, values, strict=True)
    lines = [lines_of(value, field.width) for field, value in texts if isinstance(value, str)]
    if max(lines, default=1) > 1:
        sheet.set_row(row, LINE_HEIGHT * max(lines))


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column; its letters are narrower than figures."""
    return -(-len(text) // (width + width // 12))
