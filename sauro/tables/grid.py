"""A grid of cells as a file gives them, before anything is known of their meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Fault:
    """Stands in a cell whose formula gave no value; no reader takes it for one."""

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | float | int | bool | date | datetime | time | timedelta | Fault
"""A cell's value; an empty cell is the empty text."""


def is_blank(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell."""
    return isinstance(cell, str) and not cell.strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a CSV file (`sheet` None); `numbers` gives each row's number in the file."""

    file: str
    sheet: str | None
    rows: list[list[Cell]]
    numbers: list[int]

    def numbered(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row with its number."""
        return zip(self.numbers, self.rows, strict=True)
