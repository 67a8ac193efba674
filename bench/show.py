"""Results as aligned text for a terminal and as an object for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from bench.result import Cell, Limit, Result, Table


def lines(result: Result) -> Iterator[str]:
    """A result as text."""
    for table in result.tables:
        yield from _table(table)
        yield ""
    for limit in result.limits:
        yield _limit(limit)
    if result.limits:
        yield ""


def as_object(result: Result) -> dict[str, object]:
    """A result with the unrounded figures; tables as lists of objects by header."""
    return {
        "name": result.name,
        "tables": [
            {
                "title": table.title,
                "rows": [dict(zip(table.headers, row, strict=True)) for row in table.rows],
            }
            for table in result.tables
        ],
        "limits": [asdict(limit) | {"held": limit.held} for limit in result.limits],
    }


def figure(value: float) -> str:
    """A figure as Vietnamese writes it, with three digits that count: 98.600; 12,3; 0,046."""
    if value == int(value) and abs(value) < 100:
        return str(int(value))
    size = abs(value)
    if size >= 100:
        return f"{round(value, 2 - len(str(int(size))) + 1):,.0f}".replace(",", ".")
    decimals = 1 if size >= 10 else 2 if size >= 1 else 3
    return f"{value:.{decimals}f}".replace(".", ",")


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return figure(cell) if isinstance(cell, float) else f"{cell:,}".replace(",", ".")


def _table(table: Table) -> Iterator[str]:
    grid = [list(table.headers), *([_text(cell) for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    right = [all(not isinstance(row[at], str) for row in table.rows) for at in range(len(widths))]
    yield table.title
    yield from (_row(row, widths, right) for row in grid)
    if table.note:
        yield f"({table.note})"


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = (
        text.rjust(width) if at_right else text.ljust(width)
        for text, width, at_right in zip(row, widths, right, strict=True)
    )
    return ("  " + "  ".join(cells)).rstrip()


def _limit(limit: Limit) -> str:
    verdict = "ĐẠT" if limit.held else "KHÔNG ĐẠT"
    sign = "≤" if limit.at_most else "≥"
    return (
        f"{verdict}: {limit.what}: {figure(limit.measured)} {limit.unit}"
        f" (giới hạn {sign} {figure(limit.bound)})"
    )
