"""The sheets of a frame's workbook → rows by key, with the place of every cell."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.tables.errors import Place, quoted
from sauro.tables.frames.cells import Findings, Row
from sauro.tables.frames.layout import ITEM, VALUE, ListSheet, PairSheet
from sauro.tables.grid import Cell, Grid, is_blank
from sauro.tables.tidy import tidy
from sauro.tables.xlsx_file import Workbook

_HEADER_ROW = 1


def list_rows(book: Workbook, spec: ListSheet, findings: Findings) -> tuple[Row, ...]:
    """The items of a list sheet; blank rows are passed over."""
    grid = _grid(book, spec, findings)
    if grid is None:
        return ()
    _put_column_places(grid, spec, findings)
    columns = _columns(grid, spec, findings)
    filled = [(number, cells) for number, cells in _below(grid) if not all(map(is_blank, cells))]
    rows = []
    for place, (number, cells) in enumerate(filled, 1):
        path = f"{spec.part}[{place}]"
        for field in spec.fields:
            where = Place(grid.file, grid.sheet, number, field.header)
            findings.places[f"{path}.{field.key}"] = where
        _refuse_stray(grid, number, cells, set(columns.values()), findings)
        rows.append(Row(path, {key: _at(cells, at) for key, at in columns.items()}, findings))
    return tuple(rows)


def pair_row(book: Workbook, spec: PairSheet, findings: Findings) -> Row:
    """The values of a sheet of pairs, as one row."""
    grid = _grid(book, spec, findings)
    cells: dict[str, Cell] = {}
    if grid is None:
        return Row("", cells, findings)
    findings.places[spec.part] = Place(grid.file, grid.sheet)
    _check_pair_header(grid, findings)
    fields = {_plain(field.header): field for field in spec.fields}
    for number, row in _below(grid):
        where = Place(grid.file, grid.sheet, number, VALUE)
        field = fields.get(_plain(_at(row, 0)))
        if field is None:
            if not all(map(is_blank, row)):
                said = f"mục {quoted(_at(row, 0))} không có trong khung; sửa tên mục hoặc xóa dòng"
                findings.problems.add(Place(grid.file, grid.sheet, number, ITEM), said)
        elif field.key in cells:
            findings.problems.add(
                where, f"mục {quoted(field.header)} ghi hai lần; xóa bớt một dòng"
            )
        else:
            cells[field.key] = _at(row, 1)
            findings.places[field.key] = where
    for field in spec.fields:
        if field.key not in cells:
            findings.places[field.key] = Place(grid.file, grid.sheet)
            findings.refuse_path(field.key, f"thiếu mục {quoted(field.header)}; thêm lại dòng này")
    return Row("", cells, findings)


def _grid(book: Workbook, spec: ListSheet | PairSheet, findings: Findings) -> Grid | None:
    if spec.name in book.sheets:
        return book.grid(spec.name)
    for field in spec.fields:
        findings.unread.add(
            field.key if isinstance(spec, PairSheet) else f"{spec.part}.{field.key}"
        )
    findings.places[spec.part] = Place(findings.file, spec.name)
    said = "thiếu trang tính này; xuất lại khung bằng sauro frames export rồi chép số liệu sang"
    findings.refuse_path(spec.part, said)
    return None


def _put_column_places(grid: Grid, spec: ListSheet, findings: Findings) -> None:
    findings.places[spec.part] = Place(grid.file, grid.sheet)
    for field in spec.fields:
        where = Place(grid.file, grid.sheet, _HEADER_ROW, field.header)
        findings.places[f"{spec.part}.{field.key}"] = where


def _columns(grid: Grid, spec: ListSheet, findings: Findings) -> dict[str, int]:
    """The column of each key; unknown, doubled and missing headers are recorded."""
    keys = {_plain(field.header): field.key for field in spec.fields}
    found: dict[str, int] = {}
    for at, cell in enumerate(grid.rows[0] if grid.rows else []):
        key = keys.get(_plain(cell))
        where = Place(grid.file, grid.sheet, _HEADER_ROW, str(cell))
        if key is None and not is_blank(cell):
            known = ", ".join(quoted(field.header) for field in spec.fields)
            findings.problems.add(where, f"tiêu đề cột lạ; các cột của trang này: {known}")
        elif key in found:
            findings.problems.add(where, "tiêu đề cột ghi hai lần; xóa bớt một cột")
        elif key is not None:
            found[key] = at
    for field in spec.fields:
        if field.key not in found:
            findings.refuse_path(f"{spec.part}.{field.key}", "thiếu cột này; ghi lại tiêu đề cột")
    return found


def _check_pair_header(grid: Grid, findings: Findings) -> None:
    for at, header in enumerate((ITEM, VALUE)):
        if not grid.rows or _plain(_at(grid.rows[0], at)) != _plain(header):
            where = Place(grid.file, grid.sheet, _HEADER_ROW, header)
            findings.problems.add(where, "thiếu cột này; ghi lại tiêu đề cột")


def _refuse_stray(
    grid: Grid, number: int, cells: list[Cell], used: set[int], findings: Findings
) -> None:
    for at, cell in enumerate(cells):
        if at not in used and _headless(grid, at) and not is_blank(cell):
            where = Place(grid.file, grid.sheet, number)
            said = f"ô thứ {at + 1} có {quoted(cell)} nhưng cột không có tiêu đề; xóa ô này"
            findings.problems.add(where, said)


def _headless(grid: Grid, at: int) -> bool:
    return is_blank(_at(grid.rows[0], at))


def _below(grid: Grid) -> Iterator[tuple[int, list[Cell]]]:
    return (pair for pair in grid.numbered() if pair[0] > _HEADER_ROW)


def _at(cells: list[Cell], at: int) -> Cell:
    return cells[at] if at < len(cells) else ""


def _plain(cell: Cell) -> str:
    return tidy(" ".join(str(cell).split())).casefold()
