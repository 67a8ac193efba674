"""Vietnamese papers' typography: what must stay on one line, and letters no file can hold."""

from __future__ import annotations

import re
import unicodedata

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
BLANK = NO_BREAK_SPACE * 6
"""Room for a number or a day to be written by hand."""
DOTS = "…" * 20
"""Room for a name."""
_SYMBOL_HYPHEN = re.compile(r"(?<=[\d\u00a0])-(?=[A-ZĐ]+(?:/[A-ZĐa-z]+)?)")
_WITH_FIGURE = re.compile(
    r"\b(Số|số|ngày|tháng|năm|Quý|quý|Điều|khoản|điểm|Mẫu|mẫu|Phụ lục|phụ lục) (?=[\dIVX])"
)


def unbroken(text: str) -> str:
    """Document numbers ("1775-CV/TU") and "ngày 03", "quý III" kept on one line."""
    held = _SYMBOL_HYPHEN.sub(NO_BREAK_HYPHEN, text)
    return _WITH_FIGURE.sub(rf"\1{NO_BREAK_SPACE}", held)


def printable(text: str) -> str:
    """The text in NFC, with line breaks but without the control characters no file can hold."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_printable, lines))


def _printable(letter: str) -> str:
    if letter == "\n":
        return letter
    if letter == "\t":
        return " "
    kind = unicodedata.category(letter)
    return "" if kind in {"Cc", "Cs"} or letter in "\ufffe\uffff" else letter
