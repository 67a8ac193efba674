"""Running text whose every position knows its line in the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from sauro.reconcile.letters import folded
from sauro.reconcile.outline import Outline, outline_of

_FULL_LINE = re.compile(
    r"\n(?!\s?(?:[-+*•#]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]\s|[ivx]{1,5}\.\s|[a-z]\)\s))"
)


@dataclass(frozen=True)
class Mark:
    """A reference to a footnote: it stood right before position `at` of the flow."""

    at: int
    number: int


@dataclass(frozen=True)
class Flow:
    """Lines joined by single newlines: the body of a report, one note, or one table row.

    `starts[i]` is where the i-th joined line begins, `numbers[i]` its line number from 1.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    marks: tuple[Mark, ...] = field(default=())

    @cached_property
    def fold(self) -> str:
        """The text without case and accents, position for position.

        Only line breaks before a bullet, a number or a letter of a list stay: the others are
        where a line was full, and say nothing.
        """
        return _FULL_LINE.sub(" ", folded(self.text))

    @cached_property
    def outline(self) -> Outline:
        """Brackets and separators."""
        return outline_of(self.fold)

    def line(self, at: int) -> int:
        """The report's line in which position `at` stands."""
        return self.numbers[max(0, bisect_right(self.starts, at) - 1)]

    def quote(self, start: int, end: int) -> str:
        """The passage with its line breaks as spaces."""
        return " ".join(self.text[start:end].split())


def flow_of(lines: list[tuple[int, str]], marks: list[Mark] | None = None) -> Flow:
    """Join `(number, text)` lines; `marks` are positions in the joined text."""
    starts, position = [], 0
    for _, text in lines:
        starts.append(position)
        position += len(text) + 1
    return Flow(
        text="\n".join(text for _, text in lines),
        starts=tuple(starts) or (0,),
        numbers=tuple(number for number, _ in lines) or (1,),
        marks=tuple(marks or ()),
    )
