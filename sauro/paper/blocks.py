"""A layout filled with one paper's data: plain blocks for the typesetter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from sauro.paper.language import Scope, look_up, say, scope_of
from sauro.paper.layout import (
    NOTHING,
    Block,
    Columns,
    Each,
    Layout,
    PageBreak,
    Row,
    RowsOf,
    Table,
    Text,
    When,
    runs,
)
from sauro.paper.style import Align, Style

Json = dict[str, object]
LONG_CELL = 500
"""Letters from which a row may be split over two pages: it could be higher than one."""


@dataclass(frozen=True, slots=True)
class LoopPlace:
    """What a template sees as `loop`: the item's place, from 1, and whether it is the last."""

    index: int
    last: bool


def fill(layout: Layout, paper: object) -> Json:
    """The paper as data: its page, its title and its blocks."""
    blocks = list(_blocks(layout.blocks, scope_of(paper)))
    return {"title": layout.title, "landscape": layout.landscape, "blocks": blocks}


def _blocks(blocks: Iterable[Block], scope: Scope) -> Iterator[Json]:
    for block in blocks:
        match block:
            case Text():
                yield _text(block, scope)
            case Each():
                for inner in _scopes(block.item, block.over, scope):
                    yield from _blocks(block.body, inner)
            case When():
                held = look_up(block.test, scope)
                yield from _blocks(block.body if held else block.otherwise, scope)
            case Columns():
                left, right = (list(_blocks(side, scope)) for side in (block.left, block.right))
                yield {"kind": "columns", "shares": block.shares, "left": left, "right": right}
            case Table():
                yield _table(block, scope)
            case PageBreak():
                yield {"kind": "break"}


def _text(block: Text, scope: Scope) -> Json:
    return {
        "kind": "text",
        "style": style_data(block.style),
        "keep": block.keep,
        "runs": _runs(block.content, scope),
    }


def style_data(style: Style) -> Json:
    """What the typesetter needs of a style."""
    wanted = (
        "size", "pitch", "bold", "italic", "first_line", "left", "before", "after", "ruled",
        "underlined", "outline",
    )  # fmt: skip
    return {"align": style.align.value, **{name: getattr(style, name) for name in wanted}}


def _runs(content: str, scope: Scope) -> list[Json]:
    said = ((say(run.text, scope), run) for run in runs(content))
    return [
        {"lines": text.split("\n"), "bold": run.bold, "italic": run.italic}
        for text, run in said
        if text
    ]


def _scopes(item: str, over: str, scope: Scope) -> Iterator[Scope]:
    values = list(cast("Iterable[object]", look_up(over, scope)))
    for index, value in enumerate(values, 1):
        yield {**scope, item: value, "loop": LoopPlace(index, index == len(values))}


def _table(table: Table, scope: Scope) -> Json:
    rows = [_row(row, table, inner) for row, inner in _rows(table.rows, scope)]
    if not look_up(table.rows.over, scope):
        rows = [_row(empty_row(table), table, scope)]
    elif table.total is not None:
        rows.append(_row(table.total, table, scope))
    return {
        "kind": "table",
        "shares": [column.share for column in table.columns],
        "head": [column.title for column in table.columns],
        "rows": rows,
    }


def empty_row(table: Table) -> Row:
    """The row of a table without rows."""
    return Row((NOTHING,), spans=(len(table.columns),))


def _rows(rows: RowsOf, scope: Scope) -> Iterator[tuple[Row, Scope]]:
    for inner in _scopes(rows.item, rows.over, scope):
        for row in rows.rows:
            if isinstance(row, Row):
                yield row, inner
            else:
                yield from _rows(row, inner)


def _row(row: Row, table: Table, scope: Scope) -> Json:
    cells: list[Json] = [
        {"runs": _runs(text, scope), "span": span, "align": align.value, "bold": row.bold}
        for text, span, align in placed_cells(row, table)
    ]
    letters = max(sum(map(len, _lines(cell))) for cell in cells)
    return {"cells": cells, "whole": letters < LONG_CELL}


def placed_cells(row: Row, table: Table) -> Iterator[tuple[str, int, Align]]:
    """Each cell of a row with the columns it takes and where its text stands."""
    at = 0
    for text, span in zip(row.cells, row.spans or (1,) * len(row.cells), strict=True):
        yield text, span, table.columns[at].align if span == 1 else Align.LEFT
        at += span


def _lines(cell: Json) -> Iterator[str]:
    for run in cast("list[Json]", cell["runs"]):
        yield from cast("list[str]", run["lines"])
