"""Quarters and calendar arithmetic, at the ends of months."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.regulation.period import Interval, Quarter, add_months, clip, merge


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "2026", "26-Q1", "2026-q1", "", "２026-Q1"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011  (the message is the text itself)
        Quarter.parse(text)
    assert str(refused.value) == text


def test_a_quarter_knows_its_days_and_neighbours() -> None:
    quarter = Quarter.parse("2026-Q4")
    assert (quarter.first_day, quarter.last_day) == (date(2026, 10, 1), date(2026, 12, 31))
    assert str(quarter.following) == "2027-Q1"
    assert str(Quarter.parse("2026-Q1").preceding) == "2025-Q4"
    assert quarter.vietnamese == "quý IV/2026"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 2, date(2027, 2, 15)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
    ],
)
def test_adding_months_stops_at_the_last_day(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("start", "end", "two_months"),
    [
        (date(2026, 4, 1), date(2026, 5, 31), True),
        (date(2026, 4, 1), date(2026, 5, 30), False),
        (date(2026, 4, 16), date(2026, 6, 15), True),
        (date(2026, 4, 16), date(2026, 6, 14), False),
        (date(2027, 2, 1), date(2027, 3, 31), True),
    ],
)
def test_an_interval_lasts_two_months(start: date, end: date, two_months: bool) -> None:
    assert Interval(start, end).lasts_months(2) is two_months


def test_clipping_keeps_the_part_inside() -> None:
    quarter = Quarter.parse("2026-Q2")
    assert clip(date(2026, 3, 1), date(2026, 4, 5), quarter) == (date(2026, 4, 1), date(2026, 4, 5))
    assert clip(date(2026, 6, 1), None, quarter) == (date(2026, 6, 1), date(2026, 6, 30))
    assert clip(date(2026, 7, 1), None, quarter) is None
    assert clip(date(2026, 1, 1), date(2026, 3, 31), quarter) is None


def test_overlapping_and_adjacent_intervals_become_one() -> None:
    first = Interval(date(2026, 4, 1), date(2026, 4, 10))
    adjacent = Interval(date(2026, 4, 11), date(2026, 4, 20))
    inside = Interval(date(2026, 4, 12), date(2026, 4, 15))
    apart = Interval(date(2026, 4, 22), date(2026, 4, 30))
    assert merge([apart, inside, adjacent, first]) == [
        Interval(date(2026, 4, 1), date(2026, 4, 20)),
        apart,
    ]
