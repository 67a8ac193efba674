"""How papers fall on pages."""

from __future__ import annotations

import pytest

from sauro.paper.errors import PaperError
from sauro.paper.fonts import Fonts, best_fonts, packaged_fonts
from sauro.paper.form import Person
from sauro.paper.pdf_file import build_pdf, build_pdf_of_many
from tests.paper import samples
from tests.paper.pdf_text import pdf_pages
from tests.paper.words import compact, pdf_words


def test_a_table_of_forty_rows_repeats_its_head_on_every_page() -> None:
    pages = pdf_pages(build_pdf(samples.summary(40), packaged_fonts()))
    rows = [page for page in pages if "Phó Giám đốc" in page]
    assert len(rows) > 2
    assert all(compact("STT Họ và tên Chức danh") in compact(page) for page in rows)


@pytest.mark.parametrize("count", range(1, 19))
def test_a_signature_is_never_alone_on_a_page(count: int) -> None:
    last = pdf_pages(build_pdf(samples.summary(count), packaged_fonts()))[-1]
    assert "Danh sách có" in last
    assert "Phạm Thị Mẫu" in last


def test_pages_are_numbered_from_the_second_on() -> None:
    pages = pdf_pages(build_pdf(samples.decision(40), packaged_fonts()))
    first_lines = [page.split("\n", 1)[0] for page in pages]
    assert first_lines == ["TỈNH ỦY MẪU", *map(str, range(2, len(pages) + 1))]


def test_papers_of_one_file_have_page_numbers_of_their_own() -> None:
    notices = [samples.notice(at) for at in range(1, 4)]
    alone = [len(pdf_pages(build_pdf(notice, packaged_fonts()))) for notice in notices]
    pages = pdf_pages(build_pdf_of_many(notices, packaged_fonts()))
    first_lines = [page.split("\n", 1)[0] for page in pages]
    expected = [
        str(at) if at > 1 else "TỈNH ỦY MẪU" for count in alone for at in range(1, count + 1)
    ]
    assert first_lines == expected


def test_a_very_long_name_and_a_cell_higher_than_a_page_lose_nothing() -> None:
    name = "Công tằng tôn nữ " * 20
    comment = "Đã hoàn thành nhiệm vụ được giao. " * 400
    paper = samples.self_assessment(official=Person(name, "", ""), head_comment=comment)
    words = pdf_words(build_pdf(paper, packaged_fonts()))
    assert words.count(compact("Đã hoàn thành nhiệm vụ được giao.")) == 400
    assert compact(name) in words


def test_the_file_is_made_for_archives_and_screen_readers() -> None:
    pdf = build_pdf(samples.decision(), packaged_fonts())
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_no_papers_give_an_error_in_words() -> None:
    with pytest.raises(PaperError) as error:
        build_pdf_of_many([], packaged_fonts())
    assert str(error.value) == "Không có văn bản nào để in; chọn ít nhất một văn bản."


def test_an_unknown_font_is_an_error_not_boxes() -> None:
    unknown = Fonts("Phông Không Có", packaged_fonts().folder)
    with pytest.raises(PaperError) as error:
        build_pdf(samples.notice(), unknown)
    assert str(error.value) == (
        "Không dựng được tệp PDF: unknown font family: phông không có. Kiểm tra phông chữ đã cài."
    )


def test_the_best_fonts_hold_every_vietnamese_letter() -> None:
    letters = (
        "ĂÂĐÊÔƠƯăâđêôơư"
        + "ẰẲẴẮẶẦẨẪẤẬỀỂỄẾỆỒỔỖỐỘỜỞỠỚỢỪỬỮỨỰỲỶỸÝỴ"
        + "ằẳẵắặầẩẫấậềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵ"
    )
    notice = samples.notice(reason=letters)
    words = compact("".join(pdf_pages(build_pdf(notice, best_fonts()))))
    assert letters in words
