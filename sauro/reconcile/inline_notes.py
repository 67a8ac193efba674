"""Notes that stand inside a line, as in texts pasted without their line breaks."""

from __future__ import annotations

import re

from sauro.reconcile.letters import normalised
from sauro.reconcile.marks import candidates

_SHORTEST = 300
_OPENING = re.compile(r"(?<=\s)(?P<number>[1-9][0-9]?)\s(?=[^\W\d_]|\()")
_ENDING = re.compile(r"\.\s")


def parted(line: str) -> list[str]:
    """The line's pieces: each note apart, each piece of body after a note behind a space.

    A note begins with a number that stands flattened onto a word or figure before it, numbers
    rising, and is taken to end with its first sentence.
    """
    if len(line) < _SHORTEST:
        return [line]
    text = normalised(line)
    marks: dict[int, int] = {}
    for mark in candidates(text):
        marks.setdefault(mark.number, mark.end)
    pieces, last, done = [], 0, 0
    for opening in _OPENING.finditer(text):
        number = int(opening["number"])
        marked = done < number and marks.get(number, len(text)) < opening.start()
        if opening.start() < last or not marked or not text[opening.end()].isupper():
            continue
        ending = _ENDING.search(text, opening.end())
        end = ending.end() if ending else len(text)
        pieces += [f" {text[last : opening.start()]}", text[opening.start() : end].rstrip()]
        last, done = end, number
    return [*pieces, f" {text[last:]}"] if pieces else [line]
