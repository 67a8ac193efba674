"""Ratings and column totals read from tables flattened to text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sauro.reconcile.cells import read_cell
from sauro.reconcile.figure import Figure
from sauro.reconcile.flow import Flow, flow_of
from sauro.reconcile.letters import folded
from sauro.reconcile.levels import Rung, labels
from sauro.reconcile.rating import Entry, Rating
from sauro.reconcile.roles import Role, role_of
from sauro.reconcile.rows import TableRow

_IS_SHARE = re.compile(r"%|\b(?:ty|ti)\s(?:le|trong)\b|\btl\b")
_INDEX = re.compile(r"\(?(?:[0-9]{1,3}|[ivxlc]{1,6}|[a-z])[.)]?$|(?:stt|tt)$")
_ONLY_NUMBERING = re.compile(r"\(?[0-9]{1,2}\)?$|\([0-9a-z =+:/%.*x-]{1,14}\)$")
_FEWEST_LEVELS = 2
_SHORT = {
    "xs": Rung.EXCELLENT,
    "xuat sac": Rung.EXCELLENT,
    "tot": Rung.GOOD,
    "ht": Rung.COMPLETED,
    "khong ht": Rung.FAILED,
    "kht": Rung.FAILED,
}


@dataclass(frozen=True)
class Row:
    """A data row: its name, the figures by column, its numbering cell."""

    name: str
    index: str
    cells: dict[int, tuple[Figure | None, Figure | None]]


@dataclass(frozen=True)
class Table:
    """Headings by column, folded, and the data rows."""

    headings: dict[int, str]
    rows: tuple[Row, ...]


def _flow(row: TableRow) -> tuple[Flow, list[int]]:
    offsets, position = [], 0
    for cell in row.cells:
        offsets.append(position)
        position += len(cell) + 3
    return flow_of([(row.number, " | ".join(row.cells))]), offsets


def _is_data(row: TableRow) -> bool:
    """Whether a row has a name and figures that are not just the columns' numbering."""
    fold = [folded(cell) for cell in row.cells]
    figures = [cell for cell in fold if cell[:1].isdigit()]
    words = [cell for cell in fold if cell and not cell[:1].isdigit() and cell != "-"]
    named = words[1:] if words and _INDEX.match(words[0]) and len(words) > 1 else words
    numbering = all(not cell or _ONLY_NUMBERING.match(cell) or _INDEX.match(cell) for cell in fold)
    return bool(figures) and bool(named) and not numbering


def _headings(rows: Sequence[TableRow]) -> dict[int, str]:
    """Join the header's rows by column; an empty cell belongs to the span begun left of it."""
    joined: dict[int, str] = {}
    for place, row in enumerate(rows):
        fold = [folded(cell) for cell in row.cells]
        if all(not cell or _ONLY_NUMBERING.match(cell) for cell in fold):
            continue
        last, spans = "", place + 1 < len(rows)
        for column, cell in enumerate(fold):
            last = cell or (last if spans else "")
            joined[column] = f"{joined.get(column, '')}; {last}".strip("; ")
    return joined


def _has_name(cells: Sequence[str]) -> bool:
    return any(cell and not cell[0].isdigit() and cell != "-" for cell in cells)


def _row(row: TableRow) -> Row:
    flow, offsets = _flow(row)
    name, index = "", ""
    cells = {}
    for column, cell in enumerate(row.cells):
        fold = folded(cell)
        if column == 0 and _INDEX.match(fold) and _has_name(row.cells[1:]):
            index = fold.strip("().")
        elif not name and cell and not cell[0].isdigit() and cell != "-":
            name = fold
        elif name or column:
            count, share = read_cell(flow, offsets[column], offsets[column] + len(cell))
            if count or share:
                cells[column] = (count, share)
    return Row(name, index, cells)


def read_table(rows: Sequence[TableRow]) -> Table:
    """Split a run of rows into header and data."""
    filled = [row for row in rows if row.cells]
    first = next((place for place, row in enumerate(filled) if _is_data(row)), len(filled))
    data = [row for row in filled[first:] if _is_data(row) or any(c == "-" for c in row.cells)]
    return Table(_headings(filled[:first]), tuple(_row(row) for row in data))


