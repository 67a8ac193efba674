"""Rows of a table flattened to text, cells parted by | or tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sauro.reconcile.letters import normalised

_RULE = re.compile(r":?-{2,}:?$|=+$")
_FEWEST_PIPED, _FEWEST_TABBED = 2, 3


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its line in the report and its cells, stripped; a ruled line has no cells."""

    number: int
    cells: tuple[str, ...]


def split_row(line: str) -> tuple[str, ...] | None:
    """The cells of `line` if it is a table's row, else None; () for a ruled line (|---|---|)."""
    bare = line.strip(" \u00a0")
    if "|" in bare:
        inner = bare.strip().removeprefix("|").removesuffix("|")
        cells = tuple(normalised(cell).strip() for cell in inner.split("|"))
        fewest = _FEWEST_PIPED
    elif "\t" in bare:
        cells = tuple(normalised(cell).strip() for cell in bare.rstrip().split("\t"))
        fewest = _FEWEST_TABBED
    else:
        return None
    if len(cells) < fewest or (fewest == _FEWEST_TABBED and sum(map(bool, cells)) < fewest):
        return None
    if all(not cell or _RULE.match(cell) for cell in cells) and any(cells):
        return ()
    return cells
