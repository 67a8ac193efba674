"""Texts made comparable and searchable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.vietnamese.search import fold
from sauro.vietnamese.tidy import plain_spaces, tidy, tidy_lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Sở\u00a0 Mẫu\tsố\n1 ", "Sở Mẫu số 1"),
        ("Sở\u200b Mẫu\ufeff", "Sở Mẫu"),
        (unicodedata.normalize("NFD", "Đặng Thị Ơn"), "Đặng Thị Ơn"),
        ("\u200b \u00a0", ""),
    ],
)
def test_a_text_becomes_one_plain_line(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text())
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)


def test_long_texts_keep_their_line_breaks() -> None:
    typed = "\n Ưu điểm:\u00a0 rõ \r\n\r\n\r\n\r\nKhuyết  điểm:\u2028không\n\n"
    assert tidy_lines(typed) == "Ưu điểm: rõ\n\nKhuyết điểm:\nkhông"


def test_plain_spaces_keeps_what_the_caller_has_to_refuse() -> None:
    assert plain_spaces(" a\u00a0\u200b \tb\n") == "a \u200b \tb\n"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng  Văn Ơn", "dang van on"),
        (unicodedata.normalize("NFD", "ĐẶNG VĂN ƯỚC"), "dang van uoc"),
        ("Đảng ủy xã Mẫu 12", "dang uy xa mau 12"),
        ("H'Nuê\u00a0Niê", "h'nue nie"),
    ],
)
def test_what_people_type_without_marks_is_found(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded
