"""Which tasks a case answers for (HD-QUY IX.1.3, readings D12 and D13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from sauro.casework import clock
from sauro.casework.cycles.models import Case
from sauro.casework.people.models import Assignment, Unit
from sauro.casework.work.models import Task
from sauro.regulation.quarter.facts import Role

_WHOLE_UNIT = {Role.HEAD.value, Role.COLLECTIVE.value}


def unit_tasks(unit: Unit, period: str) -> QuerySet[Task]:
    """Every task of a unit's register in a quarter."""
    return Task.objects.filter(unit=unit, period=period)


def own_tasks(case: Case) -> QuerySet[Task]:
    """The tasks the official is the one responsible person of, in any unit; a collective's: all."""
    if case.is_collective:
        return unit_tasks(case.unit, case.cycle.period)
    return Task.objects.filter(responsible=case.official_id, period=case.cycle.period)


def scope_tasks(case: Case) -> QuerySet[Task]:
    """The tasks the case answers for.

    A head and the collective: all of the unit. A deputy or member: those of the fields in
    charge; who has no field: the own tasks.
    """
    if case.role in _WHOLE_UNIT:
        return unit_tasks(case.unit, case.cycle.period)
    fields = fields_in_charge([case])[case.pk]
    if not fields:
        return own_tasks(case)
    return unit_tasks(case.unit, case.cycle.period).filter(field__in=fields)


def in_scope(task: Task, case: Case, fields: Collection[int]) -> bool:
    """The same for a task at hand; fields: of `fields_in_charge`. For many cases at once."""
    of_unit = task.unit_id == case.unit_id and task.period == case.cycle.period
    if case.role in _WHOLE_UNIT:
        return of_unit
    return of_unit and task.field_id in fields if fields else is_own(task, case)


def is_own(task: Task, case: Case) -> bool:
    """Whether the task is one of `own_tasks`."""
    if task.period != case.cycle.period:
        return False
    if case.is_collective:
        return task.unit_id == case.unit_id
    return task.responsible_id == case.official_id


def fields_in_charge(cases: Collection[Case]) -> Mapping[int, frozenset[int]]:
    """By case: ids of the fields its official leads in its unit, in one query.

    As of the quarter's last day, or today while the quarter runs; cases of one cycle.
    """
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for case in list(cases)[:1]:
        day = min(clock.today(), case.cycle.quarter.last_day)
        officials = {each.official_id for each in cases}
        rows = Assignment.objects.on(day).filter(official__in=officials, fields__isnull=False)
        for official, unit, field in rows.values_list("official_id", "unit_id", "fields"):
            found[official, unit].add(field)
    return {
        case.pk: frozenset(found.get((case.official_id or 0, case.unit_id), ())) for case in cases
    }
