"""The words of a paper as its two files hold them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table, _Cell

from tests.paper.pdf_text import pdf_pages

_UNSEEN = str.maketrans({"\u2011": "-", "\u200b": None})


def compact(text: str) -> str:
    """The text without spaces and with plain hyphens: lines may break anywhere."""
    return re.sub(r"\s+", "", text.translate(_UNSEEN))


def pdf_words(pdf: bytes) -> str:
    """The whole PDF's text, compact, without the page numbers at the head of pages."""
    first, *rest = pdf_pages(pdf)
    return compact(first + "".join(page.split("\n", 1)[1] for page in rest))


def docx_pieces(content: bytes) -> list[str]:
    """Every paragraph's text in order, table cells too, a merged cell once."""
    return [text for text in _pieces(docx.Document(io.BytesIO(content))) if text.strip()]


def docx_tables(content: bytes) -> list[Table]:
    """The tables with lines; the letterhead and signatures are left out."""
    document = docx.Document(io.BytesIO(content))
    return [each for each in document.tables if each.style and each.style.name == "Table Grid"]


def _pieces(place: Document | _Cell) -> Iterator[str]:
    for item in place.iter_inner_content():
        if not isinstance(item, Table):
            yield item.text
            continue
        for row in item.rows:
            cells = {id(cell._tc): cell for cell in row.cells}
            for cell in cells.values():
                yield from _pieces(cell)
