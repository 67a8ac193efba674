"""Tables of text for a terminal: columns of fixed width, long cells wrapped, nothing cut off."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from sauro.cli.style import BOLD, paint, width

GAP = "  "


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of a table on the screen."""

    header: str
    width: int
    right: bool = False


class Shown(NamedTuple):
    """A cell: its text, and the colour of all of it."""

    text: str
    code: str = ""


Line = Sequence[Shown | str]


def table(slots: Sequence[Slot], lines: Iterable[Line]) -> Iterator[str]:
    """The header, a rule, then every line with its cells wrapped."""
    yield from wrapped(slots, [Shown(slot.header, BOLD) for slot in slots])
    yield GAP.join("─" * slot.width for slot in slots)
    for line in lines:
        yield from wrapped(slots, line)


def wrapped(slots: Sequence[Slot], line: Line) -> Iterator[str]:
    """One line of a table, its long cells running on below."""
    cells = [cell if isinstance(cell, Shown) else Shown(cell) for cell in line]
    pieces = [_fold(cell.text, slot.width) for cell, slot in zip(cells, slots, strict=True)]
    for row in zip_longest(*pieces, fillvalue=""):
        placed = [
            paint(_aligned(piece, slot), cell.code)
            for piece, cell, slot in zip(row, cells, slots, strict=True)
        ]
        yield GAP.join(placed).rstrip()


def _fold(text: str, width: int) -> list[str]:
    if len(text) <= width and "\n" not in text:
        return [text]
    return [piece for part in text.split("\n") for piece in textwrap.wrap(part, width) or [""]]


def _aligned(piece: str, slot: Slot) -> str:
    return piece.rjust(slot.width) if slot.right else piece.ljust(slot.width)


def fitted(texts: Iterable[str], least: int, most: int) -> int:
    """A width that fits the texts, between two limits."""
    return max(least, min(most, max(map(len, texts), default=least)))


def indented(text: str, indent: int) -> list[str]:
    """A paragraph as wide as the screen, set in by some spaces."""
    space = " " * indent
    return textwrap.wrap(text, width(), initial_indent=space, subsequent_indent=space + "  ")
