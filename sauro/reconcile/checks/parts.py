"""Lists against their whole: gồm, brackets, trong đó, and groups that make up those rated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sauro.reconcile.checks import Verdicts
from sauro.reconcile.checks.shares import Whole, fits_any, wrong_share
from sauro.reconcile.checks.sums import wrong_sum
from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.findings import Finding, FindingKind
from sauro.reconcile.flow import Flow
from sauro.reconcile.kinds import first_word, same_kind, unit_of
from sauro.reconcile.levels import labels
from sauro.reconcile.lists import Parts, bracket_end, items_of, list_end, parts_of
from sauro.reconcile.rating import Entry
from sauro.reconcile.shares import grouped

_CUE = re.compile(
    r"(?P<open>\(?\b(?:trong do|cu the|trong so do)\b)"
    r"|(?P<closed>\(?\b(?:bao gom|gom(?: co)?|chia ra)\b)|(?P<bracket>\()"
)
_NO_LIST = re.compile(r";(?!\s?trong do)|[.!?](?=\s(?!\s*trong do)|$)|\n(?=[-+*•#]\s?\S)")
_CUE_REACH = 160
_STATED = 12
_ADVICE = "các phần kể ra cộng lại là"
_GROUPS_CUE = re.compile(
    r"\b(?:kiem diem|danh gia|xep loai|phan loai)[^.;:()0-9]{0,40}:\s?(?=[0-9])"
)
_GROUPS_REACH = 400
_FEWEST_GROUPS = 3

# "Trong đó" may name a mere subset. Only a miss this narrow, of a whole this large, is a slip.
_NARROW_PERCENT = 1
_LARGE_WHOLE = 200


def wrong_parts(whole: Figure, total: int, end: int, advice: str) -> Finding:
    """`whole` is printed, its list gives `total`."""
    return Finding(
        FindingKind.PARTS,
        whole.line,
        whole.flow.quote(whole.start, end),
        whole.printed,
        grouped(total),
        f"In là {whole.printed} nhưng {advice} {grouped(total)}. "
        "Hãy đối chiếu danh sách rồi sửa con số hoặc bổ sung danh sách.",
    )


def misses(whole: int, parts: Parts, *, closed: bool) -> bool:
    """Whether the parts contradict the whole."""
    if any(figure.count > whole for figure in parts.same):
        return True
    if parts.crossing:
        return False
    if parts.total > whole:
        return closed or not _reaches(whole, parts)
    if closed and parts.complete and not parts.other:
        return parts.total != whole
    narrow = 0 < (whole - parts.total) * 100 < whole * _NARROW_PERCENT
    return narrow and whole >= _LARGE_WHOLE and not parts.other


def _reaches(whole: int, parts: Parts) -> bool:
    """Whether the first parts already make up the whole: what follows is another matter."""
    total = parts.posts
    for figure in parts.same:
        total += figure.count
        if total == whole:
            return True
    return False


def check_lists(
    flow: Flow, figures: Sequence[Figure], shares: dict[Figure, Figure], used: set[Figure]
) -> Verdicts:
    """Every count that a list follows, and the shares of the list's parts."""
    counts = [figure for figure in figures if figure.kind is FigureKind.COUNT]
    for whole, following in pairwise(counts):
        span = _span(flow, whole, following)
        if span is not None:
            start, end, closed = span
            parts = parts_of(whole, items_of(flow, figures, start, end))
            if parts.same and not used.intersection(parts.same):
                yield from _list(whole, parts, end, closed=closed, counted=whole in used)
                yield from _shares_of_parts(whole, parts, shares, counts)


def _span(flow: Flow, whole: Figure, following: Figure) -> tuple[int, int, bool] | None:
    """(start, end, whether closed) of the list between a count and the next one."""
    stop = min(following.start, whole.end + _CUE_REACH)
    for cue in _CUE.finditer(flow.fold, whole.end, stop):
        if _NO_LIST.search(flow.fold, whole.end, cue.start()):
            return None
        end: int | None = None
        if flow.fold[cue.start()] == "(":
            end = bracket_end(flow, cue.start())
        elif flow.outline.depth(cue.start()) <= whole.depth:
            end = list_end(flow, cue.end())
        if end is not None and following.start < end:
            return cue.end(), end, cue["open"] is None
    return None


