"""Questions asked of the log, each answered by an index however long it grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from sauro.casework.audit.models import Entry

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class LogQuestion:
    """What is looked for; what is left out does not narrow. subjects: any of these codes."""

    actor: str = ""
    act: str = ""
    subjects: Sequence[str] | None = None
    unit: int | None = None
    first: date | None = None
    last: date | None = None

    def entries(self) -> QuerySet[Entry]:
        """The lines found, the latest first."""
        found = Entry.objects.order_by("-number")
        if self.actor:
            found = found.filter(actor=self.actor)
        if self.act:
            found = found.filter(act=self.act)
        if self.subjects is not None:
            found = found.filter(subject__in=self.subjects)
        if self.unit is not None:
            found = found.filter(unit=self.unit)
        return self._in_span(found)

    def _in_span(self, found: QuerySet[Entry]) -> QuerySet[Entry]:
        """The span as a range of numbers too, or a page would sort every line of the span."""
        if self.first is None and self.last is None:
            return found
        span = Entry.objects.all()
        if self.first is not None:
            span = span.filter(at__gte=_start(self.first))
            found = found.filter(at__gte=_start(self.first))
        if self.last is not None:
            span = span.filter(at__lt=_start(self.last + timedelta(days=1)))
            found = found.filter(at__lt=_start(self.last + timedelta(days=1)))
        ends = span.aggregate(least=Min("number"), most=Max("number"))
        if ends["least"] is None:
            return found.none()
        return found.filter(number__gte=ends["least"], number__lte=ends["most"])


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@dataclass(frozen=True, slots=True)
class LogPage:
    """Lines of a page, the latest first; older, newer: the number to go on from, None at the end.

    older: lines below that number follow; newer: lines above that number go before.
    """

    entries: list[Entry]
    older: int | None
    newer: int | None


def page_of(
    entries: QuerySet[Entry], *, below: int | None = None, above: int | None = None
) -> LogPage:
    """The page below a number, or the one just above; the latest when neither is said."""
    if above is not None:
        ahead = list(entries.filter(number__gt=above).order_by("number")[: PAGE_SIZE + 1])
        shown = ahead[:PAGE_SIZE][::-1]
        more = len(ahead) > PAGE_SIZE
        return LogPage(shown, above + 1, shown[0].number if more and shown else None)
    narrowed = entries if below is None else entries.filter(number__lt=below)
    ahead = list(narrowed[: PAGE_SIZE + 1])
    shown = ahead[:PAGE_SIZE]
    older = shown[-1].number if len(ahead) > PAGE_SIZE else None
    newer = None if below is None else shown[0].number if shown else below - 1
    return LogPage(shown, older, newer)
