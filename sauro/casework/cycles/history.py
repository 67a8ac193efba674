"""What a person was rated so far, here and on paper, and what follows from it (HD-QUY IX.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sauro.casework.cycles.models import Case
from sauro.casework.people.models import PaperDecision
from sauro.regulation.errors import RegulationError
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.year.consequence import (
    Consequences,
    QuarterResult,
    no_excellent,
    replacement,
)
from sauro.regulation.year.rulebook import load_year_rulebook, year_rulebook_ids
from sauro.regulation.year.rules import YearRules

TOLD = (CaseState.PUBLISHED,)
DECIDED = (CaseState.DECIDED, CaseState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class RatedQuarter:
    """A quarter of one person: the case here, or the decision on paper taken over.

    level: None while there is nothing to tell.
    """

    quarter: Quarter
    level: Level | None
    case: Case | None = None
    paper: PaperDecision | None = None

    @property
    def deferred(self) -> bool:
        """Whether the quarter is not rated (HD-QUY VIII.1)."""
        return self.case is not None and self.case.state == CaseState.DEFERRED

    @property
    def result(self) -> QuarterResult:
        """The quarter as the rules on consequences read it."""
        return QuarterResult(self.quarter, self.level, self.paper.number if self.paper else "")


def history_of(official_id: int, states: Collection[CaseState] = TOLD) -> list[RatedQuarter]:
    """The quarters of a person in order of time; states: in which a case's level may be told."""
    return histories_of([official_id], states).get(official_id, [])


def histories_of(
    officials: Iterable[int], states: Collection[CaseState] = TOLD
) -> dict[int, list[RatedQuarter]]:
    """The same of many people; two queries. A case that has a level stands before a paper."""
    found: dict[tuple[int, Quarter], RatedQuarter] = {}
    listed = list(officials)
    for paper in PaperDecision.objects.filter(official__in=listed):
        quarter = Quarter.parse(paper.period)
        found[paper.official_id, quarter] = RatedQuarter(quarter, Level(paper.level), paper=paper)
    for case in Case.objects.filter(official__in=listed).select_related("cycle", "unit"):
        level = case.decided_level if case.state in states else None
        key = (case.official_id or 0, case.cycle.quarter)
        if level is not None or key not in found:
            found[key] = RatedQuarter(case.cycle.quarter, level, case)
    histories: dict[int, list[RatedQuarter]] = {}
    for (official, _), each in sorted(found.items(), key=lambda item: item[0]):
        histories.setdefault(official, []).append(each)
    return histories


def consequences_of(history: Iterable[RatedQuarter], year: int) -> Consequences:
    """What the quarters bring for a year; nothing where no rule is in force yet."""
    rules = _year_rules(year)
    if rules is None:
        return Consequences()
    results = [each.result for each in history]
    return Consequences(
        no_excellent(results, year, rules.barring_quarters),
        replacement(results, year, rules.replacement_quarters),
    )


def _year_rules(year: int) -> YearRules | None:
    """The newest rulebook of years that has rules for that year."""
    books = map(load_year_rulebook, year_rulebook_ids())
    for book in sorted(books, key=lambda book: book.in_force_from, reverse=True):
        try:
            return book.rules(year)
        except RegulationError:
            continue
    return None
