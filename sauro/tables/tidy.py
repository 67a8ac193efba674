"""Texts made comparable at entry: two that look alike are equal, none hides a character."""

from __future__ import annotations

import unicodedata

LONGEST_TEXT = 1000


def tidy(text: str) -> str:
    """NFC, every kind of space as one plain space, none at the ends.

    Line breaks and tabs stay, for `text_fault` to name.
    """
    letters = unicodedata.normalize("NFC", text)
    if not letters.isprintable():
        letters = "".join(" " if unicodedata.category(c) == "Zs" else c for c in letters)
    return " ".join(part for part in letters.split(" ") if part)


def text_fault(text: str) -> str | None:
    """What makes a text unfit to name something, with what to do; None when it is fit."""
    if not text.isprintable():
        hidden = ", ".join(sorted({f"U+{ord(c):04X}" for c in text if not c.isprintable()}))
        return f"có ký tự điều khiển hoặc ký tự ẩn ({hidden}); xóa ký tự đó"
    if len(text) > LONGEST_TEXT:
        return f"dài {len(text)} ký tự; ghi nhiều nhất {LONGEST_TEXT} ký tự"
    return None
