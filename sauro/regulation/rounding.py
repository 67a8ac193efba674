"""Named roundings. Every rounding of a figure goes through one of these."""

from __future__ import annotations

from fractions import Fraction


def round_half_up(value: Fraction) -> int:
    """The nearest whole number; 0.5 and above rounds up to 1 (HD-QUY VI.2 đoạn 2).

    `value` must not be negative.
    """
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
