"""Texts made comparable: two that look alike are equal."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


def plain_spaces(text: str) -> str:
    """NFC, every kind of space as one plain space, none at the ends.

    Line breaks, tabs and hidden characters stay, for the caller to refuse by name.
    """
    letters = unicodedata.normalize("NFC", text)
    if not letters.isprintable():
        letters = "".join(" " if unicodedata.category(c) == "Zs" else c for c in letters)
    return " ".join(part for part in letters.split(" ") if part)


def tidy(text: str) -> str:
    """One line: NFC, without hidden characters; spaces, tabs and line breaks as one space."""
    return " ".join(unicodedata.normalize("NFC", _HIDDEN.sub("", text)).split())


def tidy_lines(text: str) -> str:
    """A long text: each line tidy, line breaks as "\\n", none at the ends, one blank at most."""
    lines = "\n".join(tidy(line) for line in _BREAKS.split(text))
    return re.sub("\n{3,}", "\n\n", lines).strip("\n")
