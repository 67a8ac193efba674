"""Where a text's brackets and separators stand, worked out once.

Brackets are healed: a new item closes what was left open, so one lost bracket spoils one item.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass

_DEEPEST = 9
_TOKEN = re.compile(r"[(\[]|[)\]]|\n(?=[-+*•#])|;|,(?![0-9])|(?<=\s)va\s")


@dataclass(frozen=True)
class Separator:
    """What parts items: ";", or "," (also for "và"); the next item begins at `end`."""

    start: int
    end: int
    letter: str
    depth: int


@dataclass(frozen=True)
class Outline:
    """`turns` are the positions where the depth changes and `depths` the depth from there on;
    `closing` maps an opening bracket to its closing one; `separators` are in order."""

    turns: array[int]
    depths: array[int]
    closing: dict[int, int]
    separators: tuple[Separator, ...]

    def depth(self, at: int) -> int:
        """How many brackets are open at position `at`; the brackets themselves are inside."""
        place = bisect_left(self.turns, at + 1)
        return self.depths[place - 1] if place else 0

    def between(self, start: int, end: int, depth: int) -> list[Separator]:
        """The separators at exactly `depth` that begin in `start`:`end`."""
        first = bisect_left(self.separators, start, key=lambda each: each.start)
        last = bisect_left(self.separators, end, key=lambda each: each.start)
        return [each for each in self.separators[first:last] if each.depth == depth]

    def leaves(self, start: int, end: int) -> int:
        """The first position after `start` where its bracket closes; `end` if that is nearer."""
        depth = self.depth(start)
        place = bisect_left(self.turns, start + 1)
        while place < len(self.turns) and self.turns[place] < end:
            if self.depths[place] < depth:
                return self.turns[place] - 1
            place += 1
        return end


def outline_of(fold: str) -> Outline:
    """Read the outline of folded text."""
    turns, depths = array("q"), array("q")
    closing: dict[int, int] = {}
    separators: list[Separator] = []
    opened: list[int] = []

    def turn(at: int) -> None:
        turns.append(at)
        depths.append(min(len(opened), _DEEPEST))

    for match in _TOKEN.finditer(fold):
        at, token = match.start(), match[0]
        if token in "([":
            opened.append(at)
            turn(at)
        elif token in ")]":
            if opened:
                closing[opened.pop()] = at
                turn(at + 1)
        elif token == "\n":
            opened.clear()
            turn(at)
        else:
            letter = ";" if token == ";" else ","
            separators.append(Separator(at, match.end(), letter, min(len(opened), _DEEPEST)))
    return Outline(turns, depths, closing, tuple(separators))