def _list(whole: Figure, parts: Parts, end: int, *, closed: bool, counted: bool) -> Verdicts:
    """The parts against their whole; `counted`: the whole is known to count something."""
    if len(parts.same) + parts.posts == 1:
        if not closed and first_word(whole) == first_word(parts.same[0]):
            over = parts.total > whole.count
            yield wrong_parts(whole, parts.total, end, _ADVICE) if over else None
    elif whole.whole is not None and all(figure.whole for figure in parts.same):
        yield from _fractions(whole, parts, end)
    elif unit_of(whole) is not None or counted:
        wrong = misses(whole.count, parts, closed=closed)
        yield wrong_parts(whole, parts.total, end, _ADVICE) if wrong else None


def _shares_of_parts(
    whole: Figure, parts: Parts, shares: dict[Figure, Figure], counts: Sequence[Figure]
) -> Verdicts:
    """A part's share is of its whole, or of another count stated before it."""
    for part in parts.same:
        if part not in shares or part.whole is not None or not whole.count:
            continue
        entry = Entry(part, shares[part])
        last = bisect_left(counts, part.start, key=lambda figure: figure.start)
        stated = [Whole(figure.count, "") for figure in counts[max(0, last - _STATED) : last]]
        right = fits_any(entry, [Whole(whole.count, ""), *stated])
        named = Whole(whole.count, "số chung nêu trước")
        yield None if right else wrong_share(entry, shares[part], named)


def _fractions(whole: Figure, parts: Parts, end: int) -> Verdicts:
    """A/B (a/b, c/d): the upper figures make up A, the lower ones B."""
    yield None if parts.total == whole.count else wrong_parts(whole, parts.total, end, _ADVICE)
    lower = [figure.whole.count for figure in parts.same if figure.whole]
    if whole.whole is not None:
        yield (
            None
            if sum(lower) == whole.whole.count
            else wrong_parts(whole.whole, sum(lower), end, _ADVICE)
        )


@dataclass(frozen=True, slots=True)
class GroupList:
    """Groups listed after "đã được đánh giá, xếp loại:", from `start` to `end`."""

    start: int
    end: int
    groups: tuple[Figure, ...]


def group_lists(flow: Flow, figures: Sequence[Figure]) -> list[GroupList]:
    """The lists of groups that make up those rated; lists of levels are not among them."""
    found = []
    end = 0
    for cue in _GROUPS_CUE.finditer(flow.fold):
        if cue.start() < end:
            continue
        end = list_end(flow, cue.end())
        if any(True for _ in labels(flow.fold[cue.end() : end])):
            continue
        items = [item for item in items_of(flow, figures, cue.end(), end) if item.after == ";"]
        groups = tuple(figure for item in items for figure in item.counts)
        if len(groups) >= _FEWEST_GROUPS and len(groups) == len(items):
            found.append(GroupList(cue.start(), end, groups))
    return found


def check_groups(flow: Flow, lists: Sequence[GroupList], rated: Sequence[Figure]) -> Verdicts:
    """Each list of groups against those rated just before it."""
    here = sorted((f for f in rated if f.flow is flow), key=lambda figure: figure.start)
    for listed in lists:
        place = bisect_left(here, listed.start, key=lambda figure: figure.start)
        whole = here[place - 1] if place else None
        if whole is None or listed.start - whole.end > _GROUPS_REACH:
            continue
        alike = all(same_kind(whole, group) for group in listed.groups)
        if alike and "\n-" not in flow.fold[whole.end : listed.start]:
            counts = [figure.count for figure in listed.groups]
            right = sum(counts) == whole.count
            yield (
                None if right else wrong_sum(whole, counts, of="Các nhóm phải cộng thành số chung")
            )
