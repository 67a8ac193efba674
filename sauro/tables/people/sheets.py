"""A sheet's grid → lines: the header known by name, every stray thing refused in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import TypeVar

from sauro.tables.errors import Place, Problems, quoted
from sauro.tables.grid import Cell, Grid, is_blank
from sauro.tables.header import plain
from sauro.tables.origin import SheetOrigin
from sauro.tables.people.layout import Column, Sheet
from sauro.tables.people.line import Line, cell_value
from sauro.tables.people.rows import PeopleRow

Made = TypeVar("Made", bound=PeopleRow)


def known_columns(grid: Grid, sheet: Sheet) -> int:
    """How many of the sheet's columns the grid's first row names."""
    titles = map(plain, grid.rows[0]) if grid.rows else ()
    return len(set(titles) & {plain(column.header) for column in sheet.columns})


def read_rows(
    grid: Grid, sheet: Sheet, build: Callable[[Line], Made], problems: Problems
) -> tuple[Made, ...]:
    """The sound rows; what is wrong with the others, and rows given twice, are recorded.

    Without a needed column no row is sound.
    """
    places = _places(grid, sheet, problems)
    whole = {column for column in sheet.columns if column.needed} <= set(places.values())
    first_rows: dict[tuple[str, ...], int] = {}
    rows = []
    for line in _lines(grid, sheet, places, problems):
        row = build(line)
        _refuse_double(line, sheet, first_rows)
        if line.sound and whole:
            rows.append(row)
    return tuple(rows)


def _lines(
    grid: Grid, sheet: Sheet, places: dict[int, Column], problems: Problems
) -> Iterator[Line]:
    headers = {column.key: column.header for column in sheet.columns}
    for number, cells in list(grid.numbered())[1:]:
        if all(map(is_blank, cells)):
            continue
        _refuse_stray(grid, number, cells, problems)
        origin = SheetOrigin(grid.file, grid.sheet, number, headers)
        yield Line(sheet, _values(cells, places), origin, problems)


def _values(cells: list[Cell], places: dict[int, Column]) -> dict[str, object]:
    read = (
        (column.key, cell_value(cells[at], column))
        for at, column in places.items()
        if at < len(cells)
    )
    return {key: value for key, value in read if value is not None}


def _places(grid: Grid, sheet: Sheet, problems: Problems) -> dict[int, Column]:
    """Each column's place; unknown, doubled and missing headers are recorded."""
    names = {plain(column.header): column for column in sheet.columns}
    found: dict[int, Column] = {}
    for at, cell in enumerate(grid.rows[0]):
        if is_blank(cell):
            continue
        column = names.get(plain(cell))
        where = Place(grid.file, grid.sheet, 1, str(cell))
        if column is None:
            problems.add(where, f"tiêu đề không có trong mẫu{_meant(cell, names)}")
        elif column in found.values():
            problems.add(where, "tiêu đề ghi hai lần; xóa bớt một cột")
        else:
            found[at] = column
    _record_missing(grid, sheet, list(found.values()), problems)
    return found


def _meant(cell: Cell, names: dict[str, Column]) -> str:
    near = get_close_matches(plain(cell), names, n=1)
    guess = f" (có phải là {quoted(names[near[0]].header)}?)" if near else ""
    return f"{guess}; sửa tiêu đề hoặc xóa cột"


def _record_missing(grid: Grid, sheet: Sheet, found: list[Column], problems: Problems) -> None:
    for column in sheet.columns:
        if column.needed and column not in found:
            where = Place(grid.file, grid.sheet, 1, column.header)
            problems.add(where, "thiếu cột này ở dòng tiêu đề (dòng 1); thêm cột như trong tệp mẫu")
            problems.mute(grid.sheet, column.header)


def _refuse_stray(grid: Grid, number: int, cells: list[Cell], problems: Problems) -> None:
    titles = grid.rows[0]
    for at, cell in enumerate(cells):
        if not is_blank(cell) and (at >= len(titles) or is_blank(titles[at])):
            text = f"ô thứ {at + 1} có {quoted(cell)} nhưng cột không có tiêu đề; xóa ô này"
            problems.add(Place(grid.file, grid.sheet, number), text)


def _refuse_double(line: Line, sheet: Sheet, first_rows: dict[tuple[str, ...], int]) -> None:
    identity = line.identity(sheet.identity)
    if identity is None:
        return
    before = first_rows.setdefault(identity, line.origin.row)
    if before != line.origin.row:
        names = ", ".join(line.origin.headers[key].lower() for key in sheet.identity)
        said = " · ".join(map(quoted, identity))
        line.refuse(
            sheet.identity[0], f"trùng dòng {before} ({names}: {said}); sửa lại hoặc xóa một dòng"
        )
