"""A sheet of cases, one a row, and a sheet of further absences → entries."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.tables.cases.cells import value_of
from sauro.tables.cases.columns import (
    ABSENCE_COLUMNS,
    ABSENCE_SLOTS,
    COLUMNS,
    Content,
)
from sauro.tables.cases.parse import Entry
from sauro.tables.errors import Place, Problems, quoted
from sauro.tables.grid import Cell, Grid, is_blank
from sauro.tables.header import Header, read_header
from sauro.tables.origin import SheetOrigin

Row = dict[str, object]
HEADERS = {column.key: column.header for column in COLUMNS}
PARTS = ("scope", "own", "collective")
ABSENCE_KEYS = ("kind", "from", "to")
Further = dict[str, list[tuple[Row, Place]]]
"""Absences kept on their own sheet, by the id of the case."""


def case_entries(grid: Grid, further: Further, problems: Problems) -> Iterator[Entry]:
    """The cases of a grid. Every entry of `further` that is used is taken out of it."""
    header = read_header(grid, COLUMNS, problems)
    if header is None:
        return
    for number, row in _rows(grid, header, problems):
        origin = SheetOrigin(grid.file, grid.sheet, number, HEADERS)
        values = _nested(row, origin)
        _add_further(values, origin, further.pop(str(row.get("id")), []))
        yield Entry(values, origin)


def further_absences(grid: Grid, problems: Problems) -> Further:
    """The absences of a sheet, by case."""
    header = read_header(grid, ABSENCE_COLUMNS, problems)
    found: Further = {}
    if header is None:
        return found
    for number, row in _rows(grid, header, problems):
        place = Place(grid.file, grid.sheet, number)
        identity = row.pop("id", None)
        if identity is None:
            column = ABSENCE_COLUMNS[0].header
            text = "thiếu giá trị; ghi mã của hồ sơ"
            problems.add(Place(grid.file, grid.sheet, number, column), text)
        else:
            found.setdefault(str(identity), []).append((row, place))
    return found


def record_unused(further: Further, problems: Problems) -> None:
    """Record absences whose case does not exist."""
    for identity, rows in further.items():
        for _, place in rows:
            problems.add(
                place, f"mã {quoted(identity)} không có trong danh sách hồ sơ; sửa mã hoặc xóa dòng"
            )


def _rows(grid: Grid, header: Header, problems: Problems) -> Iterator[tuple[int, Row]]:
    """Every row below the header that is not empty, its values by key."""
    titles = grid.rows[header.index]
    for number, cells in list(grid.numbered())[header.index + 1 :]:
        if all(map(is_blank, cells)):
            continue
        for place, cell in enumerate(cells):
            untitled = place >= len(titles) or is_blank(titles[place])
            if untitled and not is_blank(cell):
                text = f"ô thứ {place + 1} có giá trị {quoted(cell)} nhưng cột không có tiêu đề"
                where = Place(grid.file, grid.sheet, number)
                problems.add(where, f"{text}; xóa ô hoặc thêm tiêu đề")
        yield number, _values(cells, header)


def _values(cells: list[Cell], header: Header) -> Row:
    row: Row = {}
    for place, column in header.places.items():
        value = value_of(cells[place], column.content) if place < len(cells) else None
        if value is not None and column.content is not Content.REMARK:
            row[column.key] = value
    return row


def _nested(row: Row, origin: SheetOrigin) -> Row:
    """The flat keys of a row as the record expects them."""
    values: Row = {key: value for key, value in row.items() if "." not in key}
    for part in PARTS:
        inner = {
            key.removeprefix(f"{part}."): value
            for key, value in row.items()
            if key.startswith(f"{part}.")
        }
        if inner or part == "scope":
            values[part] = inner
    values["absences"] = list(_slots(row, origin))
    return values


def _slots(row: Row, origin: SheetOrigin) -> Iterator[Row]:
    used = 0
    for slot in range(1, ABSENCE_SLOTS + 1):
        names = {key: f"absence{slot}.{key}" for key in ABSENCE_KEYS}
        inner = {key: row[name] for key, name in names.items() if name in row}
        if inner:
            for key, name in names.items():
                origin.elsewhere[f"absences[{used}].{key}"] = origin.at(name)
            used += 1
            yield inner


def _add_further(values: Row, origin: SheetOrigin, rows: list[tuple[Row, Place]]) -> None:
    absences = values["absences"]
    assert isinstance(absences, list)
    for row, place in rows:
        for column in ABSENCE_COLUMNS:
            name = f"absences[{len(absences)}].{column.key}"
            origin.elsewhere[name] = Place(place.file, place.sheet, place.row, column.header)
        absences.append(row)
