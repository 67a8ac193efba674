"""What was wrong in an input, each with its place, shown one per line.

All problems of one input are gathered before anything is refused, so that a clerk repairs
a file once and not line by line.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

SHOWN = 100
LONGEST_QUOTE = 60


def quoted(value: object) -> str:
    """A value in quotes on one line: control characters escaped, long ones cut."""
    text = value if isinstance(value, str) else str(value)
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return f'"{"".join(map(_visible, text))}"'


def _visible(letter: str) -> str:
    hidden = unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return f"\\u{ord(letter):04x}" if hidden else letter


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an input: `row` counts from 1; `column` is a header, `key` a JSON key path."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    key: str | None = None

    def __str__(self) -> str:
        parts = [_visible_name(self.file)]
        if self.sheet is not None:
            parts.append(f"trang tính {quoted(self.sheet)}")
        if self.row is not None:
            parts.append(f"dòng {self.row}")
        if self.column is not None:
            parts.append(f"cột {quoted(self.column)}")
        if self.key is not None:
            parts.append(f"khóa {quoted(self.key)}")
        return ", ".join(parts)


def _visible_name(name: str) -> str:
    return "".join(map(_visible, name))


class InputProblem(NamedTuple):
    """One thing wrong: where, and in `text` what and what to do."""

    place: Place
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class InputErrors(Exception):  # noqa: N818 - it carries many errors
    """Everything wrong in one input; `more` counts those beyond the ones kept."""

    def __init__(self, problems: tuple[InputProblem, ...], more: int = 0) -> None:
        super().__init__(problems, more)
        self.problems = problems
        self.more = more

    def lines(self) -> list[str]:
        """One line a problem, and a last one that counts what is not shown."""
        lines = [str(problem) for problem in self.problems]
        return [*lines, f"và {self.more} lỗi khác"] if self.more else lines

    def __str__(self) -> str:
        return "\n".join(self.lines())


class Problems:
    """Gathers problems in the order found; only the first ones are kept, the rest counted."""

    def __init__(self) -> None:
        self._kept: list[InputProblem] = []
        self._muted: set[tuple[str | None, str]] = set()
        self.total = 0

    def add(self, place: Place, text: str) -> None:
        """Record one problem."""
        if place.column is not None and (place.sheet, place.column) in self._muted:
            return
        self.total += 1
        if len(self._kept) < SHOWN:
            self._kept.append(InputProblem(place, text))

    def mute(self, sheet: str | None, column: str) -> None:
        """A column reported as missing is not reported again on every row."""
        self._muted.add((sheet, column))

    def refuse(self) -> None:
        """Raise InputErrors when anything was recorded."""
        if self.total:
            raise InputErrors(tuple(self._kept), self.total - len(self._kept))


def refusal(place: Place, text: str) -> InputErrors:
    """The error for a single problem that ends the reading."""
    return InputErrors((InputProblem(place, text),))
