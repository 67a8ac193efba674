"""Questions asked of cycles everywhere."""

from __future__ import annotations

from django.db.models import QuerySet

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.regulation.period import MONTHS_A_QUARTER, Quarter


def running_quarter() -> Quarter:
    """The quarter that today lies in."""
    today = clock.today()
    return Quarter(today.year, (today.month - 1) // MONTHS_A_QUARTER + 1)


def open_cycle_now() -> Cycle | None:
    """The newest cycle in which work goes on; the one before it may still be open for decision."""
    return Cycle.objects.filter(state=Cycle.State.OPEN).order_by("-period").first()


def cycle_by_period(period: str, level: str = "provincial") -> Cycle | None:
    """The cycle of "2026-Q2"."""
    return Cycle.objects.filter(period=period, level=level).first()


def preceding_cycle(cycle: Cycle) -> Cycle | None:
    """The cycle of the quarter just before; none after a Q4, which is not rated on its own."""
    return cycle_by_period(str(cycle.quarter.preceding), cycle.level)


def case_of(official_id: int, cycle: Cycle) -> Case | None:
    """The one case of an official in a cycle."""
    return cases_of(cycle).filter(official=official_id).first()


def collective_case(unit_id: int, cycle: Cycle) -> Case | None:
    """The case of a unit's collective."""
    return cases_of(cycle).filter(official__isnull=True, unit=unit_id).first()


def cases_of(cycle: Cycle) -> QuerySet[Case]:
    """Every case of a cycle with what its lists show."""
    related = ("cycle", "unit", "official", "group", "former_unit")
    return Case.objects.filter(cycle=cycle).select_related(*related)


def due_of(cycle: Cycle, code: str) -> Due | None:
    """A last moment by its code ("unit_dossiers"); None where the rulebook knows none such."""
    return Due.objects.filter(cycle=cycle, code=code).first()
