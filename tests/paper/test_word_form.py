"""Word files have the form of Party documents."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from sauro.paper.catalogue import Paper
from sauro.paper.docx_file import build_docx
from tests.paper import samples
from tests.paper.words import docx_tables

PAPERS = [make() for make in samples.ALL]
NAMES = [make.__name__ for make in samples.ALL]
every_paper = pytest.mark.parametrize("paper", PAPERS, ids=NAMES)


def _open(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(build_docx(paper)))


@every_paper
def test_the_page_is_a4_with_the_margins_of_the_guideline(paper: Paper) -> None:
    section = _open(paper).sections[0]
    sizes = sorted(_whole_mm(size) for size in (section.page_width, section.page_height))
    margins = (
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
    )  # fmt: skip
    assert (sizes, [_whole_mm(margin) for margin in margins]) == ([210, 297], [20, 20, 30, 15])


@every_paper
def test_pages_are_numbered_at_the_head_from_the_second_on(paper: Paper) -> None:
    section = _open(paper).sections[0]
    codes = section.header._element.findall(f".//{qn('w:instrText')}")
    assert section.different_first_page_header_footer
    assert [code.text for code in codes] == ["PAGE"]
    assert section.first_page_header._element.findall(f".//{qn('w:instrText')}") == []


@every_paper
def test_every_letter_is_in_times_new_roman(paper: Paper) -> None:
    document = _open(paper)
    used = {p.style.name for p in _paragraphs(document) if p.style is not None}
    fonts = {style.name: style.font.name for style in document.styles if style.name in used}
    assert set(fonts.values()) == {"Times New Roman"}


@every_paper
def test_tables_repeat_their_head_and_never_split_a_row(paper: Paper) -> None:
    for table in docx_tables(build_docx(paper)):
        head, *rows = table.rows
        assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in [head, *rows])
        assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in rows)


@every_paper
def test_every_cell_ends_with_a_paragraph_as_word_demands(paper: Paper) -> None:
    cells = list(_open(paper).element.iter(qn("w:tc")))
    assert cells
    assert {cell[-1].tag for cell in cells} == {qn("w:p")}


def test_the_signature_stays_with_the_last_line_before_it() -> None:
    document = _open(samples.notice())
    before = [p for p in document.paragraphs if p.style is not None]
    closing = next(p for p in before if p.text.startswith("Ban Thường vụ Tỉnh ủy thông báo để"))
    signature = document.tables[-1]
    assert closing.paragraph_format.keep_with_next
    lines = [p for cell in signature.rows[0].cells for p in cell.paragraphs]
    assert all(p.paragraph_format.keep_with_next for p in lines)


def test_title_and_body_have_their_sizes() -> None:
    document = _open(samples.notice())
    styles = {style.name: style for style in document.styles}
    sizes = {name: styles[name].font.size for name in ("Tên loại", "Trích yếu", "Thân bài")}
    assert sizes == {"Tên loại": Pt(16), "Trích yếu": Pt(14), "Thân bài": Pt(14)}


def test_both_document_numbers_have_words_own_hyphen_that_does_not_break() -> None:
    document = _open(samples.notice())
    xml = document.element.xml
    assert xml.count("<w:noBreakHyphen/>") == 2
    assert "\u2011" not in xml


def _paragraphs(document: Document) -> list[Paragraph]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]


def _whole_mm(length: Length | None) -> int:
    assert length is not None
    return round(length / Mm(1))
