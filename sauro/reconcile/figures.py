"""Figures in running text: counts, shares and changes, each with its explicit whole."""

from __future__ import annotations

import re
from dataclasses import replace

from sauro.reconcile.contexts import (
    AFTER,
    BEFORE,
    RATIO_CUE,
    SHARE_CUE,
    UNCOUNTED_BEFORE,
    count_kind,
    share_kind,
    unsigned_kind,
)
from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.flow import Flow
from sauro.reconcile.numbers import LONGEST, value_of

_NUMBER = re.compile(r"(?<![0-9])[0-9]+(?:[.,][0-9]+)*")
_PERCENT_SIGN = re.compile(r"\s?(?:%|phan tram)")
_FRACTION_GAP = re.compile(r"\s?/\s?$")
_EXPLICIT_WHOLE = re.compile(
    r"[^.;:()0-9]{0,60}\b(?:trong|tren)\s(?:tong\s)?so\s[^.;:()0-9]{0,30}$"
)


def _read_one(flow: Flow, match: re.Match[str], depth: int) -> Figure | None:
    start, end = match.span()
    if end - start > LONGEST:
        return None
    fold = flow.fold
    before, after = fold[max(0, start - BEFORE) : start], fold[end : end + AFTER]
    spaced_before = before.replace("\n", " ")
    sign = _PERCENT_SIGN.match(after)
    cued = SHARE_CUE.search(spaced_before) is not None
    read = value_of(match[0], as_share=sign is not None or (cued and "," in match[0]))
    if read is None:
        return None
    value, decimals = read
    after = after.replace("\n", " ")
    if sign:
        kind = share_kind(spaced_before, after)
        end += sign.end()
    elif decimals or RATIO_CUE.search(spaced_before):
        kind = unsigned_kind(before, after, match[0])
        if kind is FigureKind.BARE and not decimals:
            kind = FigureKind.COUNT
    else:
        kind = count_kind(flow, start, end, spaced_before, after)
    return Figure(flow, kind, start, end, match[0], value, decimals, depth)


def _is_fraction(upper: Figure, lower: Figure, fold: str) -> bool:
    """Whether A/B here is a part of a whole and not a date or a document's number."""
    gap = fold[upper.end : lower.start]
    if not _FRACTION_GAP.match(gap) or upper.decimals or lower.decimals:
        return False
    exact_before = upper.flow.text[max(0, upper.start - BEFORE) : upper.start].lower()
    after = fold[lower.end : lower.end + AFTER]
    if UNCOUNTED_BEFORE.search(exact_before) or re.match(r"\s?[-/][a-z0-9]", after):
        return False
    return (
        lower.printed.isdigit() is False
        or len(lower.printed) < _YEAR_DIGITS
        or upper.count > _MONTHS
    )


_YEAR_DIGITS, _MONTHS = 4, 12


def _joined(flow: Flow, figures: list[Figure]) -> list[Figure]:
    """Fold the explicit whole of a count into it: A/B, and A … trong tổng số B."""
    out: list[Figure] = []
    for figure in figures:
        last = out[-1] if out else None
        if last is not None and last.whole is None and last.kind in _COUNTABLE:
            if _is_fraction(last, figure, flow.fold):
                out[-1] = replace(last, kind=FigureKind.COUNT, end=figure.end, whole=figure)
                continue
            gap = flow.fold[last.end : figure.start]
            if (
                last.kind is figure.kind is FigureKind.COUNT
                and len(gap) < _WHOLE_REACH
                and _EXPLICIT_WHOLE.match(gap)
            ):
                out[-1] = replace(last, whole=figure)
                continue
        out.append(figure)
    return out


_COUNTABLE = (FigureKind.COUNT, FigureKind.OTHER)
_WHOLE_REACH = 110


def read_figures(flow: Flow) -> list[Figure]:
    """All figures of `flow` in order, the wholes of fractions inside their counts."""
    depth = flow.outline.depth
    found = (_read_one(flow, match, depth(match.start())) for match in _NUMBER.finditer(flow.fold))
    return _joined(flow, [figure for figure in found if figure is not None])
