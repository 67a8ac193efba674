"""Planting one wrong figure at a time: how many of them does the checker notice?

Which figures to spoil is decided here by plain patterns over the text, apart from the checker's own
reading: every count with a unit or behind a level or header cue, every share that is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sauro.reconcile import Finding, check_text

_NUMBER = r"(?<![\w.,/-])\d+(?:[.,]\d+)*"
_SHARE = re.compile(rf"{_NUMBER}(?=\s?%)|(?<=lệ )\d+[.,]\d+|(?<=chiếm )\d+[.,]\d+")
_COUNT = re.compile(
    rf"{_NUMBER}(?=/?\d*\s+(?:tập\s+thể|tổ\s+chức|TCCSĐ|đảng\s+bộ|chi\s+bộ|đảng\s+viên|đồng\s+chí|cá\s+nhân"
    r"|cán\s+bộ|người|đơn\s+vị|đ/c))"
    rf"|(?<=nhiệm vụ: ){_NUMBER}(?!\S*%)"
    rf"|(?<=nhiệm vụ ){_NUMBER}(?!\S*%)"
)
_CELL = re.compile(r"(?<=\| )\d[\d.,]*(?= \|)|(?<=\t)\d[\d.,]*(?=[\t\n])|(?<=số: )\d[\d.]*(?=;)")
_CHANGE = re.compile(r"(?:tăng|giảm|so với|tăng thêm|giảm còn)[^,;.()%\d]*$")


@dataclass(frozen=True)
class Mutation:
    """The text with the figure at `place` changed from `old` to `new`."""

    place: int
    old: str
    new: str
    text: str

    @property
    def around(self) -> str:
        """The words around the figure, to show in a failure."""
        return self.text[max(0, self.place - 40) : self.place + 30]


def rating_figures(text: str) -> list[tuple[int, str]]:
    """(position, figure) of every count and share of rating results."""
    found = {}
    for pattern in (_SHARE, _COUNT, _CELL):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            if not _CHANGE.search(before):
                found[match.start()] = match[0]
    return sorted(found.items())


def _swapped(figure: str) -> str | None:
    """The figure with its first two neighbouring unequal digits exchanged."""
    places = [i for i, letter in enumerate(figure) if letter.isdigit()]
    for first, second in pairwise(places):
        if figure[first] != figure[second]:
            letters = list(figure)
            letters[first], letters[second] = letters[second], letters[first]
            return "".join(letters)
    return None


def _altered(figure: str, turn: int) -> str:
    """The figure with one digit, chosen by `turn`, moved by three."""
    places = [i for i, letter in enumerate(figure) if letter.isdigit()]
    place = places[turn % len(places)]
    digit = str((int(figure[place]) + 3) % 10)
    return figure[:place] + digit + figure[place + 1 :]


def mutations(text: str, figures: list[tuple[int, str]]) -> Iterator[Mutation]:
    """Each figure spoilt twice: two digits exchanged, one digit altered."""
    for turn, (place, old) in enumerate(figures):
        for new in (_swapped(old), _altered(old, turn)):
            if new is not None:
                yield Mutation(place, old, new, text[:place] + new + text[place + len(old) :])


def noticed(before: tuple[Finding, ...], mutation: Mutation) -> bool:
    """Whether the spoilt text has a finding that the sound one has not."""
    return bool(set(check_text(mutation.text).findings) - set(before))


def undetected(text: str, figures: list[tuple[int, str]]) -> tuple[int, list[Mutation]]:
    """(number of mutations, those that raise nothing new)."""
    before = check_text(text).findings
    everything = list(mutations(text, figures))
    return len(everything), [each for each in everything if not noticed(before, each)]
