"""Texts made searchable by people who type without marks."""

from __future__ import annotations

import unicodedata

from sauro.vietnamese.tidy import tidy


def fold(text: str) -> str:
    """Lower case, without marks, đ as d, spaces squeezed: "Đặng  Văn Ơn" is "dang van on"."""
    letters = unicodedata.normalize("NFD", tidy(text).casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("đ", "d")
