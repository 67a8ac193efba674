"""One unit in one demonstration quarter: what it recorded, beside the rows made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.selectors import cases_of
from sauro.casework.demo.days import Days, days_of
from sauro.casework.demo.world import World
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.people.models import Unit
from sauro.casework.work.models import Task
from sauro.regulation.quarter.deferral import deferral
from sauro.regulation.quarter.rate import rate
from sauro.regulation.rulebook import rulebook_for
from sauro.synthetic import CaseWork, UnitWork, case_of


@dataclass
class UnitQuarter:
    """tasks: by the code of the synthetic task, once the register stands."""

    world: World
    cycle: Cycle
    work: UnitWork
    tasks: dict[str, Task] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The unit's code."""
        return self.work.unit.code

    @property
    def unit(self) -> Unit:
        """The unit as stored."""
        return self.world.units[self.code]

    @cached_property
    def days(self) -> Days:
        """When what was done."""
        return days_of(self.cycle)

    def cases(self) -> Mapping[str, Case]:
        """The unit's cases as they stand now, by the official's code; "" for the collective.

        Who came from or went to another unit stands where the roster of the day puts the case.
        """
        found = cases_of(self.cycle).filter(unit=self.unit)
        related = found.select_related(
            "cycle", "unit", "official", "group", "self_assessment", "proposal", "appraisal"
        )
        named = {case.official.code if case.official else "": case for case in related}
        return {official: case for official, case in named.items() if official in self.works}

    def has_dossier(self) -> bool:
        """Whether anybody of the unit is rated by the Standing Committee (HD-QUY VII.2)."""
        return dossier_cases(self.cycle, self.unit).exists()

    @cached_property
    def works(self) -> Mapping[str, CaseWork]:
        """What each case recorded; "" for the collective, the first."""
        return {each.official: each for each in (self.work.collective, *self.work.cases)}

    def is_deferred(self, official: str) -> bool:
        """Whether the official's absences keep the case out of the quarter's rating."""
        rules = rulebook_for(self.work.quarter).rules(self.work.quarter)
        absences = self.works[official].absences
        return deferral(absences, self.work.quarter, rules.grounds, rules.parameters) is not None

    def claims_above(self, official: str) -> tuple[bool, bool]:
        """Whether the person, and whether the unit, proposes above what the rules give."""
        case = self.works[official]
        rules = rulebook_for(self.work.quarter).rules(self.work.quarter)
        facts = case_of(self.world.province, self.work, case).facts
        level = rate(facts, self.work.quarter, rules).level
        return case.self_level is not level, case.unit_level is not level
