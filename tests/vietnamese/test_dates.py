"""Days written and typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.vietnamese.dates import long_date, parse_date, short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 7, 5), "ngày 05 tháng 7 năm 2026", "05/7/2026"),
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026", "09/01/2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026", "10/02/2026"),
        (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026", "31/3/2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026", "01/12/2026"),
    ],
)
def test_zeros_stand_before_days_below_ten_and_the_first_two_months(
    day: date, long: str, short: str
) -> None:
    assert long_date(day) == long
    assert short_date(day) == short


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22/11/2026", date(2026, 11, 22)),
        ("5/7/2026", date(2026, 7, 5)),
        (" 05/07/2026 ", date(2026, 7, 5)),
        ("2026-11-22", date(2026, 11, 22)),
    ],
)
def test_days_are_read_as_typed(text: str, day: date) -> None:
    assert parse_date(text) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert parse_date(short_date(day)) == day


@pytest.mark.parametrize("text", ["", "22-11-2026", "5/7/26", "2026/11/22", "20261122", "mai"])
def test_what_is_no_day_is_refused_with_what_to_type(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là ngày") as caught:
        parse_date(text)
    assert str(caught.value) == f'"{text}" không phải là ngày; ghi dạng 22/11/2026'


@pytest.mark.parametrize("text", ["31/6/2026", "29/2/2026", "1/13/2026", "0/1/2026"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="không có ngày") as caught:
        parse_date(text)
    assert str(caught.value) == f"không có ngày {text}; xem lại ngày, tháng, năm"
