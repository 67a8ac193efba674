"""Sums: levels add up to those rated, rated and not rated to the total."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.reconcile.checks import Verdicts
from sauro.reconcile.figure import Figure
from sauro.reconcile.findings import Finding, FindingKind
from sauro.reconcile.levels import Rung
from sauro.reconcile.rating import Rating
from sauro.reconcile.shares import grouped


def wrong_sum(whole: Figure, parts: Sequence[int], *, of: str) -> Finding:
    """`whole` is printed, its `parts` add up to something else; `of` names both in Vietnamese."""
    total = sum(parts)
    addends = " + ".join(grouped(part) for part in parts)
    return Finding(
        FindingKind.SUM,
        whole.line,
        whole.flow.quote(whole.start, min(whole.end + 24, len(whole.flow.text))),
        whole.printed,
        grouped(total),
        f"{of}: in là {whole.printed} nhưng {addends} = {grouped(total)}. "
        "Hãy đối chiếu từng số với danh sách gốc rồi sửa số sai.",
    )


def _levels(rating: Rating) -> Verdicts:
    whole = rating.rated or (rating.total if rating.unrated is None else None)
    counts = [entry.count for entry in rating.levels.values()]
    if whole is None or not counts:
        return
    listed = rating.sum_of_levels
    if listed is not None or sum(counts) > whole.count:
        right = listed == whole.count
        yield (
            None
            if right
            else wrong_sum(whole.figure, counts, of="Các mức phải cộng thành số được xếp loại")
        )


def _total(rating: Rating) -> Verdicts:
    if rating.total and rating.rated and rating.unrated:
        parts = [rating.rated.count, rating.unrated.count]
        right = sum(parts) == rating.total.count
        yield (
            None
            if right
            else wrong_sum(
                rating.total.figure,
                parts,
                of="Số được xếp loại và số chưa xếp loại phải cộng thành tổng số",
            )
        )


def _above(rating: Rating) -> Verdicts:
    """ "Trở lên" sums up the levels from the best down to the one named."""
    for rung, entry in rating.above:
        parts = [rating.levels[r].count for r in Rung if r <= rung and r in rating.levels]
        if len(parts) == rung + 1:
            right = sum(parts) == entry.count
            yield (
                None
                if right
                else wrong_sum(entry.figure, parts, of=f"Số từ {rung.vietnamese} trở lên")
            )


def check_sums(ratings: Sequence[Rating]) -> Verdicts:
    """Every sum that a rating states."""
    for rating in ratings:
        yield from _levels(rating)
        yield from _total(rating)
        yield from _above(rating)
