"""The header row of a grid: found below any title, every column known by its header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sauro.tables.cases.columns import Column
from sauro.tables.errors import Place, Problems, quoted
from sauro.tables.grid import Cell, Grid, is_blank
from sauro.tables.tidy import tidy

LOOKED_THROUGH = 30
FEWEST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header row is (index in the grid), and which column stands at which place."""

    index: int
    places: dict[int, Column]


def plain(cell: Cell) -> str:
    """A header as it is compared: spaces and line breaks tidied, case ignored."""
    return tidy(" ".join(str(cell).split())).casefold()


def known_headers(grid: Grid, columns: Sequence[Column]) -> int:
    """How many columns the best row of the grid names."""
    return _best_row(grid, columns)[0]


def _best_row(grid: Grid, columns: Sequence[Column]) -> tuple[int, int]:
    names = {plain(column.header) for column in columns}
    found = [
        (len({plain(cell) for cell in row} & names), -index)
        for index, row in enumerate(grid.rows[:LOOKED_THROUGH])
    ]
    known, index = max(found, default=(0, 0))
    return known, -index


def read_header(grid: Grid, columns: Sequence[Column], problems: Problems) -> Header | None:
    """The header; unknown, doubled and missing columns are recorded. None when there is none."""
    known, index = _best_row(grid, columns)
    if known < FEWEST_KNOWN:
        needed = ", ".join(quoted(column.header) for column in columns if column.needed)
        text = f"không tìm thấy dòng tiêu đề; cần các cột {needed}"
        problems.add(Place(grid.file, grid.sheet), text)
        return None
    header = Header(index, {})
    names = {plain(column.header): column for column in columns}
    for place, cell in enumerate(grid.rows[index]):
        if not is_blank(cell):
            _put(grid, header, names, place, cell, problems)
    _record_missing(grid, header, columns, problems)
    return header


def _put(
    grid: Grid,
    header: Header,
    names: dict[str, Column],
    place: int,
    cell: Cell,
    problems: Problems,
) -> None:
    column = names.get(plain(cell))
    where = Place(grid.file, grid.sheet, grid.numbers[header.index], str(cell))
    if column is None:
        near = get_close_matches(plain(cell), names, n=1)
        meant = f" (có phải là {quoted(names[near[0]].header)}?)" if near else ""
        problems.add(where, f"tiêu đề không có trong mẫu{meant}; sửa tiêu đề hoặc xóa cột")
    elif column in header.places.values():
        problems.add(where, "tiêu đề ghi hai lần; xóa bớt một cột")
    else:
        header.places[place] = column


def _record_missing(
    grid: Grid, header: Header, columns: Sequence[Column], problems: Problems
) -> None:
    there = set(header.places.values())
    row = grid.numbers[header.index]
    for column in columns:
        if column.needed and column not in there:
            where = Place(grid.file, grid.sheet, row, column.header)
            problems.add(where, "thiếu cột này; thêm cột như trong tệp mẫu (sauro template rate)")
            problems.mute(grid.sheet, column.header)
