"""Mixed bases: one report should print all its excellent shares on one base (reading D7)."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.reconcile.bases import Base
from sauro.reconcile.checks import Verdicts
from sauro.reconcile.checks.shares import excellent_wholes, share_quote
from sauro.reconcile.findings import Finding, FindingKind
from sauro.reconcile.levels import Rung
from sauro.reconcile.rating import Entry, Rating
from sauro.reconcile.shares import fits, grouped, percent, written


def _fitting(rating: Rating, entry: Entry) -> frozenset[Base]:
    share = entry.share
    if share is None:
        return frozenset()
    return frozenset(
        base
        for base, whole in excellent_wholes(rating).items()
        if fits(share.value, share.decimals, percent(entry.count, whole.size))
    )


def check_bases(ratings: Sequence[Rating], preferred: Base) -> Verdicts:
    """Rows whose share fits only another base than the one that explains most rows.

    Rows that fit several bases side with any; `preferred` wins among equals.
    """
    rows = [(r, r.levels[Rung.EXCELLENT]) for r in ratings if Rung.EXCELLENT in r.levels]
    known = [(rating, entry, bases) for rating, entry in rows if (bases := _fitting(rating, entry))]
    if not known:
        return
    votes = {base: sum(base in bases for _, _, bases in known) for base in Base}
    chosen = max(Base, key=lambda base: (votes[base], base is preferred))
    for rating, entry, bases in known:
        if chosen not in bases:
            yield _departing(rating, entry, chosen, bases)


def _departing(
    rating: Rating, entry: Entry, chosen: Base, bases: frozenset[Base]
) -> Finding | None:
    share, whole = entry.share, excellent_wholes(rating).get(chosen)
    if share is None or whole is None:
        return None
    computed = written(percent(entry.count, whole.size))
    used = " hoặc ".join(base.vietnamese for base in Base if base in bases)
    message = (
        f"Tỷ lệ xuất sắc {share.printed}% tính trên {used}, trong khi phần còn lại của báo cáo "
        f"tính trên {chosen.vietnamese} "
        f"({grouped(entry.count)}/{grouped(whole.size)} là {computed}%). "
        "Hãy dùng một cách tính cho cả báo cáo hoặc ghi rõ cách tính."
    )
    quote = share_quote(entry.figure, share)
    return Finding(FindingKind.BASE, share.line, quote, share.printed, computed, message)
