"""Whole numbers in Vietnamese words, as papers write them beside the figure."""

from __future__ import annotations

LARGEST = 999_999_999_999
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_AFTER_TEN = {5: "lăm"}


def in_words(number: int) -> str:
    """21 is "hai mươi mốt"; ValueError below 0 and above 999 tỷ 999 triệu 999 nghìn 999."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"số {number} ngoài khoảng viết được bằng chữ; ghi số từ 0 đến {LARGEST}")
    if number == 0:
        return _DIGITS[0]
    said: list[str] = []
    for scale in reversed(range(len(_SCALES))):
        group = number // 1000**scale % 1000
        if group:
            said += _group(group, whole=bool(said))
            said += [_SCALES[scale]] if scale else []
    return " ".join(said)


def _group(group: int, *, whole: bool) -> list[str]:
    """Three digits; `whole`: the zero hundreds are said, for a larger group stands before."""
    hundreds, rest = divmod(group, 100)
    if not hundreds and not whole:
        return _below_hundred(rest)
    said = [_DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        return [*said, "linh", _DIGITS[rest]]
    return said + (_below_hundred(rest) if rest else [])


def _below_hundred(number: int) -> list[str]:
    tens, units = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[units]]
    special = _AFTER_TEN if tens == 1 else _AFTER_TENS
    start = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return start + ([special.get(units, _DIGITS[units])] if units else [])
