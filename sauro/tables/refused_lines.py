"""Files taken line by line: a wrong line is refused alone, a wrong header refuses the file."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sauro.tables.errors import InputErrors, InputProblem, Place, Problems, quoted, refusal
from sauro.tables.grid import Grid, is_blank
from sauro.tables.header import plain
from sauro.tables.people.layout import Sheet
from sauro.tables.xlsx_file import Workbook

LONGEST_NAME = 60


class RefusedLine(NamedTuple):
    """A line that cannot be taken: its row in the file, and everything wrong with it."""

    row: int
    reasons: tuple[str, ...]


def sheet_grid(book: Workbook, sheet: Sheet, file: str) -> Grid:
    """The sheet named as in the template, whatever else the workbook holds. InputErrors."""
    for name in book.sheets:
        grid = book.grid(name)
        if plain(name) == plain(sheet.name) and any(
            not is_blank(cell) for row in grid.rows for cell in row
        ):
            return grid
    text = f"không có trang tính {quoted(sheet.name)} hoặc trang đó trống; dùng tệp mẫu"
    raise refusal(Place(file), text)


def refused_lines(problems: Problems) -> tuple[RefusedLine, ...]:
    """Problems by line. InputErrors when any is about the file or its header."""
    try:
        problems.refuse()
    except InputErrors as errors:
        if any((problem.place.row or 1) == 1 for problem in errors.problems) or errors.more:
            raise
        return _by_row(errors.problems)
    return ()


@contextmanager
def file_of_bytes(data: bytes, name: str) -> Iterator[Path]:
    """The bytes as a file for a while; `name` gives its kind, and stands in problems' places."""
    shown = "".join(letter for letter in Path(name).name if letter.isprintable())
    with tempfile.TemporaryDirectory(prefix="sauro-") as folder:
        path = Path(folder) / (shown[-LONGEST_NAME:] or "tep")
        path.write_bytes(data)
        yield path


def _by_row(problems: tuple[InputProblem, ...]) -> tuple[RefusedLine, ...]:
    rows: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        column = f"cột {quoted(problem.place.column)}: " if problem.place.column else ""
        rows[problem.place.row or 1].append(f"{column}{problem.text}")
    return tuple(RefusedLine(row, tuple(reasons)) for row, reasons in sorted(rows.items()))
