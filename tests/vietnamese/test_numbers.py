"""Numbers in words and figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sauro.vietnamese.numbers import grouped, parse_points, share_text
from sauro.vietnamese.words import LARGEST, in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (5_600_000, "năm triệu sáu trăm nghìn"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (
            LARGEST,
            "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu"
            " chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
        ),
    ],
)
def test_numbers_are_written_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_numbers_outside_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=r"ghi số từ 0 đến 999999999999$"):
        in_words(number)


def test_every_number_of_three_digits_has_its_own_words() -> None:
    assert len({in_words(number) for number in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1_000, "1.000"), (5_600_000, "5.600.000"), (-1_234, "-1.234")],
)
def test_thousands_are_grouped_by_points(number: int, text: str) -> None:
    assert grouped(number) == text


@pytest.mark.parametrize(
    ("part", "whole", "places", "text"),
    [
        (4, 7, 2, "57,14%"),
        (2, 3, 2, "66,67%"),
        (1, 8, 2, "12,50%"),
        (1, 8, 1, "12,5%"),
        (1, 8, 0, "13%"),
        (99_994, 100_000, 2, "99,99%"),
        (99_995, 100_000, 2, "100,00%"),
        (0, 5, 2, "0,00%"),
        (12, 1, 2, "1.200,00%"),
    ],
)
def test_shares_are_rounded_half_up(part: int, whole: int, places: int, text: str) -> None:
    assert share_text(part, whole, places) == text


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (-1, 5)])
def test_a_share_needs_a_whole(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=f"^không tính được tỷ lệ của {part} trên {whole}; "):
        share_text(part, whole)


@pytest.mark.parametrize(
    ("text", "points"),
    [("92,5", "92.5"), ("92.5", "92.5"), (" 100 ", "100"), ("0", "0"), ("89,99", "89.99")],
)
def test_points_are_read_with_comma_or_point(text: str, points: str) -> None:
    assert parse_points(text) == Decimal(points)


@pytest.mark.parametrize(
    "text", ["", "a", "-1", "1.000", "89,995", "1e3", "92,", ",5", "1,2,3", "٩", "9 2"]
)
def test_other_points_are_refused_with_what_to_type(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là điểm") as caught:
        parse_points(text)
    assert str(caught.value) == (
        f'"{text}" không phải là điểm; ghi số từ 0 trở lên, nhiều nhất hai chữ số thập phân,'
        " ví dụ 92,5"
    )
