"""A checked text line by line, each wrong figure cut out so that it can be marked in place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sauro.reconcile import Finding, FindingKind, Report
from sauro.reconcile.places import place_of, squeezed


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding by its number in the list, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line; spots: what is wrong with it, none for plain text."""

    text: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of the text by its number, in pieces."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The text's lines that hold anything, and the findings in its order."""

    lines: tuple[MarkedLine, ...]
    spots: tuple[Spot, ...]
    statements: int
    counts: dict[FindingKind, int] = field(default_factory=dict)


def mark(text: str, report: Report) -> Marked:
    """Every line with its findings marked; a figure not found on its line marks all of it."""
    spots = tuple(Spot(number, found) for number, found in enumerate(report.findings, 1))
    by_line: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_line[spot.finding.line].append(spot)
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = tuple(
        MarkedLine(number, _pieces(squeezed(line), by_line[number]))
        for number, line in enumerate(raw, 1)
        if line.strip()
    )
    kinds = Counter(found.kind for found in report.findings)
    counts = {kind: kinds[kind] for kind in FindingKind if kinds[kind]}
    return Marked(lines, spots, report.statements, counts)


def _pieces(line: str, spots: Sequence[Spot]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, end, found in _spans(line, spots):
        if start > at:
            pieces.append(Piece(line[at:start]))
        pieces.append(Piece(line[start:end], found))
        at = end
    if at < len(line):
        pieces.append(Piece(line[at:]))
    return tuple(pieces)


def _spans(line: str, spots: Sequence[Spot]) -> list[tuple[int, int, tuple[Spot, ...]]]:
    """Places in order; those that overlap become one with the findings of all."""
    placed = [(place_of(spot.finding, line) or (0, len(line)), spot) for spot in spots]
    spans: list[tuple[int, int, tuple[Spot, ...]]] = []
    for (start, end), spot in sorted(placed, key=lambda each: each[0]):
        if spans and start < spans[-1][1]:
            first, last, found = spans.pop()
            spans.append((first, max(last, end), (*found, spot)))
        else:
            spans.append((start, end, (spot,)))
    return spans
