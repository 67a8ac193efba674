"""Tables of a Word template: the two columns without lines, and tables with rows to repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from sauro.paper.blocks import empty_row, placed_cells
from sauro.paper.layout import Columns, Row, RowsOf, Table, runs
from sauro.paper.style import CELL, HEAD_CELL, Align
from sauro.paper.typography import unbroken
from sauro.paper.word.styles import ALIGNMENTS

_BORDERS = "Table Grid"


def add_columns(place: Document | _Cell, block: Columns, width: int) -> Sequence[_Cell]:
    """Two empty cells side by side."""
    sizes = _sizes(block.shares, width)
    row = _new(place, 1, sizes).rows[0]
    _keep_whole(row)
    for cell, size in zip(row.cells, sizes, strict=True):
        cell.width = Mm(size)
    return row.cells


def add_table(place: Document | _Cell, table: Table, width: int) -> None:
    """The head, then the rows between the tags that repeat them."""
    sizes = _sizes([column.share for column in table.columns], width)
    lines = list(_lines(table))
    word = _new(place, 1 + len(lines), sizes)
    word.style = _BORDERS
    head, *rows = word.rows
    _head(head, table, sizes)
    for row, line in zip(rows, lines, strict=True):
        if isinstance(line, str):
            row.cells[0].text = line
        else:
            _row(row, line, table, sizes)


def _lines(table: Table) -> Iterator[Row | str]:
    """Rows, and the tags around them."""
    yield f"{{%tr if {table.rows.over} %}}"
    yield from _repeated(table.rows)
    if table.total is not None:
        yield table.total
    yield "{%tr else %}"
    yield empty_row(table)
    yield "{%tr endif %}"


def _repeated(rows: RowsOf) -> Iterator[Row | str]:
    yield f"{{%tr for {rows.item} in {rows.over} %}}"
    for row in rows.rows:
        if isinstance(row, Row):
            yield row
        else:
            yield from _repeated(row)
    yield "{%tr endfor %}"


def _head(row: _Row, table: Table, sizes: Sequence[int]) -> None:
    _keep_whole(row)
    repeated = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeated)
    for cell, column, size in zip(row.cells, table.columns, sizes, strict=True):
        cell.width = Mm(size)
        paragraph = cell.paragraphs[0]
        paragraph.style = HEAD_CELL.name
        paragraph.add_run(column.title)


def _row(word: _Row, row: Row, table: Table, sizes: Sequence[int]) -> None:
    _keep_whole(word)
    at = 0
    for text, span, align in placed_cells(row, table):
        cell = word.cells[at]
        if span > 1:
            cell = cell.merge(word.cells[at + span - 1])
        cell.width = Mm(sum(sizes[at : at + span]))
        _say(cell, text, align, bold=row.bold, keep=len(row.cells) < len(sizes))
        at += span


def _say(cell: _Cell, text: str, align: Align, *, bold: bool, keep: bool) -> None:
    """A row that spans columns heads what follows it: it stays on one page with it."""
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL.name
    paragraph.alignment = ALIGNMENTS[align]
    paragraph.paragraph_format.keep_with_next = keep or None
    for run in runs(text):
        added = paragraph.add_run(unbroken(run.text))
        added.bold = bold or run.bold or None
        added.italic = run.italic or None


def _new(place: Document | _Cell, rows: int, sizes: Sequence[int]) -> WordTable:
    table = place.add_table(rows, len(sizes))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = Mm(size)
    return table


def _sizes(shares: Sequence[int], width: int) -> list[int]:
    """Whole millimetres by share that add up to `width`."""
    total = sum(shares)
    ends = [width * end // total for end in accumulate(shares, initial=0)]
    return [after - before for before, after in pairwise(ends)]


def _keep_whole(row: _Row) -> None:
    """The row is never split over two pages."""
    whole = OxmlElement("w:cantSplit")
    whole.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(whole)
