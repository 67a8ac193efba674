"""Notes that list what a count counts: their counts, or the names between ";", against it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sauro.reconcile.checks import Verdicts
from sauro.reconcile.checks.parts import misses, wrong_parts
from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.figures import read_figures
from sauro.reconcile.lists import items_of, parts_of
from sauro.reconcile.pages import Note

_LEAD = re.compile(r"\s*(?P<open>trong do|cu the)?(?:bao gom|gom(?: co)?)?\s?[:,]?\s*")
_APART = re.compile(r"[;:]|[.!?](?=\s|$)|\n(?=[-+*•#]\s?\S)")
_SENTENCE = re.compile(r"[.!?](?=\s)")
_NOT_A_NAME = re.compile(r"\(?(?:[ivx]+|[0-9]+|[a-z])\)|[0-9]+[-/][0-9a-z]")
_LONGEST_NAME = 120
_FAR = 320


def counted_by(mark_at: int, figures: Sequence[Figure]) -> Figure | None:
    """The count that a mark at this position of the body speaks of."""
    place = bisect_left(figures, mark_at, key=lambda figure: figure.start)
    for figure in reversed(figures[max(0, place - 4) : place]):
        if figure.kind is FigureKind.COUNT:
            gap = figure.flow.fold[figure.end : mark_at]
            return None if len(gap) > _FAR or _APART.search(gap) else figure
    return None


def check_notes(body_figures: Sequence[Figure], notes: Sequence[Note]) -> Verdicts:
    """Every note whose mark stands at a count and which lists throughout."""
    for note in notes:
        count = counted_by(note.mark.at, body_figures) if note.mark else None
        if count is not None and note.mark is not None:
            yield from _compare(count, note, note.mark.at)


def _compare(count: Figure, note: Note, mark_at: int) -> Verdicts:
    flow = note.flow
    lead = _LEAD.match(flow.fold)
    start, open_list = (lead.end(), lead["open"] is not None) if lead else (0, False)
    end = len(flow.fold.rstrip(" .;\n"))
    if _SENTENCE.search(flow.fold, start, end):
        return
    figures = read_figures(flow)
    items = items_of(flow, figures, start, end)
    counted = [item for item in items if item.counts]
    advice = f"chú thích số {note.number} kể ra"
    if not counted:
        named = _names(flow.text[start:end])
        if named and not open_list:
            yield None if named == count.count else wrong_parts(count, named, mark_at, advice)
        return
    parts = parts_of(count, items)
    if any(f.kind is FigureKind.SHARE or f.kind is FigureKind.CHANGE for f in figures):
        return
    if len(parts.same) > 1 and (parts.complete or open_list):
        wrong = misses(count.count, parts, closed=not open_list)
        yield wrong_parts(count, parts.total, mark_at, advice) if wrong else None


def _names(text: str) -> int:
    """How many names a note lists between ";"; 0 when it is not plainly such a list."""
    names = [name.strip() for name in text.split(";")]
    if len(names) < 2 or "," in text:
        return 0
    plain = all(
        name[:1].isupper() and len(name) <= _LONGEST_NAME and not _NOT_A_NAME.search(name.lower())
        for name in names
    )
    return len(names) if plain else 0
