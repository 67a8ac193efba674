"""What a paper says, in what order: written once, read by the Word template and by the PDF.

Texts hold values in the template language of Jinja ("{{ official.name }}"), and marks of the
layout itself: **bold**, //italic//. Values are data: nothing in them is ever read as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sauro.paper.style import BODY, Align, Style

NOTHING = "Không có."
"""What an empty table says."""
_MARKS = re.compile(r"(\*\*|//)")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. keep: on the same page as what follows."""

    content: str
    style: Style = BODY
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """`body` once for every item of the sequence named `over`."""

    item: str
    over: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class When:
    """`body` where the expression `test` holds, else `otherwise`."""

    test: str
    body: tuple[Block, ...]
    otherwise: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns without lines, never split over pages; `shares` of the width."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    shares: tuple[int, int] = (45, 55)


class Column(NamedTuple):
    """A column of a table: its head, its share of the width, where its cells stand."""

    title: str
    share: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `spans`: how many columns each cell takes, one each where empty."""

    cells: tuple[str, ...]
    spans: tuple[int, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class RowsOf:
    """`rows` once for every item of the sequence named `over`."""

    item: str
    over: str
    rows: tuple[Row | RowsOf, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with lines; its head repeats on every page; says NOTHING where `rows` is empty.

    `rows.over` is looked at to know whether it is empty; `total` closes a table that is not.
    """

    columns: tuple[Column, ...]
    rows: RowsOf
    total: Row | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Text | Each | When | Columns | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper: `code` names its template file, `title` is its name for people."""

    code: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


class Run(NamedTuple):
    """A stretch of a paragraph in one weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


def runs(content: str) -> Iterator[Run]:
    """A layout's text cut at its marks of bold and italic."""
    bold = italic = False
    for piece in _MARKS.split(content):
        if piece == "**":
            bold = not bold
        elif piece == "//":
            italic = not italic
        elif piece:
            yield Run(piece, bold, italic)
