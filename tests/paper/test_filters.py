"""How values are written in papers."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from sauro.paper.filters import counted, figure, level, moment, part_of, points
from sauro.regulation.levels import Level


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction("89.995"), "89,99"),
        (Fraction(90), "90,00"),
        (Decimal("27.5"), "27,50"),
        (0, "0,00"),
        (None, "–"),
    ],
)
def test_points_are_cut_never_rounded_up(value: Fraction | None, said: str) -> None:
    assert points(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(Decimal("1.2"), "1,2"), (100, "100"), (0, "0"), (Fraction(2, 3), "0,66"), (None, "–")],
)
def test_figures_are_as_short_as_they_are_exact(value: Fraction | None, said: str) -> None:
    assert figure(value) == said


def test_a_share_shows_its_base_and_has_none_without() -> None:
    assert part_of(4, 7) == "4/7 (57,14%)"
    assert part_of(0, 7) == "0/7 (0,00%)"
    assert part_of(0, 0) == "–"


def test_counts_below_ten_have_a_zero_before() -> None:
    assert [counted(number) for number in (0, 1, 9, 10, 189)] == ["0", "01", "09", "10", "189"]


def test_levels_have_their_official_names() -> None:
    assert level(Level.EXCELLENT) == "Hoàn thành xuất sắc nhiệm vụ"
    assert level(None) == "–"


def test_a_moment_is_written_in_words() -> None:
    assert moment(datetime(2026, 2, 3, 8, 5, tzinfo=UTC)) == "08 giờ 05, ngày 03 tháng 02 năm 2026"
