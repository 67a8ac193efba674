"""Lists that part a whole: where they begin and end, and which counts are their items."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.flow import Flow
from sauro.reconcile.kinds import same_kind, unit_of

_LONGEST = 1500
_MOST_ITEMS = 60
_END = re.compile(r"[.!?](?=\s|$)|\n(?=[-+*•#]\s?\S)|\b(?:trong do|bao gom|ket qua|nhu sau)\b")
_POST = re.compile(
    r"(?:truong|pho|chu tich|bi thu|giam doc|chanh|hieu truong|chu nhiem|tong bien tap|vien truong"
    r"|chi huy truong|chinh uy|cuc truong|thu truong|dong chi)\b"
)
_OTHER_ACT = re.compile(
    r"\s?(?:va\s)?(?:ket nap|cu|tang|giai quyet|thuc hien|ban hanh|tham muu|bo nhiem|to chuc"
    r"|xu ly|khen thuong|ky luat|phe duyet|tiep nhan|dieu dong|thanh lap|cho|xem xet"
    r"|de nghi|trien khai)\s"
)
CROSS_CUTTING = re.compile(
    r"\b(?:nu|dan toc|ton giao|tre|tuoi|trinh do|dai hoc|thac si|tien si|cao cap|trung cap"
    r"|kiem nhiem)\b"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its counts, its words, and the separator before it (";" or ",")."""

    counts: tuple[Figure, ...]
    words: str
    raw: str
    after: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The counts of a list, apart those of the whole's own kind, the posts that count as one,
    and whether every part of the list says how many."""

    same: tuple[Figure, ...]
    other: tuple[Figure, ...]
    posts: int
    complete: bool
    crossing: bool

    @property
    def total(self) -> int:
        """What the parts add up to."""
        return sum(figure.count for figure in self.same) + self.posts


def bracket_end(flow: Flow, opening: int) -> int | None:
    """Where the bracket opened at `opening` closes, if near."""
    end = flow.outline.closing.get(opening)
    return end if end is not None and end - opening < _LONGEST else None


def list_end(flow: Flow, start: int) -> int:
    """Where a list that is not bracketed ends: with its sentence, item or enclosing bracket."""
    limit = min(len(flow.fold), start + _LONGEST)
    match = _END.search(flow.fold, start, limit)
    return flow.outline.leaves(start, match.start() if match else limit)


def items_of(flow: Flow, figures: Sequence[Figure], start: int, end: int) -> list[Item]:
    """The items between `start` and `end`, parted by ; or , or "và" outside further brackets."""
    marks = flow.outline.between(start, end, flow.outline.depth(start))
    if len(marks) > _MOST_ITEMS:
        return []
    starts = [start, *(mark.end for mark in marks)]
    ends = [*(mark.start for mark in marks), end]
    letters = [";", *(mark.letter for mark in marks)]
    return [
        _item(flow, figures, first, last, letter)
        for first, last, letter in zip(starts, ends, letters, strict=True)
    ]


def _item(flow: Flow, figures: Sequence[Figure], start: int, end: int, mark: str) -> Item:
    """An item's own counts, or those in its brackets when it has none of its own."""
    first = bisect_left(figures, start, key=lambda figure: figure.start)
    last = bisect_left(figures, end, key=lambda figure: figure.start)
    counts = [figure for figure in figures[first:last] if figure.kind is FigureKind.COUNT]
    shallow = min((figure.depth for figure in counts), default=0)
    own = tuple(figure for figure in counts if figure.depth == shallow)
    raw = flow.text[start:end].strip(" \n;,.:")
    return Item(own, flow.fold[start:end], raw, mark)


def parts_of(whole: Figure, items: Sequence[Item]) -> Parts:
    """Sort the items' counts into parts of `whole` and others, up to where another act begins."""
    same: list[Figure] = []
    other: list[Figure] = []
    posts, complete, counted = 0, True, True
    for place, item in enumerate(items):
        if item.after == ";":
            if place and _OTHER_ACT.match(item.words):
                break
            complete, counted = complete and counted, False
        for figure in item.counts:
            (same if same_kind(whole, figure) else other).append(figure)
        if not item.counts and _is_post(whole, item):
            posts += 1
            counted = True
        counted = counted or bool(item.counts)
    crossing = any(CROSS_CUTTING.search(item.words) for item in items)
    return Parts(tuple(same), tuple(other), posts, complete and counted, crossing)


def _is_post(whole: Figure, item: Item) -> bool:
    named = item.raw[:1].isupper() and _POST.match(item.words.strip(" :\n"))
    return bool(named) and unit_of(whole) == "person"
