"""People ↔ files: what is written is read back equal; what is wrong is named with its place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from sauro.tables.csv_file import read_csv
from sauro.tables.errors import Place, Problems, quoted, refusal
from sauro.tables.grid import Grid, is_blank
from sauro.tables.header import plain
from sauro.tables.input_file import check_input
from sauro.tables.output_file import refuse_existing, write_whole
from sauro.tables.people import build
from sauro.tables.people.book import people_xlsx
from sauro.tables.people.checks import check_people
from sauro.tables.people.layout import (
    ASSIGNMENTS,
    GROUPS,
    GUIDE_SHEET,
    LISTS_SHEET,
    OFFICIALS,
    PAPER_DECISIONS,
    POSTS,
    SHEETS,
    UNITS,
    Sheet,
)
from sauro.tables.people.line import Line
from sauro.tables.people.rows import PeopleFile
from sauro.tables.people.sheets import Made, known_columns, read_rows
from sauro.tables.xlsx_file import Workbook

__all__ = [
    "people_xlsx",
    "read_people",
    "read_people_bytes",
    "write_people",
    "write_people_template",
]

FEWEST_KNOWN = 2
LONGEST_NAME = 60
_PASSED_OVER = {plain(GUIDE_SHEET), plain(LISTS_SHEET)}


def read_people(path: Path) -> PeopleFile:
    """The rows of an .xlsx file (any of the sheets) or a .csv file (one sheet's columns).

    Raises InputErrors with every problem, the first 100 named.
    """
    check_input(path, (".xlsx", ".csv"))
    problems = Problems()
    of_csv = path.suffix.lower() == ".csv"
    people = _people(_csv_grids(path) if of_csv else _excel_grids(path, problems), problems)
    check_people(people, problems)
    problems.refuse()
    if people == PeopleFile():
        raise refusal(Place(path.name), "không có dòng nào để nhập; ghi số liệu vào tệp mẫu")
    return people


def read_people_bytes(data: bytes, name: str) -> PeopleFile:
    """The same of a file's bytes; `name` gives its kind, and stands in the problems' places."""
    shown = "".join(letter for letter in Path(name).name if letter.isprintable())
    with tempfile.TemporaryDirectory(prefix="sauro-") as folder:
        path = Path(folder) / shown[-LONGEST_NAME:]
        path.write_bytes(data)
        return read_people(path)


def write_people(people: PeopleFile, path: Path) -> None:
    """Write the workbook; raises InputErrors rather than replace an existing file."""
    refuse_existing(path)
    data = people_xlsx(people)

    def put(made: Path) -> None:
        made.write_bytes(data)

    write_whole(path, put)


def write_people_template(path: Path) -> None:
    """Write the workbook without rows, to be filled in."""
    write_people(PeopleFile(), path)


def _excel_grids(path: Path, problems: Problems) -> dict[Sheet, Grid]:
    """The grids by sheet. Blank sheets are passed over, filled ones of other names refused."""
    book = Workbook(path)
    named = {plain(sheet.name): sheet for sheet in SHEETS}
    grids: dict[Sheet, Grid] = {}
    for name in book.sheets:
        if plain(name) in _PASSED_OVER:
            continue
        sheet, grid = named.get(plain(name)), book.grid(name)
        if all(is_blank(cell) for row in grid.rows for cell in row):
            continue
        if sheet is not None:
            grids[sheet] = grid
        else:
            known = ", ".join(quoted(sheet.name) for sheet in SHEETS)
            text = f"trang tính không có trong mẫu; đổi tên thành một trong {known}, hoặc xóa"
            problems.add(Place(path.name, name), text)
    return grids


def _csv_grids(path: Path) -> dict[Sheet, Grid]:
    """The grid under the one sheet whose columns its first row names best."""
    grid = read_csv(path, lambda rows: max(known_columns(rows, sheet) for sheet in SHEETS))
    best = max(SHEETS, key=lambda sheet: _fit(grid, sheet))
    if known_columns(grid, best) < FEWEST_KNOWN:
        headers = "; ".join(
            f"{sheet.name}: {', '.join(column.header for column in sheet.columns)}"
            for sheet in SHEETS
        )
        text = f"không tìm thấy dòng tiêu đề ở dòng 1; ghi tiêu đề của một bảng ({headers})"
        raise refusal(Place(path.name), text)
    return {best: grid}


def _fit(grid: Grid, sheet: Sheet) -> tuple[int, int]:
    """Most columns known, then fewest missing."""
    known = known_columns(grid, sheet)
    return known, known - len(sheet.columns)


def _people(grids: dict[Sheet, Grid], problems: Problems) -> PeopleFile:
    def rows(sheet: Sheet, make: Callable[[Line], Made]) -> tuple[Made, ...]:
        return read_rows(grids[sheet], sheet, make, problems) if sheet in grids else ()

    return PeopleFile(
        units=rows(UNITS, build.unit),
        groups=rows(GROUPS, build.group),
        posts=rows(POSTS, build.post),
        officials=rows(OFFICIALS, build.official),
        assignments=rows(ASSIGNMENTS, build.assignment),
        paper_decisions=rows(PAPER_DECISIONS, build.paper_decision),
    )
