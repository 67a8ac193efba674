"""Shares against their counts: rated and not rated of the total, levels of those rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sauro.reconcile.bases import Base
from sauro.reconcile.checks import Verdicts
from sauro.reconcile.figure import Figure
from sauro.reconcile.findings import Finding, FindingKind
from sauro.reconcile.levels import Rung
from sauro.reconcile.rating import Entry, Rating
from sauro.reconcile.shares import fits, grouped, percent, written


@dataclass(frozen=True, slots=True)
class Whole:
    """A possible 100% and its Vietnamese name."""

    size: int
    name: str


def share_quote(count: Figure, share: Figure) -> str:
    """The passage from the count to its share, whichever comes first."""
    if count.flow is not share.flow:
        return f"{count.printed} … {share.printed}"
    return count.flow.quote(min(count.start, share.start), max(count.end, share.end))


def fits_any(entry: Entry, wholes: Sequence[Whole]) -> bool:
    """Whether the printed share is right on one of the wholes."""
    share = entry.share
    return share is not None and any(
        fits(share.value, share.decimals, percent(entry.count, whole.size))
        for whole in wholes
        if whole.size
    )


def wrong_share(entry: Entry, share: Figure, whole: Whole) -> Finding:
    """The finding that the printed share is not the count's share of `whole`."""
    computed = written(percent(entry.count, whole.size))
    message = (
        f"Tỷ lệ in là {share.printed}% nhưng {grouped(entry.count)}/{grouped(whole.size)} "
        f"({whole.name}) là {computed}%. Hãy kiểm tra lại hai số này và sửa tỷ lệ."
    )
    quote = share_quote(entry.figure, share)
    return Finding(FindingKind.SHARE, share.line, quote, share.printed, computed, message)


def _checked(entry: Entry, wholes: Sequence[Whole], other: Entry | None = None) -> Verdicts:
    """Check one share on its wholes; `other` is the entry that makes up the rest of the first."""
    known = [whole for whole in wholes if whole.size]
    if entry.share is None or not known:
        return
    if fits_any(entry, known) or _completes(entry.share, other, known[0]):
        yield None
    else:
        yield wrong_share(entry, entry.share, known[0])


def _completes(share: Figure, other: Entry | None, whole: Whole) -> bool:
    """Whether the share is 100 minus the other part's, when that one is itself right."""
    if other is None or other.share is None or not fits_any(other, [whole]):
        return False
    rest = Fraction(100) - share.value
    return rest == other.share.value or fits(rest, share.decimals, percent(other.count, whole.size))


def _totals(rating: Rating, entry: Entry) -> list[Whole]:
    """What a number rated or not rated is a share of: the whole written with it, else the total."""
    if entry.figure.whole:
        return [Whole(entry.figure.whole.count, "số ghi kèm")]
    if rating.total:
        return [Whole(rating.total.count, "tổng số")]
    if rating.rated and rating.unrated:
        together = rating.rated.count + rating.unrated.count
        return [Whole(together, "số được và chưa được xếp loại")]
    return []


def _of_total(rating: Rating) -> Verdicts:
    if rating.rated:
        yield from _checked(rating.rated, _totals(rating, rating.rated), rating.unrated)
    if rating.unrated:
        yield from _checked(rating.unrated, _totals(rating, rating.unrated), rating.rated)


def rated_wholes(rating: Rating) -> list[Whole]:
    """What the levels are shares of: those rated, else the total, else the levels' own sum."""
    wholes = []
    if rating.rated:
        wholes.append(Whole(rating.rated.count, "số được xếp loại"))
    elif rating.total:
        wholes.append(Whole(rating.total.count, "tổng số"))
    if rating.sum_of_levels:
        wholes.append(Whole(rating.sum_of_levels, "tổng bốn mức"))
    return wholes


def excellent_wholes(rating: Rating) -> dict[Base, Whole]:
    """The bases known for the excellent share."""
    excellent, good = rating.levels.get(Rung.EXCELLENT), rating.levels.get(Rung.GOOD)
    wholes: dict[Base, Whole] = {}
    if excellent and good:
        above = excellent.count + good.count
        wholes[Base.GOOD_AND_ABOVE] = Whole(above, Base.GOOD_AND_ABOVE.vietnamese)
        wholes[Base.GOOD_ONLY] = Whole(good.count, Base.GOOD_ONLY.vietnamese)
    if rated := rated_wholes(rating):
        wholes[Base.RATED] = Whole(rated[0].size, Base.RATED.vietnamese)
    return {base: whole for base, whole in wholes.items() if whole.size}


def _level(rung: Rung, entry: Entry, rating: Rating) -> Verdicts:
    wholes = rated_wholes(rating)
    bases = list(excellent_wholes(rating).values()) if rung is Rung.EXCELLENT else []
    if entry.figure.whole:
        stated = Whole(entry.figure.whole.count, "số ghi kèm")
        known = {whole.size for whole in bases + wholes}
        wholes = [stated, *bases] if stated.size in known else [stated]
    elif not wholes and not fits_any(entry, bases):
        return
    else:
        wholes = bases + wholes
    yield from _checked(entry, wholes)


def check_shares(ratings: Sequence[Rating]) -> Verdicts:
    """Every share of every rating."""
    for rating in ratings:
        yield from _of_total(rating)
        for rung, entry in rating.levels.items():
            yield from _level(rung, entry, rating)
        for _, entry in rating.above:
            stated = entry.figure.whole
            named = [Whole(stated.count, "số ghi kèm")] if stated else rated_wholes(rating)
            yield from _checked(entry, named)


def check_fractions(counts: Sequence[Entry]) -> Verdicts:
    """Shares beside an explicit fraction A/B that belong to no rating."""
    for entry in counts:
        if entry.figure.whole is not None:
            yield from _checked(entry, [Whole(entry.figure.whole.count, "số ghi kèm")])
