"""CSV files: delimiter found from the header row, every fault placed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from sauro.tables.errors import Place, refusal
from sauro.tables.grid import Cell, Grid
from sauro.tables.input_file import decode, read_bytes

DELIMITERS = (";", ",", "\t")


def read_csv(path: Path, known: Callable[[Grid], int]) -> Grid:
    """The file's rows, split by the delimiter under which most headers are `known`."""
    text = decode(read_bytes(path), path.name)
    start = text[:20_000]
    best = max(DELIMITERS, key=lambda mark: known(_split(start, path.name, mark, strict=False)))
    return _split(text, path.name, best, strict=True)


def _split(text: str, file: str, delimiter: str, *, strict: bool) -> Grid:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    line = 1
    try:
        for row in reader:
            rows.append(list(row))
            numbers.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        if strict:
            text = "dấu ngoặc kép không đóng hoặc ô quá dài; sửa dòng này trong Excel rồi lưu lại"
            raise refusal(Place(file, row=line), text) from error
    return Grid(file, None, rows, numbers)