def _slot(words: str) -> Rung | Role | None:
    """The level or role that a heading or a row's name gives."""
    for part in words.split("; "):
        if part in _SHORT:
            return _SHORT[part]
    named = list(labels(words + " :"))
    if named:
        return None if named[-1].above else named[-1].rung
    role = role_of(words, "")
    return None if role is Role.PLAIN else role


def _put(rating: Rating, slot: Rung | Role, entry: Entry) -> None:
    if isinstance(slot, Rung):
        rating.levels[slot] = entry
    elif slot is Role.TOTAL:
        rating.total = entry
    elif slot is Role.RATED:
        rating.rated = entry
    else:
        rating.unrated = entry


def _has(rating: Rating, slot: Rung | Role) -> bool:
    if isinstance(slot, Rung):
        return slot in rating.levels
    named = {Role.TOTAL: rating.total, Role.RATED: rating.rated, Role.UNRATED: rating.unrated}
    return named.get(slot) is not None


def _is_share_column(table: Table, column: int) -> bool:
    """By its heading, else because every figure in it is a share or has decimals."""
    if heading := table.headings.get(column, ""):
        return _IS_SHARE.search(heading) is not None
    values = [row.cells[column] for row in table.rows if column in row.cells]
    return bool(values) and all(count is None for count, _ in values)


def _entry(row: Row, column: int, share_column: int | None) -> Entry | None:
    count, share = row.cells.get(column, (None, None))
    if share is None and share_column is not None:
        beside = row.cells.get(share_column, (None, None))
        share = beside[1] or beside[0]
    return Entry(count, share) if count is not None else None


def _count_columns(table: Table) -> Iterator[tuple[int, int | None]]:
    """Every column of counts with the column of its shares, which stands right of it."""
    columns = sorted({column for row in table.rows for column in row.cells})
    shares = {column for column in columns if _is_share_column(table, column)}
    for column in columns:
        if column not in shares:
            yield column, column + 1 if column + 1 in shares else None


def _by_row(table: Table) -> list[Rating]:
    """Columns are totals and levels: each row is a rating."""
    slots = [(c, s, _slot(table.headings.get(c, ""))) for c, s in _count_columns(table)]
    known = {slot for _, _, slot in slots if slot is not None}
    if len(known) < _FEWEST_LEVELS or not any(isinstance(slot, Rung) for slot in known):
        return []
    ratings = []
    for row in table.rows:
        rating = Rating()
        for column, share_column, slot in slots:
            entry = _entry(row, column, share_column)
            if entry and slot is not None and not _has(rating, slot):
                _put(rating, slot, entry)
        ratings.append(rating)
    return ratings


def _by_column(table: Table) -> list[Rating]:
    """Rows are totals and levels: each column of counts is a run of ratings."""
    slots = [(row, _slot(row.name)) for row in table.rows]
    if len({slot for _, slot in slots if isinstance(slot, Rung)}) < _FEWEST_LEVELS:
        return []
    ratings = []
    for column, share_column in _count_columns(table):
        rating = Rating()
        for row, slot in slots:
            entry = _entry(row, column, share_column)
            if entry is None or slot is None:
                continue
            if _has(rating, slot) or (rating.levels and not isinstance(slot, Rung)):
                ratings.append(rating)
                rating = Rating()
            _put(rating, slot, entry)
        ratings.append(rating)
    return [rating for rating in ratings if rating.levels]


def ratings_of(table: Table) -> list[Rating]:
    """The ratings of a table, whichever way it lies."""
    return _by_row(table) or _by_column(table)


def count_columns(table: Table) -> list[int]:
    """The columns that hold counts."""
    return [column for column, _ in _count_columns(table)]


_NEAR_LINES = 8


def with_headers(found: list[Rating], before: Sequence[Rating], line: int) -> list[Rating]:
    """Give a table that holds only levels the total and the rated of the sentence above it."""
    bare = [rating for rating in found if rating.rated is None and rating.total is None]
    headers = [
        rating
        for rating in before
        if rating.rated and not rating.levels and 0 < line - rating.rated.figure.line <= _NEAR_LINES
    ]
    if len(found) == len(bare) == 1 and headers:
        bare[0].rated = Entry(headers[-1].rated.figure, None) if headers[-1].rated else None
    return found
