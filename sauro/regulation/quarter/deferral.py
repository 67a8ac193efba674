"""Who is not rated this quarter (HD-QUY VIII.1.2, VIII.1.3), computed from dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sauro.regulation.period import Interval, Quarter, clip, merge
from sauro.regulation.quarter.facts import Absence, AbsenceKind
from sauro.regulation.quarter.parameters import QuarterParameters

Test = Callable[[list[Absence], Quarter, QuarterParameters], bool]


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground for deferral: the kinds of absence it joins, how it is tested, its clause."""

    kinds: frozenset[AbsenceKind]
    test: str
    clause: str
    readings: tuple[str, ...]


def deferral(
    absences: tuple[Absence, ...],
    quarter: Quarter,
    grounds: tuple[Ground, ...],
    parameters: QuarterParameters,
) -> Ground | None:
    """The first ground that holds, in the rulebook's order; None: the case is rated."""
    for ground in grounds:
        named = [absence for absence in absences if absence.kind in ground.kinds]
        if named and TESTS[ground.test](named, quarter, parameters):
            return ground
    return None


def _lasts(absences: list[Absence], quarter: Quarter, parameters: QuarterParameters) -> bool:
    """One interval of the months asked for, or separate ones adding up to the days."""
    intervals = merge(_inside(absences, quarter))
    if any(interval.lasts_months(parameters.absence_months) for interval in intervals):
        return True
    total = sum(interval.days for interval in intervals)
    return len(intervals) > 1 and total >= parameters.absence_days


def _appointed_recently(
    absences: list[Absence], quarter: Quarter, parameters: QuarterParameters
) -> bool:
    """Less time in the post within the quarter than the months asked for."""
    return any(
        not interval.lasts_months(parameters.appointment_months)
        for interval in _inside(absences, quarter)
    )


def _overlaps(absences: list[Absence], quarter: Quarter, _: QuarterParameters) -> bool:
    return bool(_inside(absences, quarter))


def _on_last_day(absences: list[Absence], quarter: Quarter, _: QuarterParameters) -> bool:
    """Ongoing on the quarter's last day (reading D16)."""
    return any(interval.end == quarter.last_day for interval in _inside(absences, quarter))


def _inside(absences: list[Absence], quarter: Quarter) -> list[Interval]:
    clipped = [clip(absence.start, absence.end, quarter) for absence in absences]
    return [interval for interval in clipped if interval]


TESTS: dict[str, Test] = {
    "lasts": _lasts,
    "appointed_recently": _appointed_recently,
    "overlaps": _overlaps,
    "on_last_day": _on_last_day,
}
