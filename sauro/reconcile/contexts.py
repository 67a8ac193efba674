"""What kind of figure a number is, told by the words right before and after it.

Accented words are asked of the text itself where without accents they would mean something else
(thứ and thư); all other words of the folded text.
"""

from __future__ import annotations

import re

from sauro.reconcile.figure import FigureKind
from sauro.reconcile.flow import Flow

BEFORE, AFTER = 48, 32
_CHANGE_BEFORE = re.compile(
    r"\b(?:tang|giam|cao hon|thap hon|nhieu hon|it hon|kem|hon|[+-])"
    r"(?:\s(?:them|len|xuong|duoc|khoang|thap|cao|\+|-))?"
    r"(?:\sso voi(?:\s[a-z]+){0,4}(?:\s[0-9ivx/]+)?)?(?:\sla)?\s$"
)
_CHANGE_AFTER = re.compile(r"\s?(?:%\s?)?(?:diem (?:%|phan tram))")
_OTHER_PERIOD = re.compile(r"(?:so voi|\()[^,;.()%]{0,30}\b(?:nam|quy|ky)\b[^,;.()%]{0,20}$")
_BOUND = re.compile(
    r"\b(?:khong (?:vuot )?qua|vuot|toi da|toi thieu|tren|duoi|it nhat|tu|khoang|gan)\s$"
)
_BOUND_BEFORE = re.compile(r"\b(?:từ|dưới|ít nhất|tối thiểu|tối đa|không quá|khoảng|gần)\s$")
_TARGET_AFTER = re.compile(r"\s?%\s(?:so voi )?(?:ke hoach|chi tieu|du toan|nghi quyet|muc tieu)")
SHARE_CUE = re.compile(
    r"(?:\b(?:ty|ti)\s(?:le|trong)(?:\s(?:la|dat|chiem|bang))?|\b(?:chiem|dat)(?:\s(?:ty|ti)\sle)?)\s?:?\s?$"
)
RATIO_CUE = re.compile(r"\b(?:ty|ti)\s(?:le|trong)(?:\s(?:la|dat|chiem|bang))?\s?:?\s?$")
_UNIT_AFTER = re.compile(r"\s?[a-z]")
_AFTER_SHARE_WORD = re.compile(r"\s(?:tang|giam|so voi|ket qua|va|con|trong|cua)\b")
_UNCOUNTED_AFTER = re.compile(
    r"\s?[-/][a-z0-9]|-\s|\s?(?:(?:diem(?! cau)|nam|thang|ngay|gio|phut|tuan|quy|tuoi"
    r"|ty|ti|trieu|nghin|km|ha|m2|dong(?! chi)|h)\b)"
    r"|[a-z]|°"
)
UNCOUNTED_BEFORE = re.compile(
    r"(?:(?<!tổng )(?<!trong )(?<!trên )\bsố|\b(?:ngày|tháng|năm|quý|khóa|khoá|điều|khoản"
    r"|mục|biểu|mẫu|phụ lục|thứ|đợt|lần|kỳ|hạng|trang|chương|giai đoạn|nhiệm kỳ|bảng|hình))\s$"
    r"|[a-zđ0-9][-/]$|[-/]\s?$"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:phường|quận|tổ|thôn|khu|khu phố|ấp|tiểu khu|khóm|cấp|đối tượng)\s$"
)
_LOWER_WORD = re.compile(r"\s[a-zà-ỹđ]")
_LABEL_BEFORE = re.compile(r"(?:^|\n)\s?(?:[-+*•]\s)?$")
_LABEL_AFTER = re.compile(r"(?:\.[0-9]+)*[.)](?:\s|$)")
_IS_LABEL = re.compile(r"1?[0-9]$|[1-9]$")


def share_kind(before: str, after: str) -> FigureKind:
    """The kind of a number with the sign %."""
    if _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after):
        return FigureKind.CHANGE
    if _OTHER_PERIOD.search(before) or _BOUND.search(before):
        return FigureKind.OTHER
    if _TARGET_AFTER.match(after):
        return FigureKind.TARGET
    return FigureKind.SHARE


def unsigned_kind(before: str, after: str, printed: str) -> FigureKind:
    """The kind of a number with a decimal part or a share's cue, but no sign."""
    if _LABEL_BEFORE.search(before) and _LABEL_AFTER.match(after):
        return FigureKind.OTHER
    before = before.replace("\n", " ")
    if _CHANGE_BEFORE.search(before):
        return FigureKind.CHANGE
    named = _UNIT_AFTER.match(after) and not _AFTER_SHARE_WORD.match(after)
    cue = RATIO_CUE if printed.isdigit() else SHARE_CUE
    if cue.search(before) and not named:
        return FigureKind.SHARE
    return FigureKind.OTHER if named else FigureKind.BARE


def count_kind(flow: Flow, start: int, end: int, before: str, after: str) -> FigureKind:
    """The kind of a whole number without sign or cue, at `start`:`end` of `flow`."""
    exact_before = flow.text[max(0, start - BEFORE) : start].lower()
    if _CHANGE_BEFORE.search(before):
        return FigureKind.CHANGE
    if _UNCOUNTED_AFTER.match(after) or UNCOUNTED_BEFORE.search(exact_before):
        return FigureKind.OTHER
    if _BOUND_BEFORE.search(exact_before):
        return FigureKind.OTHER
    place = _PLACE_BEFORE.search(exact_before)
    if place and flow.text[start] != "0" and not _LOWER_WORD.match(flow.text[end : end + 3]):
        return FigureKind.OTHER
    if (
        exact_before.endswith("(")
        and after.startswith(")")
        and _IS_LABEL.match(flow.text[start:end])
    ):
        return FigureKind.OTHER
    if _LABEL_BEFORE.search(exact_before) and _LABEL_AFTER.match(after):
        return FigureKind.OTHER
    return FigureKind.COUNT
