"""Papers as PDF."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.paper.blocks import fill
from sauro.paper.catalogue import Paper, layout_of
from sauro.paper.errors import PaperError
from sauro.paper.fonts import Fonts, best_fonts
from sauro.paper.typeset import typeset


def build_pdf(paper: Paper, fonts: Fonts | None = None) -> bytes:
    """The paper as PDF. PaperError says why it cannot be made."""
    return build_pdf_of_many([paper], fonts)


def build_pdf_of_many(papers: Sequence[Paper], fonts: Fonts | None = None) -> bytes:
    """Papers of one kind, one after the other in one file, each with its own page numbers.

    PaperError where there is none.
    """
    if not papers:
        raise PaperError("Không có văn bản nào để in; chọn ít nhất một văn bản.")
    filled = [fill(layout_of(paper), paper) for paper in papers]
    return typeset(layout_of(papers[0]).title, filled, fonts or best_fonts())
