"""The officials' levels quarter by quarter, decisions on paper among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from sauro.casework.cycles.models import Case
from sauro.casework.people.models import PaperDecision

MOST_PERIODS = 8


@dataclass(frozen=True, slots=True)
class PeriodLevels:
    """Decided levels of officials in a period; paper: how many of them were decided on paper."""

    period: str
    levels: dict[str, int]
    paper: int

    @property
    def decided(self) -> int:
        """The base."""
        return sum(self.levels.values())


def trend(level: str = "provincial") -> list[PeriodLevels]:
    """The last periods with a decision, oldest first; two queries, cycles of one level."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    paper: Counter[str] = Counter()
    computed = (
        Case.objects.filter(official__isnull=False, cycle__level=level, level__gt="")
        .order_by()
        .values_list("cycle__period", "level")
        .annotate(number=Count("pk"))
    )
    for period, code, number in computed:
        counts[period][code] += number
    printed = PaperDecision.objects.order_by().values_list("period", "level")
    for period, code, number in printed.annotate(number=Count("pk")):
        counts[period][code] += number
        paper[period] += number
    return [
        PeriodLevels(period, dict(counts[period]), paper[period])
        for period in sorted(counts)[-MOST_PERIODS:]
    ]
