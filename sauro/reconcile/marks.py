"""Footnote marks, raised (¹, ⁽⁴⁾) or flattened onto the word or figure before them (2,74%6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(RAISED, "0123456789")
_RAISED_MARK = rf"[⁽(\[]?[{RAISED}]{{1,3}}[⁾)\]]?"
_CANDIDATE = re.compile(
    rf"(?<=\S)(?P<raised>{_RAISED_MARK})"
    r"|(?<=\S)\s?\[\^?(?P<square>[0-9]{1,3})\](?!:)"
    r"|(?<=%)(?P<percent>[0-9]{1,3})(?![0-9%])"
    r"|(?<=[^\W\d_])(?P<word>[0-9]{1,3})(?!\w)(?![.,/-]\w)"
    r"|(?<=[)\"”’])(?P<closed>[0-9]{1,3})(?!\w)(?![.,/-]\w)"
    r"|(?<=[^\W_%])\((?P<round>[0-9]{1,3})\)"
    r"|(?<=[0-9]),(?=[0-9]{3})[0-9]{1,2}(?P<decimal>[0-9]{1,2})(?=[\s.,;:)]|$)"
)
_CERTAIN = frozenset({"raised", "percent"})

_NOTE = re.compile(
    rf"\s*(?:(?P<raised>{_RAISED_MARK})|\[\^(?P<caret>[0-9]{{1,3}})\]:"
    r"|\[(?P<square>[0-9]{1,3})\]|\((?P<round>[0-9]{1,3})\)|(?P<plain>[1-9][0-9]{0,2})(?=\s))"
    r"\s*(?=\S)"
)
_CERTAIN_NOTE = frozenset({"raised", "caret"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mark in a line, in columns `start` to `end`."""

    start: int
    end: int
    number: int
    style: str

    @property
    def certain(self) -> bool:
        """Whether it is a mark even without a note of its number."""
        return self.style in _CERTAIN


def mark_number(text: str) -> int:
    """The number that raised or plain digits stand for."""
    return int("".join(c for c in text.translate(_TO_DIGITS) if c in "0123456789"))


def candidates(line: str) -> Iterator[Candidate]:
    """The possible marks of a normalised line, left to right."""
    for match in _CANDIDATE.finditer(line):
        style = match.lastgroup or ""
        if style == "round" or style == "square":
            start, end = match.span()
        else:
            start, end = match.span(style)
        yield Candidate(start, end, mark_number(match[style]), style)


def note_start(line: str) -> tuple[int, int, bool] | None:
    """(number, column where the note's text begins, whether certain) if `line` may open a note."""
    match = _NOTE.match(line)
    if match is None:
        return None
    style = match.lastgroup or ""
    certain = style in _CERTAIN_NOTE
    first = line[match.end()]
    if not certain and first.isalpha() and not first.isupper():
        return None
    return mark_number(match[style]), match.end(), certain
