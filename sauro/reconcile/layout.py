"""How a text is laid out: wrapped or not, spaced or not, and which lines are furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(
    r"\s*(?:trang\s+)?-?\s*[1-9][0-9]{0,2}\s*(?:[/-]\s*(?:[1-9][0-9]{0,2})?)?\s*$", re.IGNORECASE
)
_OPENS_ITEM = re.compile(
    r"\s*(?:[-+*•–▪●○]\s*\S|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]{1,5}[.)]\s|[a-zđ]\)\s|#+\s)"
)
_SENTENCE_END = (".", "!", "?", ":", ";")
_LONGEST_WRAP = 160
_FEW, _MANY = 4, 10


@dataclass(frozen=True, slots=True)
class Layout:
    """`width`: a full line's length; `wrapped`: sentences run over line ends;
    `spaced`: blank lines stand even inside paragraphs and mean nothing."""

    width: int
    wrapped: bool
    spaced: bool


def layout_of(lines: list[str]) -> Layout:
    """Judge the layout from all lines of a text."""
    filled = [line.strip() for line in lines if line.strip()]
    if not filled:
        return Layout(0, wrapped=False, spaced=False)
    lengths = sorted(len(line) for line in filled)
    width = lengths[(len(lengths) * 9) // 10]
    long = [line for line in filled if len(line) * 2 > width]
    running_on = sum(not line.endswith(_SENTENCE_END) for line in long)
    wrapped = width <= _LONGEST_WRAP and running_on * _MANY >= len(long) * _FEW
    blank = sum(not line.strip() for line in lines)
    return Layout(width, wrapped, spaced=wrapped and blank * _MANY >= len(filled) * (_MANY - _FEW))


def is_furniture(line: str) -> bool:
    """A page number alone on its line; counts below ten carry a zero in reports and stay."""
    return _PAGE_NUMBER.match(line) is not None


def opens_item(line: str) -> bool:
    """Whether a bullet, a heading's number or a lettered item begins here."""
    return _OPENS_ITEM.match(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether the sentence is over at the end of this line."""
    return line.rstrip().rstrip('"”)').endswith((".", "!", "?"))
