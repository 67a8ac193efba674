"""A layout as a Word template: the same words, with the tags that docxtpl fills."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeAlias

import docx
from docx.document import Document
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from sauro.paper.layout import Block, Columns, Each, Layout, PageBreak, Table, Text, When, runs
from sauro.paper.style import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT
from sauro.paper.typography import unbroken
from sauro.paper.word.package import settled
from sauro.paper.word.styles import set_page, set_styles
from sauro.paper.word.tables import add_columns, add_table

Container: TypeAlias = "Document | _Cell"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""Written as the time of making: the same layout gives the same bytes."""


def make_template(layout: Layout) -> bytes:
    """The layout as a .docx with tags."""
    document = docx.Document()
    set_page(document, landscape=layout.landscape)
    set_styles(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = layout.title, "", ""
    properties.created = properties.modified = MADE
    width = (PAGE_HEIGHT if layout.landscape else PAGE_WIDTH) - LEFT - RIGHT
    _Writer(width).write(document, layout.blocks)
    _end(document)
    made = io.BytesIO()
    document.save(made)
    return settled(made.getvalue())


class _Writer:
    """Writes blocks into a page or a cell `width` millimetres wide."""

    def __init__(self, width: int) -> None:
        self.width = width

    def write(self, place: Container, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Text():
                    _text(place, block)
                case Each():
                    _tag(place, f"{{%p for {block.item} in {block.over} %}}")
                    self.write(place, block.body)
                    _tag(place, "{%p endfor %}")
                case When():
                    self._when(place, block)
                case Columns():
                    self._columns(place, block)
                case Table():
                    add_table(place, block, self.width)
                case PageBreak():
                    place.add_paragraph().paragraph_format.page_break_before = True

    def _when(self, place: Container, block: When) -> None:
        _tag(place, f"{{%p if {block.test} %}}")
        self.write(place, block.body)
        if block.otherwise:
            _tag(place, "{%p else %}")
            self.write(place, block.otherwise)
        _tag(place, "{%p endif %}")

    def _columns(self, place: Container, block: Columns) -> None:
        cells = add_columns(place, block, self.width)
        for cell, blocks in zip(cells, (block.left, block.right), strict=True):
            first = cell.paragraphs[0]
            self.write(cell, blocks)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
            if blocks:
                first._p.getparent().remove(first._p)


def _text(place: Container, block: Text) -> None:
    paragraph = place.add_paragraph(style=block.style.name)
    if block.keep:
        paragraph.paragraph_format.keep_with_next = True
    for run in runs(block.content):
        added = paragraph.add_run(unbroken(run.text))
        added.bold, added.italic = run.bold or None, run.italic or None
        if block.style.ruled:
            added.underline = True


def _tag(place: Container, tag: str) -> Paragraph:
    return place.add_paragraph(tag)


def _end(document: Document) -> None:
    """Word wants a paragraph after the last table: one too small to open a page."""
    last = document.add_paragraph()
    last.paragraph_format.space_after = Pt(0)
    last.paragraph_format.line_spacing = Pt(1)
    last.add_run().font.size = Pt(1)
