"""Figures in the cell of a table."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.flow import Flow
from sauro.reconcile.numbers import LONGEST, value_of

_CELL = re.compile(
    r"\s*(?P<count>[0-9]+(?:[.,][0-9]+)*)?(?:\s?/\s?(?P<whole>[0-9]+(?:\.[0-9]{3})*))?"
    r"(?:\s?[a-z][a-z ]{0,24})?\s*[(]?\s*"
    r"(?P<share>[0-9]+(?:[.,][0-9]+)?\s?%|(?<=\()[0-9]+[.,][0-9]+)?\s*[)]?\s*$"
)


def read_cell(flow: Flow, start: int, end: int) -> tuple[Figure | None, Figure | None]:
    """(count, share) of a table's cell: 131, 19,23%, 131 (17,61%), 744/747; "-" counts none."""
    fold = flow.fold[start:end]
    if fold.strip() == "-":
        at = start + fold.index("-")
        return Figure(flow, FigureKind.COUNT, at, at + 1, "-", Fraction(0), 0, 0), None
    match = _CELL.match(fold)
    if match is None:
        return None, None
    figures = {name: _cell_figure(flow, match, name, start) for name in ("count", "whole", "share")}
    count, share = figures["count"], figures["share"]
    if count is not None and count.decimals:
        return None, replace(count, kind=FigureKind.SHARE)
    if count is not None and figures["whole"] is not None:
        count = replace(count, whole=figures["whole"])
    return count, share


def _cell_figure(flow: Flow, match: re.Match[str], name: str, offset: int) -> Figure | None:
    if match[name] is None:
        return None
    start, end = match.span(name)
    printed = match[name].rstrip("% ")
    read = value_of(printed, as_share=name == "share") if len(printed) <= LONGEST else None
    kind = FigureKind.SHARE if name == "share" else FigureKind.COUNT
    return read and Figure(flow, kind, offset + start, offset + end, printed, *read, 0)
