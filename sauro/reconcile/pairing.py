"""Which count stands beside which level."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.flow import Flow
from sauro.reconcile.levels import Label, labels

_STRETCH = re.compile(
    r"[;!?]|\.(?=\s|$)|\n(?=[-+*•#]\s?\S|[0-9]{1,2}[.)]\s|[a-z]\)\s)"
    r"|\b(?:trong do|cu the|ket qua|nhu sau)\b"
)
_LABEL_REACH, _COUNT_REACH = 60, 120


@dataclass(frozen=True, slots=True)
class LevelCount:
    """A level and the count beside it."""

    label: Label
    figure: Figure


def level_counts(flow: Flow, figures: list[Figure]) -> list[LevelCount]:
    """Pair every level with the count before or after it, stretch by stretch."""
    cuts = [match.start() for match in _STRETCH.finditer(flow.fold)] + [len(flow.fold)]
    named = list(labels(flow.fold))
    counts = [figure for figure in figures if figure.kind is FigureKind.COUNT]
    pairs: list[LevelCount] = []
    first_label = first_count = 0
    for cut in cuts:
        stop_label, stop_count = first_label, first_count
        while stop_label < len(named) and named[stop_label].start < cut:
            stop_label += 1
        while stop_count < len(counts) and counts[stop_count].start < cut:
            stop_count += 1
        if stop_label > first_label:
            stretch = counts[first_count:stop_count]
            pairs += _paired(flow, named[first_label:stop_label], stretch)
        first_label, first_count = stop_label, stop_count
    return pairs


def _paired(flow: Flow, named: list[Label], counts: list[Figure]) -> list[LevelCount]:
    """Within one stretch a level's count always follows it, or always comes before it."""
    outer = min((count.depth for count in counts), default=0)
    near = [count for count in counts if count.depth <= outer + 1]
    after = _following(flow, named, near)
    before = _preceding(flow, named, near)
    if len(after) != len(before):
        return max(after, before, key=len)
    return min(after, before, key=lambda pairs: sum(_commas(flow, pair) for pair in pairs))


_COMMA = re.compile(r",(?![0-9])")


def _commas(flow: Flow, pair: LevelCount) -> int:
    """How many commas part a level from its count: the wrong neighbour is behind one."""
    label, figure = pair.label, pair.figure
    start, end = sorted((label.start, label.end, figure.start, figure.end))[1:3]
    return len(_COMMA.findall(flow.fold, start, end))


def _zero(flow: Flow, span: tuple[int, int]) -> Figure:
    start, end = span
    return Figure(flow, FigureKind.COUNT, start, end, flow.text[start:end], Fraction(0), 0, 0)


def _within(counts: list[Figure], start: int, end: int) -> list[Figure]:
    first = bisect_left(counts, start, key=lambda count: count.start)
    return counts[first : bisect_left(counts, end, key=lambda count: count.start)]


def _following(flow: Flow, named: list[Label], counts: list[Figure]) -> list[LevelCount]:
    pairs = []
    for place, label in enumerate(named):
        limit = named[place + 1].start if place + 1 < len(named) else len(flow.fold)
        inside = _within(counts, label.end, min(limit, label.end + _LABEL_REACH))
        if label.zero and not any(c.start < label.zero[1] for c in inside):
            pairs.append(LevelCount(label, _zero(flow, label.zero)))
        elif inside:
            pairs.append(LevelCount(label, min(inside, key=lambda c: (c.depth, c.start))))
    return pairs


def _preceding(flow: Flow, named: list[Label], counts: list[Figure]) -> list[LevelCount]:
    pairs = []
    for place, label in enumerate(named):
        limit = named[place - 1].end if place else 0
        inside = _within(counts, max(limit, label.start - _COUNT_REACH), label.start)
        if label.zero:
            pairs.append(LevelCount(label, _zero(flow, label.zero)))
        elif inside:
            depth = min(count.depth for count in inside)
            pairs.append(LevelCount(label, [c for c in inside if c.depth == depth][-1]))
    return pairs
