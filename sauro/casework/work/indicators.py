"""Reported results beside what the units report themselves: the difference is shown, not judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet
from django.utils import timezone

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.rules import frame_for
from sauro.casework.people.models import Unit
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.shares import AxisShare, axis_shares
from sauro.regulation.frame_model import Axis, Block

INDICATORS_DUE = "indicator_reports"


@dataclass(frozen=True, slots=True)
class AxisIndicators:
    """A unit on an axis: the results reported of it, and its own completed share.

    whole: the result for the axis itself; parts: those of the frame's indicators.
    late: the whole came after the last moment.
    """

    axis: Axis
    share: AxisShare
    whole: IndicatorResult | None
    parts: tuple[IndicatorResult, ...]
    late: bool

    @property
    def reported(self) -> Fraction | None:
        """The reported result in percent of plan."""
        return self.whole.percent(self.axis.maximum) if self.whole else None

    @property
    def difference(self) -> Fraction | None:
        """Reported minus the unit's completed share, in percentage points; None: not comparable."""
        if self.reported is None or not self.share.counted:
            return None
        return self.reported - Fraction(self.share.completed * 100, self.share.counted)


def indicators_of(units: Iterable[Unit], cycle: Cycle) -> Mapping[int, tuple[AxisIndicators, ...]]:
    """By unit's id, one line an axis of the unit's frame; three queries for any number of units."""
    listed = list(units)
    results: dict[tuple[int, int], list[IndicatorResult]] = defaultdict(list)
    for result in IndicatorResult.objects.filter(cycle=cycle, unit__in=listed):
        results[result.unit_id, result.axis].append(result)
    on = min(clock.today(), cycle.quarter.last_day)
    shares = axis_shares(cycle.period, on, listed)
    due = indicators_due(cycle)
    return {
        unit.pk: tuple(
            _line(
                axis,
                shares.get((unit.pk, axis.number), AxisShare()),
                results[unit.pk, axis.number],
                due,
            )
            for axis in axes_of(cycle, unit)
        )
        for unit in listed
    }


def axes_of(cycle: Cycle, unit: Unit) -> tuple[Axis, ...]:
    """The axes of the unit's frame under the cycle's rulebook."""
    return frame_for(cycle, Block(unit.block)).axes


def maximum_of(cycle: Cycle, unit: Unit, axis: int) -> Decimal:
    """The points of an axis in the unit's frame."""
    found = (each.maximum for each in axes_of(cycle, unit) if each.number == axis)
    return next(found, Decimal(0))


def indicators_due(cycle: Cycle) -> Due | None:
    """The last moment for the reports (HD-QUY X.2 to X.4)."""
    return Due.objects.filter(cycle=cycle, code=INDICATORS_DUE).first()


def is_late(result: IndicatorResult, due: Due | None) -> bool:
    """Whether the result first came after the last moment; a supplement is not late (D10)."""
    return due is not None and timezone.localdate(result.first_at) > due.last_day


def reported_units(cycle: Cycle) -> QuerySet[Unit]:
    """The units somebody is rated in: those to report on."""
    return Unit.objects.filter(pk__in=Case.objects.filter(cycle=cycle).values("unit"))


def _line(
    axis: Axis, share: AxisShare, results: Sequence[IndicatorResult], due: Due | None
) -> AxisIndicators:
    whole = next((each for each in results if not each.indicator), None)
    parts = tuple(each for each in results if each.indicator)
    return AxisIndicators(axis, share, whole, parts, whole is not None and is_late(whole, due))
