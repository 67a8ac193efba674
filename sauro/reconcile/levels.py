"""The four levels as reports write them, and the counts that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum


class Rung(IntEnum):
    """A level, best first; the order in which reports list them."""

    EXCELLENT = 0
    GOOD = 1
    COMPLETED = 2
    FAILED = 3

    @property
    def vietnamese(self) -> str:
        """The official name of the level."""
        return _NAMES[self]


_NAMES = {
    Rung.EXCELLENT: "hoàn thành xuất sắc nhiệm vụ",
    Rung.GOOD: "hoàn thành tốt nhiệm vụ",
    Rung.COMPLETED: "hoàn thành nhiệm vụ",
    Rung.FAILED: "không hoàn thành nhiệm vụ",
}

_TASKS = r"(?:\s(?:chuc trach,?\s)?nhiem vu)?(?:\s(?:duoc giao|chinh tri))?"
_FULL = (
    r"(?P<{0}failed>(?:khong|chua)\shoan\sthanh|khtnv|kht)"
    r"|(?P<{0}excellent>hoan\sthanh\sxuat\ssac|htxsnv|htxs)"
    r"|(?P<{0}good>hoan\sthanh\stot|httnv|htt)"
    r"|(?P<{0}completed>hoan\sthanh|htnv|ht)"
)
_BARE = r"(?P<bare_excellent>xuat\ssac)|(?P<bare_good>tot)"
_LABEL = re.compile(
    rf"\b(?:{_FULL.format('')}){_TASKS}(?P<above>\stro\slen)?"
    r"(?=\s?(?:$|[^\sa-z])|\s(?:la|co|dat|chiem|voi|ty|ti|tang|giam|va|nam|quy|trong|tren|so|khong|gom|tap|dong)\b)"
    rf"|\b(?:{_BARE})(?=\s?:?\s?(?:[0-9]|khong\b(?!\shoan)))"
    r"|\b(?:xep\sloai|muc|dat\sloai)\s(?:(?P<named_excellent>xuat\ssac)|(?P<named_good>tot))\b"
)
_ZERO_AFTER = re.compile(
    r"\s?:?\s?(?:la\s)?(?P<zero>khong(?:\sco)?)\b(?!\s?(?:hoan|duoc|dat|chiem))"
)
_ZERO_BEFORE = re.compile(r"\bkhong\sco\b[^.;:0-9]{0,60}$")


@dataclass(frozen=True, slots=True)
class Label:
    """A level named at `start`:`end`; `above` when "trở lên" follows.

    `zero` is the span of a "không" that stands for none.
    """

    rung: Rung
    start: int
    end: int
    above: bool
    zero: tuple[int, int] | None


def labels(fold: str) -> Iterator[Label]:
    """The levels named in folded text, in order."""
    last = 0
    for match in _LABEL.finditer(fold):
        name = (match.lastgroup or "").removeprefix("bare_").removeprefix("named_")
        above = match["above"] is not None
        if above:
            name = next(k for k, v in match.groupdict().items() if v and k != "above")
        zero = _ZERO_AFTER.match(fold, match.end())
        span = zero.span("zero") if zero else None
        if span is None:
            before = fold[max(last, match.start() - 80) : match.start()]
            none = _ZERO_BEFORE.search(before)
            if none:
                offset = match.start() - len(before)
                span = (offset + none.start(), offset + none.start() + len("khong"))
        yield Label(Rung[name.upper()], match.start(), match.end(), above, span)
        last = match.end()
