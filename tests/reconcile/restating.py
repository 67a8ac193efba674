"""Other fair ways to write a right share."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import floor

from tests.reconcile.cases import Share

Restating = Callable[[str, Share], str]
_HALF = Fraction(1, 2)


def written(part: int, whole: int, decimals: int, *, rounded: bool, point: str = ",") -> str:
    """A share cut or rounded half up."""
    scaled = Fraction(100 * part, whole) * 10**decimals
    digits = str(floor(scaled + _HALF) if rounded else floor(scaled)).rjust(decimals + 1, "0")
    return digits if not decimals else f"{digits[:-decimals]}{point}{digits[-decimals:]}"


def _replaced(text: str, share: Share, new: str) -> str:
    return text[: share.start] + new + text[share.end :]


def _numeric(decimals: int, *, rounded: bool) -> Restating:
    def restate(text: str, share: Share) -> str:
        new = written(share.part, share.whole, decimals, rounded=rounded)
        return _replaced(text, share, new)

    return restate


def _with_point(text: str, share: Share) -> str:
    return _replaced(text, share, text[share.start : share.end].replace(",", "."))


def _without_sign(text: str, share: Share) -> str:
    sign = re.compile(r"\s?%").match(text, share.end)
    return text if sign is None else text[: share.end] + text[sign.end() :]


def _spaced(space: str) -> Restating:
    def restate(text: str, share: Share) -> str:
        figure = text[share.start : share.end]
        return _replaced(text, share, f"{space}{figure}{space}")

    return restate


def _other_spelling(text: str, share: Share) -> str:
    before = text[: share.start]
    at = max(before.rfind("tỷ lệ"), before.rfind("Tỷ lệ"))
    near = at >= 0 and share.start - at < 12
    return f"{text[: at + 1]}ỉ{text[at + 2 :]}" if near else text


RESTATINGS: dict[str, Restating] = {
    "rounded to two decimals": _numeric(2, rounded=True),
    "cut to two decimals": _numeric(2, rounded=False),
    "rounded to one decimal": _numeric(1, rounded=True),
    "cut to one decimal": _numeric(1, rounded=False),
    "rounded to a whole number": _numeric(0, rounded=True),
    "cut to a whole number": _numeric(0, rounded=False),
    "with a point": _with_point,
    "without the sign": _without_sign,
    "with spaces around": _spaced("  "),
    "with hard spaces around": _spaced("\u00a0"),
    "after tỉ lệ": _other_spelling,
}
