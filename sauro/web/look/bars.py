"""Bars as SVG: they need no script, print, and say their figures to a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sauro.regulation.levels import LEVELS, Level
from sauro.tables.outcome_words import SHORT_LEVELS
from sauro.web.look.figures import Exact, share

WIDTH = 100
NOT_RATED = "none"
SIX = 6
_SQUARE, _GAP = 10, 3


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stacked bar; x, width: of WIDTH, as SVG attributes write them."""

    code: str
    name: str
    count: int
    title: str
    x: str
    width: str


def part_of(value: Exact, whole: Exact) -> str:
    """Which part of WIDTH, between none and all of it, two decimals."""
    total = Fraction(whole)
    filled = min(max(Fraction(value) / total, Fraction(0)), Fraction(1)) if total else Fraction(0)
    return attribute(filled * WIDTH)


def attribute(number: Fraction) -> str:
    """A number as an SVG attribute writes it, two decimals, cut."""
    return str(Decimal(int(number * 100)) / 100)


def stacked(counts: Mapping[str | Level, int]) -> list[Part]:
    """The pieces of a bar of levels, best first, then those without a level; zeros left out."""
    whole = sum(counts.values())
    names = {level.value: SHORT_LEVELS[level] for level in LEVELS} | {NOT_RATED: "Chưa xếp loại"}
    parts, start = [], Fraction(0)
    for code, name in names.items():
        count = counts.get(code, 0)
        if not count:
            continue
        width = Fraction(count * WIDTH, whole)
        title = f"{name}: {share(count, whole)}"
        parts.append(Part(code, name, count, title, attribute(start), attribute(width)))
        start += width
    return parts


@dataclass(frozen=True, slots=True)
class Square:
    """One of the six squares of the six-clear meter."""

    x: int
    filled: bool


def squares(clear: int) -> list[Square]:
    """Six squares, as many filled as a task is clear in."""
    return [Square(place * (_SQUARE + _GAP), place < clear) for place in range(SIX)]
