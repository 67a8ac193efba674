"""Figures read exactly: digits in, exact numbers out; nothing is rounded on the way."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

SCORE_DECIMALS = 2
HIGHEST_SCORE = 100
MOST_DIGITS = 1000
TOO_PRECISE = "có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm"
_OUTSIDE = "ngoài khoảng từ 0 đến 100"


def exact_score(value: object, marks: str) -> tuple[Fraction | None, str | None]:
    """Points from 0 to 100 with at most two decimals, or None and what is wrong.

    `marks` are the decimal marks allowed. Text, int and Decimal are read; binary floats are not.
    """
    match = re.fullmatch(rf"(-?)(\d+)(?:[{marks}](\d+))?", _written(value), re.ASCII)
    if match is None:
        return None, "không phải là số"
    sign, whole, decimals = match[1], match[2].lstrip("0") or "0", match[3] or "0"
    if len(decimals) > SCORE_DECIMALS:
        return None, TOO_PRECISE
    if sign or len(whole) > len(str(HIGHEST_SCORE)):
        return None, _OUTSIDE
    points = Fraction(f"{whole}.{decimals}")
    return (points, None) if points <= HIGHEST_SCORE else (None, _OUTSIDE)


def is_whole(value: Decimal) -> bool:
    """Whether a number has no fraction; absurdly long ones are not looked at."""
    return _reasonable(value) and value == value.to_integral_value()


def _reasonable(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) < MOST_DIGITS


def _written(value: object) -> str:
    """The digits of a score; a JSON number such as 9e1 is written out."""
    if isinstance(value, Decimal) and _reasonable(value):
        return format(value, "f")
    return str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
