"""Ways in which a text's letters and lines come out of editors, scanners and pasteboards."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

from sauro.reconcile.letters import folded

Layout = Callable[[str], str]


def _wrapped(width: int) -> Layout:
    return lambda text: "\n".join(textwrap.fill(line, width) for line in text.split("\n"))


def _spaced_lines(text: str) -> str:
    paragraphs = (textwrap.wrap(line, 85) for line in text.split("\n") if line.strip())
    return "\n\n".join(" \n\n".join(lines) for lines in paragraphs) + "\n"


LETTERS: dict[str, Layout] = {
    "as it is": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "in capitals": str.upper,
    "without accents": folded,
    "eth for đ": lambda text: text.replace("đ", "ð").replace("Đ", "Ð"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "decimal points": lambda text: re.sub(r"(\d+),(\d+)(?=\s?%)", r"\1.\2", text),
    "tỉ lệ and đạt": lambda text: text.replace("tỷ lệ", "tỉ lệ").replace("chiếm", "đạt"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
}
LINES: dict[str, Layout] = {
    "one line": lambda text: " ".join(text.split()),
    "wrapped at 70": _wrapped(70),
    "wrapped at 45": _wrapped(45),
    "a blank line after every line": _spaced_lines,
    "double spaces": lambda text: text.replace(" ", "  ").replace("%", " %"),
    "without signs": lambda text: re.sub(r"(?<=\d) ?%", "", text),
}
