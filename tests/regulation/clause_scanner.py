"""Read the clause numbers out of a document's text, independently of the register."""

from __future__ import annotations

import re
from collections import Counter

_NOISE = re.compile(r"\[bookmark:[^\]]*\]|\*\*")
_SECTION = re.compile(r"([IVX]+)\.\s")
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.\s")
_FOOTNOTE = re.compile(r"<sup>(\d+)</sup>\s")

MARKERS = {
    "HD-QUY": re.compile(r"^Số\s+-HD/TU", re.MULTILINE),
    "CV-1775": re.compile(r"^Số\s+1775-CV/TU", re.MULTILINE),
    "CV-KT": re.compile(r"^Số\s+-CV/BCSD", re.MULTILINE),
}
"""What tells each document in hand: its own number line."""


def document_of(text: str) -> str | None:
    """The short name of the document that this text is; None for any other."""
    return next((short for short, marker in MARKERS.items() if marker.search(text)), None)


def scan(text: str) -> set[str]:
    """Ids of sections, numbers, footnotes, notes and of dashes where a clause has several."""
    ids: list[str] = []
    dashes: Counter[str] = Counter()
    section = ""
    for line in _body(text):
        if match := _SECTION.match(line):
            section = f"{match[1]}."
            ids.append(match[1])
        elif match := _NUMBER.match(line):
            ids.append(section + match[1])
        elif match := _FOOTNOTE.match(line):
            ids.append(f"chú thích {match[1]}")
        elif line.startswith("Lưu ý:"):
            ids.append(f"{_last_clause(ids)} lưu ý")
        elif line.startswith("- ") and ids:
            dashes[_last_clause(ids)] += 1
    several = {clause: count for clause, count in dashes.items() if count > 1}
    parts = {
        f"{clause} gạch đầu dòng {number + 1}"
        for clause, count in several.items()
        for number in range(count)
    }
    return {*ids, *parts}


def _last_clause(ids: list[str]) -> str:
    return next(name for name in reversed(ids) if "lưu ý" not in name and "chú thích" not in name)


def _body(text: str) -> list[str]:
    lines = [_NOISE.sub("", line).strip() for line in text.splitlines()]
    begin = next(at for at, line in enumerate(lines) if re.match(r"(I|1)\.\s", line))
    ends = [at for at, line in enumerate(lines) if line.startswith("Nơi nhận")]
    return lines[begin : ends[0] if ends else None]
