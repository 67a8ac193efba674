"""What a unit's papers are filled from, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.dossier_rows import peek_dossier
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.unit_cases import (
    goes_with_dossier,
    is_central,
    is_deferred,
    unit_cases,
)
from sauro.casework.papers.letterheads import issued, unit_letterhead, unit_signature
from sauro.casework.papers.persons import known_by_name
from sauro.casework.people.models import Unit
from sauro.paper.form import Letterhead, Person, Signature
from sauro.regulation.quarter.facts import Role

SENT = (Dossier.State.SUBMITTED.value, Dossier.State.RECEIVED.value)


@dataclass(frozen=True)
class UnitRecords:
    """A unit in a cycle: its dossier and every case of it."""

    unit: Unit
    cycle: Cycle
    dossier: Dossier
    cases: Sequence[Case]

    @cached_property
    def in_dossier(self) -> Sequence[Case]:
        """The cases that go with the dossier, in the order they are rated."""
        return [case for case in self.cases if goes_with_dossier(case) and not is_deferred(case)]

    @cached_property
    def central(self) -> Sequence[Case]:
        """The cases the centre decides on (HD-QUY VII.1)."""
        return [case for case in self.cases if is_central(case) and not is_deferred(case)]

    @cached_property
    def deferred(self) -> Sequence[Case]:
        """The cases not rated this quarter."""
        return [case for case in self.cases if is_deferred(case)]

    @cached_property
    def known(self) -> Mapping[str, Person]:
        """The unit's people by name."""
        return known_by_name(self.cases)

    @property
    def is_sent(self) -> bool:
        """Whether the dossier was handed in and not returned: its papers are issued."""
        return self.dossier.state in SENT

    @cached_property
    def head(self) -> Letterhead:
        """The head of the unit's papers; dated as its letter once the dossier is handed in."""
        day = self.dossier.letter_date if self.is_sent else None
        return issued(unit_letterhead(self.unit), "", "", day)

    @property
    def counting_day(self) -> date:
        """The day the figures stand on: of handing in, else today, within the quarter."""
        sent = self.dossier.electronic_at if self.is_sent else None
        day = timezone.localtime(sent).date() if sent else clock.today()
        return min(day, self.cycle.quarter.last_day)

    @property
    def signature(self) -> Signature:
        """Who signs for the unit: as recorded, else its head."""
        head = next((case.name for case in self.cases if case.role == Role.HEAD), "")
        return unit_signature(self.unit, self.dossier.signer or head, self.known)


def unit_records(unit: Unit, cycle: Cycle) -> UnitRecords:
    """Read in two queries."""
    cases = list(unit_cases(cycle, unit))
    for case in cases:
        case.unit, case.cycle = unit, cycle
    return UnitRecords(unit, cycle, peek_dossier(cycle, unit), cases)
