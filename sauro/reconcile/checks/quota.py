"""The ceiling on excellent ratings (HD-QUY VI.2, QD-366 Điều 11 khoản 1.5)."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.reconcile.bases import Base
from sauro.reconcile.ceiling import Ceiling
from sauro.reconcile.checks import Verdicts
from sauro.reconcile.findings import Finding, FindingKind
from sauro.reconcile.levels import Rung
from sauro.reconcile.rating import Rating
from sauro.reconcile.shares import grouped, percent, written


def _size(rating: Rating, base: Base) -> int | None:
    excellent, good = rating.levels.get(Rung.EXCELLENT), rating.levels.get(Rung.GOOD)
    if base is Base.RATED:
        return rating.rated.count if rating.rated else rating.sum_of_levels
    if excellent is None or good is None:
        return None
    return good.count + (excellent.count if base is Base.GOOD_AND_ABOVE else 0)


def check_quota(ratings: Sequence[Rating], ceiling: Ceiling) -> Verdicts:
    """Groups with more excellent ratings than the ceiling allows."""
    base = Base(ceiling.base)
    for rating in ratings:
        entry, size = rating.levels.get(Rung.EXCELLENT), _size(rating, base)
        if entry is None or size is None or entry.count <= ceiling.allowed(size):
            continue
        figure, allowed = entry.figure, grouped(ceiling.allowed(size))
        limit = f"{written(100 * ceiling.share)}%"
        share = written(percent(entry.count, size)) if size else "100"
        message = (
            f"Xuất sắc {grouped(entry.count)} trên {grouped(size)} ({base.vietnamese}) là "
            f"{share}%, vượt mức {limit}: tối đa {allowed} ({ceiling.citation}). "
            "Hãy rà soát lại hoặc nêu căn cứ cho phép vượt."
        )
        end = entry.share.end if entry.share and entry.share.flow is figure.flow else figure.end
        quote = figure.flow.quote(figure.start, max(end, figure.end))
        yield Finding(FindingKind.QUOTA, figure.line, quote, figure.printed, allowed, message)
