"""Printed numbers, exact."""

from __future__ import annotations

import re
from fractions import Fraction

_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+$|[1-9][0-9]{0,2}(?:,[0-9]{3})+$|[0-9]+$")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+$")
LONGEST = 12


def value_of(printed: str, *, as_share: bool) -> tuple[Fraction, int] | None:
    """(value, decimals) of a printed number; None for a chain such as 2.2.1.

    Dots and commas part thousands in counts (1.109) and decimals in shares (19.23).
    """
    if not as_share and _GROUPED.match(printed):
        return Fraction(re.sub(r"[.,]", "", printed)), 0
    if printed.isdigit():
        return Fraction(printed), 0
    if _DECIMAL.match(printed):
        return Fraction(printed.replace(",", ".")), len(re.split(r"[.,]", printed)[1])
    return None
