"""How the template looks."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from sauro.tables.cases.columns import Content
from sauro.tables.results.looks import FONT

_TEXT: dict[str, object] = {"font_name": FONT, "font_size": 11, "valign": "top"}
_CONTENTS: dict[Content, dict[str, object]] = {
    Content.TEXT: {"num_format": "@"},
    Content.ROLE: {},
    Content.SCORE: {"num_format": "0.00"},
    Content.COUNT: {"num_format": "0"},
    Content.YES_NO: {},
    Content.ABSENCE: {},
    Content.DAY: {"num_format": "dd/mm/yyyy", "align": "right"},
    Content.REMARK: {"text_wrap": True},
}


class TemplateLooks:
    """The formats of a template."""

    def __init__(self, book: Workbook) -> None:
        head = _TEXT | {"bold": True, "text_wrap": True, "border": 1, "align": "center"}
        self.cells: dict[Content, Format] = {
            content: book.add_format(_TEXT | own) for content, own in _CONTENTS.items()
        }
        self._needed = book.add_format(head | {"bg_color": "#1F4E79", "font_color": "white"})
        self._other = book.add_format(head | {"bg_color": "#DDE7F0"})
        self.title = book.add_format(_TEXT | {"bold": True, "font_size": 14})
        self.text = book.add_format(_TEXT | {"text_wrap": True})
        self.bold = book.add_format(_TEXT | {"bold": True, "text_wrap": True})

    def header(self, *, needed: bool) -> Format:
        """A header's format: dark where the column may not be taken away."""
        return self._needed if needed else self._other
