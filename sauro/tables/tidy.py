"""Texts made comparable at entry: two that look alike are equal, none hides a character."""

from __future__ import annotations

from sauro.vietnamese.tidy import plain_spaces as tidy

__all__ = ["LONGEST_TEXT", "text_fault", "tidy"]

LONGEST_TEXT = 1000


def text_fault(text: str) -> str | None:
    """What makes a text unfit to name something, with what to do; None when it is fit."""
    if not text.isprintable():
        hidden = ", ".join(sorted({f"U+{ord(c):04X}" for c in text if not c.isprintable()}))
        return f"có ký tự điều khiển hoặc ký tự ẩn ({hidden}); xóa ký tự đó"
    if len(text) > LONGEST_TEXT:
        return f"dài {len(text)} ký tự; ghi nhiều nhất {LONGEST_TEXT} ký tự"
    return None
