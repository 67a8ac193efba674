"""Which share belongs to which count."""

from __future__ import annotations

import re

from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.flow import Flow

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n(?=[-+*•#]\s?\S)")
_ONLY_CUE = re.compile(
    r"[\s,;:(]*(?:(?:dat|chiem|bang|tuong (?:duong|ung)|voi)\s)*(?:(?:ty|ti)\s?(?:le|trong)?\s)?"
    r"(?:(?:la|dat|chiem|bang)\s)?[\s:=(]*$"
)
_CUE_NEAR = re.compile(
    r"\b(?:(?:ty|ti)\s(?:le|trong)|ty|chiem|dat|bang|tuong ung|tuong duong)\b[^;]{0,30}$|[(=]\s?$"
)
_SHARE_OF_NOUN = re.compile(r"\s(?:cac|so|cap uy|can bo|dang vien|to chuc|chi bo|tap the)\b")
_IN_BRACKETS = re.compile(r"[a-z\s]{0,40}[(\[]\s?$")
_REACH = 260


def _speaks_of_count(flow: Flow, count: Figure, share: Figure) -> bool:
    """Whether nothing between the two makes the share speak of something else."""
    gap = flow.fold[count.end : share.start]
    if len(gap) > _REACH or _SENTENCE_END.search(gap):
        return False
    cut = gap.rfind(";")
    if cut >= 0 and not _ONLY_CUE.match(gap[cut + 1 :]):
        return False
    if _CUE_NEAR.search(gap):
        return True
    return not _SHARE_OF_NOUN.match(flow.fold, share.end)


def link_shares(flow: Flow, figures: list[Figure]) -> dict[Figure, Figure]:
    """Each count's own share: the one that follows it, or that a bracketed count follows."""
    linked: dict[Figure, Figure] = {}
    open_counts: dict[int, Figure] = {}
    lone: Figure | None = None
    for figure in figures:
        for depth in [depth for depth in open_counts if depth > figure.depth]:
            del open_counts[depth]
        if figure.kind is FigureKind.COUNT:
            open_counts[figure.depth] = figure
            if lone is not None and _IN_BRACKETS.match(flow.fold[lone.end : figure.start]):
                linked[figure] = lone
            lone = None
        elif figure.kind in (FigureKind.SHARE, FigureKind.BARE, FigureKind.TARGET):
            owner = open_counts.get(figure.depth) or open_counts.get(figure.depth - 1)
            if owner is None or owner in linked or not _speaks_of_count(flow, owner, figure):
                lone = figure
            elif figure.kind is not FigureKind.TARGET or owner.whole is not None:
                linked[owner] = figure
    return linked
