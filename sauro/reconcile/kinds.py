"""What is counted: whether two counts count things of one kind."""

from __future__ import annotations

import re

from sauro.reconcile.figure import Figure

_FAMILIES = {
    "collective": r"tap the|ban thuong vu|ban chap hanh|ban can su|dang doan|btv|lanh dao, quan ly",
    "organisation": r"to chuc|tccsd|dang bo|chi bo|dang uy|cap uy|tcd",
    "person": r"dong chi|d/c|dang vien|can bo|nguoi|ca nhan|cong chuc|vien chuc|truong hop"
    r"|uy vien|nam\b|nu\b"
    r"|chuyen vien|nhan vien|lao dong|giao vien|chien si|hoi vien|thanh vien"
    r"|(?:pho |cap )?(?:truong|pho|giam doc|chu tich|bi thu|chanh"
    r"|hieu truong|hoc vien|dai bieu|nhan su)",
    "body": r"co quan|don vi|so\b|ban\b|nganh|xa\b|phuong|huyen|dia phuong|dac khu",
}
_FAMILY = re.compile("|".join(f"(?P<{name}>(?:{words}))" for name, words in _FAMILIES.items()))
_UNIT = re.compile(r"\s?(?P<first>[a-z][a-z/]*)(?:\s[a-z]+){0,2}")
_NOT_A_UNIT = re.compile(
    r"(?:chiem|dat|ty|ti|tang|giam|va|duoc|da|chua|bang|trong|tren|la|voi|ket|hoan|xuat|so|con|khong|co)\b"
)
_UNIT_REACH = 32


def unit_of(figure: Figure) -> str | None:
    """The family of what `figure` counts, else its first word; None when no unit is written."""
    fold = figure.flow.fold
    match = _UNIT.match(fold, figure.end, figure.end + _UNIT_REACH)
    if match is None or _NOT_A_UNIT.match(match["first"]):
        return None
    words = match[0].strip().replace("\n", " ")
    family = _FAMILY.match(words)
    return (family.lastgroup if family else None) or match["first"]


def first_word(figure: Figure) -> str | None:
    """The first word of what is counted; None when no unit is written."""
    match = _UNIT.match(figure.flow.fold, figure.end, figure.end + _UNIT_REACH)
    return match["first"] if match and not _NOT_A_UNIT.match(match["first"]) else None


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether both may count the same things; a count without a unit goes with any."""
    first, second = unit_of(one), unit_of(other)
    return first is None or second is None or first == second
