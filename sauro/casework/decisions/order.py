"""What was decided before what should have come first, in words for screen and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.agenda import line_of
from sauro.casework.decisions.models import Decision
from sauro.casework.decisions.ranked import STANDING
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import NOT_RATED
from sauro.regulation.quarter.facts import Role
from sauro.regulation.year.order import OrderedSubject, OrderViolation, order_violations
from sauro.regulation.year.subjects import SubjectKind

ORDER_OF = "qd-366-2025"


class Departure(NamedTuple):
    """A case decided before another that comes first; violation: named for people."""

    then: int
    violation: OrderViolation


def decided_in_order(cycle: Cycle, path: str = "") -> list[int]:
    """The cases with a standing decision, in the order they were decided."""
    found = Decision.objects.filter(
        STANDING, case__cycle=cycle, case__unit__path__startswith=path
    ).exclude(case__state__in=NOT_RATED)
    return list(found.order_by("pk").values_list("case_id", flat=True))


def departures(cycle: Cycle, decided: Sequence[int], path: str = "") -> list[Departure]:
    """Every departure from the order; path: look only at this unit and those below it."""
    cases = _cases(cycle, path, set(decided))
    units = {case.unit for case in cases}
    subjects = [_subject(case, units) for case in cases]
    found = order_violations(subjects, list(map(str, decided)), ORDER_OF)
    names = _names({int(name) for each in found for name in (each.first, each.then)})
    return [
        Departure(int(each.then), each._replace(first=names[each.first], then=names[each.then]))
        for each in found
    ]


class _Case(NamedTuple):
    pk: int
    official: int | None
    role: str
    unit: int
    path: str


def _cases(cycle: Cycle, path: str, decided: set[int]) -> list[_Case]:
    """The collectives, which come first, and the officials decided, who may have come too soon.

    What a unit decides itself comes later by its own calendar (HD-QUY VII.3): nobody waits for it.
    """
    rows = (
        Case.objects.filter(cycle=cycle, unit__path__startswith=path)
        .exclude(state__in=NOT_RATED)
        .exclude(tier=Tier.UNIT.value)
        .order_by("pk")
        .values_list("pk", "official", "role", "unit", "unit__path")
    )
    cases = [_Case(*row) for row in rows]
    return [case for case in cases if case.official is None or case.pk in decided]


def _subject(case: _Case, units: set[int]) -> OrderedSubject:
    above = [each for each in line_of(case.path)[:-1] if each in units]
    return OrderedSubject(
        id=str(case.pk),
        kind=SubjectKind.COLLECTIVE if case.official is None else SubjectKind.OFFICIAL,
        unit=str(case.unit),
        superior=str(above[-1]) if above else "",
        heads=case.role == Role.HEAD.value,
    )


def _names(cases: set[int]) -> dict[str, str]:
    if not cases:
        return {}
    found = Case.objects.filter(pk__in=cases).select_related("unit", "official")
    return {str(case.pk): _label(case) for case in found}


def _label(case: Case) -> str:
    if case.official is None:
        return case.name
    return f"{case.official.name} ({case.post_title or case.unit.name})"
