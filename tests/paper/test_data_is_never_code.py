"""Whatever a name or a comment holds is printed as it is, and reads or computes nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from sauro.paper.docx_file import build_docx
from sauro.paper.fonts import packaged_fonts
from sauro.paper.form import Person
from sauro.paper.pdf_file import build_pdf
from tests.paper import samples
from tests.paper.words import compact, docx_pieces, pdf_words

HOSTILE = (
    '#read("paper.typ")',
    "#pagebreak() $x^2$ *a* _b_ = c",
    "{{ 7*7 }}{% for a in b %}{# c #}",
    "{%p endfor %}{%tr endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "**đậm** //nghiêng//",
    "<w:t>&amp;</w:t>]]><!-- & \" ' -->",
    "\\u0041 \\n <label> @ref // chú thích",
    "[nội dung](#x) ~ -- --- ... <script>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_the_template_languages_come_out_as_they_are(text: str) -> None:
    paper = samples.notice(reason=text, person=Person(text, "Phó Giám đốc", samples.UNIT))
    assert f"4. Lý do của cấp có thẩm quyền: {text}" in docx_pieces(build_docx(paper))
    assert compact(f"thẩm quyền: {text}") in pdf_words(build_pdf(paper, packaged_fonts()))


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_table_too(text: str) -> None:
    paper = samples.self_assessment(official=Person(text, text, text), shortcomings=text)
    assert compact(text) in pdf_words(build_pdf(paper, packaged_fonts()))
    assert compact(text) in compact("".join(docx_pieces(build_docx(paper))))


def test_line_breaks_stay_and_control_characters_go() -> None:
    paper = samples.notice(reason="Một\r\nHai\x00\x07\x0b\tBa\ufffe\x1b")
    pieces = docx_pieces(build_docx(paper))
    assert "4. Lý do của cấp có thẩm quyền: Một\nHai Ba" in pieces
    assert compact("Một Hai Ba") in pdf_words(build_pdf(paper, packaged_fonts()))


def test_letters_typed_apart_come_out_joined() -> None:
    paper = samples.notice(reason="Đa\u0323t")
    assert "4. Lý do của cấp có thẩm quyền: Đạt" in docx_pieces(build_docx(paper))


def test_signs_that_no_vietnamese_font_has_do_not_stop_the_paper() -> None:
    paper = samples.notice(reason="Trước 汉 sau")
    pdf = build_pdf(paper, packaged_fonts())
    assert "Trước□sau" in pdf_words(pdf)
    assert b"pdfaid:part" not in pdf


def test_the_word_file_is_sound_xml_whatever_it_says() -> None:
    paper = samples.notice(reason="".join(map(chr, range(1, 0x180))))
    with zipfile.ZipFile(io.BytesIO(build_docx(paper))) as package:
        assert package.testzip() is None
    assert "<=>?@" in "".join(docx_pieces(build_docx(paper)))
