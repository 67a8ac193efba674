"""Errors: one line each, with the place, the first hundred and a count of the rest."""

from __future__ import annotations

import pytest

from sauro.tables.errors import InputErrors, Place, Problems, quoted


def test_a_place_names_file_sheet_row_and_column() -> None:
    place = Place("quy2.xlsx", "Hồ sơ", 7, "Điểm")
    assert str(place) == 'quy2.xlsx, trang tính "Hồ sơ", dòng 7, cột "Điểm"'


def test_a_place_in_json_names_line_and_key() -> None:
    place = Place("quy2.jsonl", row=3, key="scope.late")
    assert str(place) == 'quy2.jsonl, dòng 3, khóa "scope.late"'


def test_a_quoted_value_stays_on_one_line_and_short() -> None:
    assert quoted("a\nb\x1b[31m") == '"a\\u000ab\\u001b[31m"'
    assert quoted("x" * 80) == f'"{"x" * 59}…"'


def test_all_problems_are_raised_at_once_the_first_hundred_shown() -> None:
    problems = Problems()
    for row in range(1, 131):
        problems.add(Place("quy2.csv", row=row), "sai")
    with pytest.raises(InputErrors) as caught:
        problems.refuse()
    lines = caught.value.lines()
    assert len(lines) == 101
    assert lines[0] == "quy2.csv, dòng 1: sai"
    assert lines[99:] == ["quy2.csv, dòng 100: sai", "và 30 lỗi khác"]


def test_a_missing_column_is_not_reported_again_on_every_row() -> None:
    problems = Problems()
    problems.mute("Hồ sơ", "Điểm")
    problems.add(Place("quy2.xlsx", "Hồ sơ", 2, "Điểm"), "thiếu giá trị")
    problems.add(Place("quy2.xlsx", "Hồ sơ", 2, "Mã hồ sơ"), "thiếu giá trị")
    assert problems.total == 1
