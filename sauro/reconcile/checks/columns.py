"""Tables: groups add up to the row that totals them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sauro.reconcile.checks import Verdicts
from sauro.reconcile.checks.sums import wrong_sum
from sauro.reconcile.figure import Figure
from sauro.reconcile.tables import Row, Table, count_columns

_TOTAL_ROW = re.compile(
    r"(?:tong cong|tong so|tong|cong|toan (?:tinh|dang bo|huyen|xa|khoi|nganh))\b"
)
_ROMAN = re.compile(r"[ivxlc]+$")
_FEWEST_ROWS = 2


def _addends(rows: Sequence[Row]) -> list[list[Row]]:
    """The ways in which rows may make up a total: all, the main ones, the numbered ones."""
    roman = [row for row in rows if _ROMAN.match(row.index)]
    arabic = [row for row in rows if row.index.isdigit()]
    ways: list[list[Row]] = [list(rows), roman, arabic]
    return [way for way in ways if len(way) >= _FEWEST_ROWS]


def _column(rows: Sequence[Row], column: int) -> list[int]:
    counts = [row.cells[column][0] for row in rows if column in row.cells]
    return [figure.count for figure in counts if figure is not None]


def check_columns(table: Table) -> Verdicts:
    """Each count of a total row, when at least half of the row shows that it is one."""
    totals = [row for row in table.rows if _TOTAL_ROW.match(row.name)]
    if len(totals) != 1:
        return
    others = [row for row in table.rows if row is not totals[0]]
    printed: dict[int, Figure] = {}
    for column in count_columns(table):
        figure = totals[0].cells.get(column, (None, None))[0]
        if figure is not None:
            printed[column] = figure
    best: list[tuple[Figure, list[int]]] = []
    right = 0
    for way in _addends(others):
        sums = [(figure, _column(way, column)) for column, figure in printed.items()]
        hits = sum(figure.count == sum(counts) for figure, counts in sums)
        if hits > right:
            best, right = sums, hits
    if right * 2 < len(best) or not right:
        return
    for figure, counts in best:
        fine = figure.count == sum(counts)
        yield None if fine else wrong_sum(figure, counts, of="Các dòng phải cộng thành dòng tổng")
