"""Exact shares: when a printed percentage is a fair writing of a fraction, and how to print one."""

from __future__ import annotations

from fractions import Fraction
from math import floor

_HALF = Fraction(1, 2)
_SHOWN_DECIMALS = 2


def percent(part: int, whole: int) -> Fraction:
    """`part` of `whole` in percent, exact; `whole` must not be 0."""
    return Fraction(100 * part, whole)


def fits(printed: Fraction, decimals: int, exact: Fraction) -> bool:
    """Whether `printed` is `exact` cut or rounded half up to its own number of decimals."""
    scaled = exact * 10**decimals
    wanted = printed * 10**decimals
    return wanted in (floor(scaled), floor(scaled + _HALF))


def written(exact: Fraction) -> str:
    """`exact` percent rounded half up to two decimals, with a decimal comma; whole when whole."""
    if exact.denominator == 1:
        return str(exact.numerator)
    hundredths = floor(exact * 10**_SHOWN_DECIMALS + _HALF)
    whole, rest = divmod(hundredths, 10**_SHOWN_DECIMALS)
    return f"{whole},{rest:0{_SHOWN_DECIMALS}d}"


def grouped(number: int) -> str:
    """A count with dots for thousands, as Vietnamese reports write it."""
    return f"{number:,}".replace(",", ".")
