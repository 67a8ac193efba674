"""Word and PDF say the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sauro.paper.catalogue import Paper
from sauro.paper.docx_file import build_docx
from sauro.paper.fonts import packaged_fonts
from sauro.paper.pdf_file import build_pdf
from tests.paper import samples
from tests.paper.words import compact, docx_pieces, docx_tables, pdf_words

MAKERS = [
    *samples.ALL,
    samples.empty_decision,
    samples.bare_self_assessment,
    samples.deferred_notice,
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_word_and_pdf_say_the_same(make: Callable[[], Paper]) -> None:
    """What the PDF has more is the head of a table, again on another page."""
    paper = make()
    word = build_docx(paper)
    heads = {
        compact("".join(cell.text for cell in table.rows[0].cells)) for table in docx_tables(word)
    }
    rest = pdf_words(build_pdf(paper, packaged_fonts()))
    between = []
    for piece in map(compact, docx_pieces(word)):
        before, found, rest = rest.partition(piece)
        assert found, piece
        between.append(before)
    assert set(between) - heads - {""} == set()
    assert rest == ""


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_no_mark_of_the_layouts_is_left_in_a_paper(make: Callable[[], Paper]) -> None:
    said = "\n".join(docx_pieces(build_docx(make())))
    assert not {mark for mark in ("{", "}", "**", "//", "%}", "None", "<", "LAST") if mark in said}


def test_a_word_said_only_in_one_of_them_is_found() -> None:
    one, other = samples.notice(reason="Vượt chỉ tiêu"), samples.notice(reason="Đúng hạn")
    words = pdf_words(build_pdf(one, packaged_fonts()))
    assert compact("Vượt chỉ tiêu") in words
    assert compact("Vượt chỉ tiêu") not in pdf_words(build_pdf(other, packaged_fonts()))
