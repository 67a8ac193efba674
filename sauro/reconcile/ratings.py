"""Ratings read from running text: totals, rated, not rated, and the counts at each level."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.flow import Flow
from sauro.reconcile.kinds import same_kind
from sauro.reconcile.levels import Rung
from sauro.reconcile.pairing import LevelCount, level_counts
from sauro.reconcile.rating import Entry, Rating
from sauro.reconcile.roles import Role, role_of, windows


@dataclass
class _Reader:
    """Walks through counts in the order of the text and fills one rating after another."""

    flow: Flow
    shares: dict[Figure, Figure]
    ratings: list[Rating] = field(default_factory=lambda: [Rating()])
    plain: Figure | None = None
    last_rung: Rung | None = None

    def _open(self) -> Rating:
        self.ratings.append(Rating())
        self.last_rung = None
        return self.ratings[-1]

    def entry(self, figure: Figure) -> Entry:
        return Entry(figure, self.shares.get(figure))

    def header(self, role: Role, figure: Figure) -> None:
        """A total, a number rated or a number not rated."""
        rating = self.ratings[-1]
        if role is Role.PLAIN or self._details(role, rating, figure):
            self.plain = figure
            return
        if self._is_new(role, rating, figure):
            rating = self._open()
        if role is Role.TOTAL:
            rating.total = self.entry(figure)
        elif role is Role.RATED:
            rating.rated = self.entry(figure)
        else:
            rating.unrated = self.entry(figure)
        if role is not Role.TOTAL and rating.total is None:
            rating.total = self._whole_of(figure)
        rating.end = figure.end

    def _details(self, role: Role, rating: Rating, figure: Figure) -> bool:
        """Whether a bracketed count only says how a count before the bracket is made up."""
        known = {Role.TOTAL: rating.total, Role.RATED: rating.rated, Role.UNRATED: rating.unrated}
        entry = known.get(role)
        return entry is not None and figure.depth > entry.figure.depth

    def _is_new(self, role: Role, rating: Rating, figure: Figure) -> bool:
        if rating.levels:
            return not self._belated(role, rating, figure)
        if self._far(rating, figure) or self._other_kind(rating, figure):
            return True
        if role is Role.TOTAL:
            late = rating.rated is not None and rating.total is None
            return not late and bool(rating.total or rating.rated or rating.unrated)
        return (rating.rated if role is Role.RATED else rating.unrated) is not None

    def _belated(self, role: Role, rating: Rating, figure: Figure) -> bool:
        """Whether those not rated are only told after the levels of those rated."""
        open_still = role is Role.UNRATED and rating.unrated is None and rating.total is not None
        return open_still and not (self._far(rating, figure) or self._other_kind(rating, figure))

    def _other_kind(self, rating: Rating, figure: Figure) -> bool:
        known = rating.total or rating.rated or rating.unrated
        return known is not None and not same_kind(known.figure, figure)

    def _far(self, rating: Rating, figure: Figure) -> bool:
        start, end = rating.end, figure.start
        if not start or end - start > _HEADER_REACH:
            return start > 0
        subject = _SUBJECT.search(self.flow.fold, start, end)
        return subject is not None or _HEADING.search(self.flow.text, start, end) is not None

    def _whole_of(self, figure: Figure) -> Entry | None:
        """The explicit whole of a count, else the plain count that opened the same sentence."""
        if figure.whole is not None:
            return Entry(figure.whole, None)
        plain = self.plain
        if plain is None or not same_kind(plain, figure) or plain.depth > figure.depth:
            return None
        gap = self.flow.fold[plain.end : figure.start]
        if len(gap) > _PLAIN_REACH or _SENTENCE.search(gap):
            return None
        return self.entry(plain)

    def level(self, pair: LevelCount) -> None:
        """A level and its count."""
        rating, rung = self.ratings[-1], pair.label.rung
        entry = self.entry(pair.figure)
        if pair.label.above:
            rating = self._open() if self._far(rating, pair.figure) else rating
            rating.above.append((rung, entry))
            rating.end = rating.end or pair.figure.end
            return
        far = bool(rating.levels) and self._far(rating, pair.figure)
        backwards = self.last_rung is not None and rung <= self.last_rung
        crossed = self.plain is not None and backwards and self.plain.start > rating.end
        if (
            rung in rating.levels
            or far
            or crossed
            or (not rating.levels and self._far(rating, pair.figure))
        ):
            rating = self._open()
        if not rating.levels and rating.rated is None and rating.total is None:
            rating.rated = self._announced(pair)
        if pair.figure.whole is not None and rating.rated is None:
            rating.rated = Entry(pair.figure.whole, None)
        rating.levels[rung] = entry
        rating.end, self.last_rung = pair.figure.end, rung

    def _announced(self, pair: LevelCount) -> Entry | None:
        """The plain count before "kết quả", "trong đó" or ":" that the levels divide."""
        plain, first = self.plain, min(pair.label.start, pair.figure.start)
        if plain is None or plain.end > first:
            return None
        gap = self.flow.fold[plain.end : first]
        if (
            len(gap) > _PLAIN_REACH
            or not _ANNOUNCES.search(gap)
            or not same_kind(plain, pair.figure)
        ):
            return None
        return self.entry(plain)


_HEADER_REACH, _PLAIN_REACH = 700, 300
_HEADING = re.compile(r"\n\s?(?:\d+(?:\.\d+)+\.?|\d+\.|[IVX]+\.|#+)\s[^\d\n]*\n")
_SUBJECT = re.compile(r"[\n.;]\s?[-+*]?\s?doi voi\b")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_ANNOUNCES = re.compile(r"ket qua|cu the|nhu sau|trong do|gom|:|\bco\s$")


def read_ratings(
    flow: Flow, figures: list[Figure], shares: dict[Figure, Figure], aside: list[tuple[int, int]]
) -> tuple[list[Rating], set[Figure]]:
    """The ratings of `flow`, and the counts they use; figures inside `aside` take no part."""
    hidden = {f for start, end in aside for f in figures if start <= f.start < end}
    pairs = {pair.figure: pair for pair in level_counts(flow, figures)}
    written = set(figures)
    zeros = [pair for figure, pair in pairs.items() if figure not in written]
    reader = _Reader(flow, shares)
    steps: list[tuple[int, int]] = [(f.start, i) for i, f in enumerate(figures)]
    steps += [(pair.figure.start, -1 - i) for i, pair in enumerate(zeros)]
    for _, place in sorted(steps):
        figure = figures[place] if place >= 0 else None
        if figure is None:
            reader.level(zeros[-1 - place])
        elif figure in pairs:
            reader.level(pairs[figure])
        elif figure.kind is FigureKind.COUNT and figure not in hidden:
            reader.header(role_of(*windows(figures, place)), figure)
    ratings = [rating for rating in reader.ratings if rating.end]
    used = {e.figure for r in ratings for e in (r.total, r.rated, r.unrated) if e}
    return ratings, used | set(pairs)
