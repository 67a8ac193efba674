"""Who failed in consecutive quarters (HD-QUY IX.2, reading D8): decided here or on paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.people.models import PaperDecision
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.year.consequence import QuarterResult, Replacement, replacement
from sauro.regulation.year.rulebook import load_year_rulebook

YEAR_RULES = "qd-366-2025"


@dataclass(frozen=True, slots=True)
class ToReplace:
    """A person and the runs of failed quarters; case: of the newest."""

    case: Case
    found: Replacement


def to_replace(cycle: Cycle) -> list[ToReplace]:
    """Everybody whose run of failed quarters reaches into the cycle; a fixed number of queries."""
    cases = _failed().filter(cycle=cycle).select_related("official", "unit")
    people = {case.official_id or 0: case for case in cases.order_by("official__sort_key", "pk")}
    history: dict[int, list[QuarterResult]] = defaultdict(list)
    for official, period in (
        _failed().filter(official__in=people).values_list("official", "cycle__period")
    ):
        history[official or 0].append(QuarterResult(Quarter.parse(period), Level.FAILED))
    for paper in PaperDecision.objects.filter(
        official__in=people, level=Level.FAILED.value, period__contains="-Q"
    ):
        result = QuarterResult(Quarter.parse(paper.period), Level.FAILED, paper.number)
        if all(result.quarter != known.quarter for known in history[paper.official_id]):
            history[paper.official_id].append(result)
    year = cycle.quarter.year
    least = load_year_rulebook(YEAR_RULES).rules(year).replacement_quarters
    listed = []
    for official, case in people.items():
        found = replacement(history[official], year, least)
        if found and any(run[-1].quarter == cycle.quarter for run in found.runs):
            listed.append(ToReplace(case, found))
    return listed


def _failed() -> QuerySet[Case]:
    return Case.objects.filter(
        official__isnull=False, state=CaseState.PUBLISHED.value, level=Level.FAILED.value
    )
