"""On which day what was done in a demonstration quarter, counted from its own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sauro.casework.cycles.models import Cycle
from sauro.casework.dossiers.lateness import dossiers_due

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Days:
    """dossiers: the last day for the units' dossiers; everything else follows from it."""

    opened: date
    dossiers: date

    @property
    def planned(self) -> date:
        """Plans are handed over."""
        return _workday(self.opened + timedelta(days=2))

    @property
    def approved(self) -> date:
        """Plans are approved."""
        return _workday(self.opened + timedelta(days=5))

    @property
    def results(self) -> date:
        """The last result of a unit that is ready is reported."""
        return self.dossiers - timedelta(days=12)

    @property
    def accepted(self) -> date:
        """The superior accepts."""
        return self.dossiers - timedelta(days=9)

    @property
    def assessed(self) -> date:
        """Self-assessments are handed in."""
        return self.dossiers - timedelta(days=9)

    @property
    def proposed(self) -> date:
        """Heads propose."""
        return self.dossiers - timedelta(days=8)

    @property
    def met(self) -> date:
        """The collective meets and votes."""
        return self.dossiers - timedelta(days=8)

    @property
    def submitted(self) -> date:
        """The first dossiers go out."""
        return self.dossiers - timedelta(days=7)


def days_of(cycle: Cycle) -> Days:
    """The days of a cycle."""
    return Days(cycle.opened_on, dossiers_due(cycle).last_day)


def _workday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)
