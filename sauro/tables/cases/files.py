"""Reading the cases of a file, whatever its kind: Excel, CSV or JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Case
from sauro.tables.cases.columns import ABSENCES_SHEET, CASES_SHEET, COLUMNS
from sauro.tables.cases.parse import Entry, read_entries
from sauro.tables.cases.sheet import Further, case_entries, further_absences, record_unused
from sauro.tables.csv_file import read_csv
from sauro.tables.errors import Place, Problems, quoted, refusal
from sauro.tables.grid import Grid
from sauro.tables.header import FEWEST_KNOWN, known_headers, plain
from sauro.tables.input_file import TOO_LARGE, check_input, decode, read_bytes, too_large
from sauro.tables.json_lines import read_json_line
from sauro.tables.origin import JsonOrigin

if TYPE_CHECKING:
    from sauro.tables.xlsx_file import Workbook

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "đầu vào chuẩn"


def read_cases(source: str, quarter: Quarter) -> list[Case]:
    """The cases of a file, or of standard input ("-"). Raises InputErrors, all at once."""
    if source == STANDARD_INPUT:
        data = sys.stdin.buffer.read(TOO_LARGE)
        if len(data) >= TOO_LARGE:
            raise too_large(Place(STANDARD_INPUT_NAME))
        return _cases(lambda found: _json_entries(data, STANDARD_INPUT_NAME, found), quarter)
    path = Path(source)
    check_input(path, (".xlsx", ".csv", ".jsonl"))
    match path.suffix.lower():
        case ".jsonl":
            return _cases(lambda found: _json_entries(read_bytes(path), path.name, found), quarter)
        case ".csv":
            return _cases(lambda found: _csv_entries(path, found), quarter)
        case _:
            return _cases(lambda found: _excel_entries(path, found), quarter)


def _cases(entries: Callable[[Problems], Iterator[Entry]], quarter: Quarter) -> list[Case]:
    problems = Problems()
    cases = read_entries(entries(problems), quarter, problems)
    problems.refuse()
    return cases


def _json_entries(data: bytes, file: str, problems: Problems) -> Iterator[Entry]:
    lines = decode(data, file).split("\n")
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            origin = JsonOrigin(file, number)
            values = read_json_line(line, origin, problems)
            if values is not None:
                yield Entry(values, origin)
    if empty:
        raise refusal(Place(file), "không có hồ sơ nào; ghi mỗi hồ sơ một dòng JSON")


def _csv_entries(path: Path, problems: Problems) -> Iterator[Entry]:
    grid = read_csv(path, lambda rows: known_headers(rows, COLUMNS))
    yield from _at_least_one(case_entries(grid, {}, problems), grid, problems)


def _excel_entries(path: Path, problems: Problems) -> Iterator[Entry]:
    from sauro.tables.xlsx_file import Workbook  # the reader is loaded only for Excel files

    book = Workbook(path)
    further: Further = {}
    for sheet in book.sheets:
        if plain(sheet) == plain(ABSENCES_SHEET):
            further = further_absences(book.grid(sheet), problems)
    grid = _cases_grid(book, path)
    yield from _at_least_one(case_entries(grid, further, problems), grid, problems)
    record_unused(further, problems)


def _at_least_one(entries: Iterator[Entry], grid: Grid, problems: Problems) -> Iterator[Entry]:
    empty = True
    for entry in entries:
        empty = False
        yield entry
    if empty and not problems.total:
        text = "không có hồ sơ nào dưới dòng tiêu đề; ghi mỗi hồ sơ một dòng"
        problems.add(Place(grid.file, grid.sheet), text)


def _cases_grid(book: Workbook, path: Path) -> Grid:
    """The sheet named for cases, else the only one with their header row."""
    named = [sheet for sheet in book.sheets if plain(sheet) == plain(CASES_SHEET)]
    if named:
        return book.grid(named[0])
    grids = [book.grid(sheet) for sheet in book.sheets]
    fitting = [grid for grid in grids if known_headers(grid, COLUMNS) >= FEWEST_KNOWN]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        text = f'không có trang tính "{CASES_SHEET}"; dùng tệp mẫu (sauro template rate)'
        raise refusal(Place(path.name), text)
    names = ", ".join(quoted(grid.sheet) for grid in fitting)
    text = f'nhiều trang tính có bảng hồ sơ ({names}); đặt tên trang cần dùng là "{CASES_SHEET}"'
    raise refusal(Place(path.name), text)
