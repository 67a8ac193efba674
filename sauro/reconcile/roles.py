"""What a count counts: the total, those rated, those not rated, or something else."""

from __future__ import annotations

import re
from enum import Enum

from sauro.reconcile.figure import Figure, FigureKind


class Role(Enum):
    """The role of a count in a rating's header."""

    TOTAL = "total"
    RATED = "rated"
    UNRATED = "unrated"
    PLAIN = "plain"


_VERB = r"(?:kiem diem|danh gia|xep loai|phan loai)"
_VERBS = rf"{_VERB}(?:,?\s(?:va\s)?(?:phan tich|chat luong|{_VERB}))*"
_NOT_RATING = re.compile(
    rf"\b(?:thoi diem|ket qua|cong tac|viec|thoi gian)\s(?:de\s)?(?:duoc\s)?{_VERBS}(?=\W|$)"
)
_DUE = re.compile(
    rf"\b(?:phai|thuoc dien|thuoc doi tuong|can|du dieu kien|dien)\s(?:duoc\s)?{_VERB}"
)
_NEGATED = re.compile(
    rf"\b(?:chua|khong|duoc mien|mien|tam hoan|ngoai dien)\s(?:[a-z]+,?\s){{0,5}}?{_VERB}"
)
_UNRATED_PLAIN = re.compile(r"\b(?:so|con|con lai)\s(?:con lai\s)?chua\b")
_RATED = re.compile(rf"\b{_VERB}\b")
_MOMENT = re.compile(rf"\bthoi diem\s{_VERBS}")
_TOTAL = re.compile(
    r"\b(?:tong so|tong cong|thoi diem|hien co"
    r"|toan (?:tinh|dang bo|huyen|thanh pho|xa|phuong|nganh|khoi|don vi|co quan))\b"
)

_WHOLE_BODY = re.compile(r"\b(?:dang bo|toan)\b[^,;.:]{0,40}\bco\s$")

_HARD = re.compile(r"[;()]|\.(?=\s|$)|:(?=\s?[^\s0-9])|\n(?=[-+*•#])")
_SOFT = re.compile(
    r"[;:()]|\.(?=\s|$)|\n(?=[-+*•#])|,?\s(?:trong do|gom|bao gom)\b"
    r"|,\s(?=(?:so|co|con|da|hien|tong|voi|khong|chua|ket qua)\b)"
)
_OPENING = re.compile(
    r"(?:tong|so|da|chua|duoc|ket qua|trong|con|hoan thanh|khong|loai|muc|xep loai)\b"
)
_REACH = 140


def windows(figures: list[Figure], place: int) -> tuple[str, str]:
    """The folded words before and after the count at `place` that can speak of it."""
    figure = figures[place]
    fold, raw = figure.flow.fold, figure.flow.text
    previous = figures[place - 1] if place else None
    start = max(previous.end if previous else 0, figure.start - _REACH)
    before = fold[start : figure.start]
    if previous is not None and previous.kind is FigureKind.COUNT and start == previous.end:
        rests = (before[soft.end() :] for soft in _SOFT.finditer(before))
        split = next((rest for rest in rests if rest.strip()), None)
        before = split or _second_line(before, raw[start : figure.start])
    parts = [before[hard.end() :] for hard in _HARD.finditer(before)]
    before = next((part for part in reversed(parts) if part.strip()), before)
    end = figures[place + 1].start if place + 1 < len(figures) else len(fold)
    end = min(end, figure.end + _REACH)
    after = fold[figure.end : _new_line(raw, fold, figure.end, end)]
    return _plain(before), _plain(_SOFT.split(after, maxsplit=1)[0])


def _new_line(raw: str, fold: str, start: int, end: int) -> int:
    """Where the first line after `start` begins that opens a statement of its own."""
    at = raw.find("\n", start, end)
    while at >= 0:
        if raw[at + 1 : at + 3].istitle() and _OPENING.match(fold, at + 1):
            return at
        at = raw.find("\n", at + 1, end)
    return end


def _second_line(before: str, raw: str) -> str:
    """Between two counts without punctuation, a line that begins with a capital is a new start."""
    for place, letter in enumerate(raw[:-1]):
        if letter == "\n" and raw[place + 1].isupper():
            return before[place + 1 :]
    comma = before.rfind(",")
    return before[comma + 1 :]


def _plain(words: str) -> str:
    return words.replace("\n", " ")


def role_of(before: str, after: str) -> Role:
    """The role that the words around a count give it."""
    bare_before = _NOT_RATING.sub(" ", before)
    bare_after = _NOT_RATING.sub(" ", after)
    if _NEGATED.search(after) or _NEGATED.search(before) or _UNRATED_PLAIN.search(before):
        return Role.UNRATED
    if _DUE.search(before) or _DUE.search(after):
        return Role.TOTAL
    if _RATED.search(bare_before) or _RATED.search(bare_after):
        return Role.RATED
    if _TOTAL.search(before) or _MOMENT.search(before) or _WHOLE_BODY.search(before):
        return Role.TOTAL
    return Role.PLAIN
