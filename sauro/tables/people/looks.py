"""How a workbook of people looks; cells for typing are not locked, headers are."""

from __future__ import annotations

from xlsxwriter import Workbook

from sauro.tables.people.layout import Kind
from sauro.tables.results.looks import FONT

_TEXT: dict[str, object] = {"font_name": FONT, "font_size": 11, "valign": "top"}
_OPEN = _TEXT | {"locked": False, "num_format": "@"}
_DAY = _OPEN | {"num_format": "dd/mm/yyyy", "align": "right"}


class PeopleLooks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        head = _TEXT | {"bold": True, "text_wrap": True, "border": 1, "align": "center"}
        self.needed = book.add_format(head | {"bg_color": "#1F4E79", "font_color": "white"})
        self.other = book.add_format(head | {"bg_color": "#DDE7F0"})
        self.cells = {kind: book.add_format(_DAY if kind is Kind.DAY else _OPEN) for kind in Kind}
        self.title = book.add_format(_TEXT | {"bold": True, "font_size": 14})
        self.bold = book.add_format(_TEXT | {"bold": True, "text_wrap": True})
        self.text = book.add_format(_TEXT | {"text_wrap": True})
