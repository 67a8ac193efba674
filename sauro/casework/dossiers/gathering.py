"""Everything recorded about many cases of one cycle, read in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import Dossier
from sauro.casework.people.models import Absence
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.scope import fields_in_charge

_WORDS = (
    "note",
    "product",
    "duty",
    "authority",
    "exceeded_ground",
    "acceptance_note",
    "excuse_cause",
    "excuse_document",
    "excuse_confirmed_by",
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the facts and scores of the cases are made from.

    fields: in charge, by case. dossiers: by unit, where there is one yet.
    """

    tasks_of_unit: Mapping[int, Sequence[Task]]
    tasks_of_official: Mapping[int, Sequence[Task]]
    fields: Mapping[int, frozenset[int]]
    absences: Mapping[int, Sequence[Absence]]
    dossiers: Mapping[int, Dossier]
    plans: Mapping[int, Plan]
    items: Mapping[int, Sequence[PlanItem]]


def gather(
    cases: Iterable[Case],
    *,
    with_plans: bool = True,
    with_absences: bool = True,
    plans: Mapping[int, Plan] | None = None,
) -> Gathered:
    """Six queries however many cases; all of one cycle: ValueError.

    with_plans, with_absences: left out where no score is made, nobody rated. plans: by case,
    where they were read already.
    """
    listed = list(cases)
    cycle = _one_cycle(listed)
    officials = {case.official_id for case in listed if case.official_id is not None}
    units = {case.unit_id for case in listed}
    tasks = _tasks(cycle, units, officials)
    by_unit, by_official = defaultdict(list), defaultdict(list)
    for task in tasks.values():
        by_unit[task.unit_id].append(task)
        if task.responsible_id is not None:
            by_official[task.responsible_id].append(task)
    if plans is None:
        plans = _plans(listed) if with_plans else {}
    return Gathered(
        tasks_of_unit=by_unit,
        tasks_of_official=by_official,
        fields=fields_in_charge(listed),
        absences=_absences(cycle, officials) if with_absences else {},
        dossiers={each.unit_id: each for each in _dossiers(cycle, units)},
        plans=plans,
        items=_items(plans, tasks) if with_plans else {},
    )


def _one_cycle(cases: Sequence[Case]) -> Cycle | None:
    if len({case.cycle_id for case in cases}) > 1:
        raise ValueError("các hồ sơ phải cùng một kỳ đánh giá")
    return cases[0].cycle if cases else None


def _tasks(cycle: Cycle | None, units: set[int], officials: set[int]) -> dict[int, Task]:
    found = Task.objects.filter(
        Q(unit__in=units) | Q(responsible__in=officials), period=cycle.period if cycle else ""
    )
    return {task.pk: task for task in found.defer(*_WORDS)}


def _absences(cycle: Cycle | None, officials: set[int]) -> dict[int, list[Absence]]:
    """Those that touch the quarter."""
    absences: dict[int, list[Absence]] = defaultdict(list)
    if cycle is not None:
        quarter = cycle.quarter
        found = Absence.objects.filter(
            Q(end__isnull=True) | Q(end__gte=quarter.first_day),
            official__in=officials,
            start__lte=quarter.last_day,
        )
        for absence in found:
            absences[absence.official_id].append(absence)
    return absences


def _dossiers(cycle: Cycle | None, units: set[int]) -> QuerySet[Dossier]:
    return Dossier.objects.filter(cycle=cycle, unit__in=units).defer("minutes")


def _plans(cases: Sequence[Case]) -> dict[int, Plan]:
    found = Plan.objects.filter(case__in=[case.pk for case in cases])
    return {plan.case_id: plan for plan in found}


def _items(plans: Mapping[int, Plan], tasks: Mapping[int, Task]) -> dict[int, list[PlanItem]]:
    items: dict[int, list[PlanItem]] = defaultdict(list)
    case_of = {plan.pk: plan.case_id for plan in plans.values()}
    for item in PlanItem.objects.filter(plan__in=list(case_of)).order_by("task__axis", "pk"):
        if item.task_id in tasks:
            item.task = tasks[item.task_id]
        items[case_of[item.plan_id]].append(item)
    return items
