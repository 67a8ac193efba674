"""A unit's results by axis (Phụ lục 09, HD-QUY V.2), planned and ad hoc apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.rules import frame_for
from sauro.casework.dossiers.dossier_rows import check_open, swap
from sauro.casework.dossiers.facts import counting_day
from sauro.casework.dossiers.models import Dossier
from sauro.casework.people.models import Unit
from sauro.casework.work.counts import scope_of
from sauro.casework.work.models import Task
from sauro.casework.work.scope import unit_tasks
from sauro.regulation.frame_model import Block
from sauro.regulation.quarter.facts import Scope


@dataclass(frozen=True, slots=True)
class AxisResult:
    """The counts of an axis; number 0: all axes together."""

    number: int
    title: str
    planned: Scope
    ad_hoc: Scope
    total: Scope


def unit_axes(unit: Unit, cycle: Cycle) -> tuple[AxisResult, ...]:
    """One line an axis of the unit's frame and one for all, as of today or the quarter's end."""
    tasks = list(unit_tasks(unit, cycle.period))
    by_axis: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        by_axis[task.axis].append(task)
    axes = frame_for(cycle, Block(unit.block)).axes
    lines = [_result(axis.number, axis.title, by_axis[axis.number], cycle) for axis in axes]
    return (*lines, _result(0, "Tất cả các trục", tasks, cycle))


def confirm_results(*, actor: Actor, dossier: Dossier, comment: str, version: int) -> Dossier:
    """The clerk completes the unit's results, with a comment on them. Refused, Stale."""
    check_open(dossier)
    with transaction.atomic():
        swap(dossier, version, results_confirmed_at=clock.now(), results_comment=comment)
        total = unit_axes(dossier.unit, dossier.cycle)[-1].total
        said = {"counts": total._asdict(), "comment": comment}
        record(actor, "confirm_results", dossier.code, unit=dossier.unit_id, details=said)
    return dossier


def _result(number: int, title: str, tasks: list[Task], cycle: Cycle) -> AxisResult:
    on = counting_day(cycle)
    planned = [task for task in tasks if task.kind == Task.Kind.PLANNED]
    ad_hoc = [task for task in tasks if task.kind == Task.Kind.AD_HOC]
    return AxisResult(
        number, title, scope_of(planned, on), scope_of(ad_hoc, on), scope_of(tasks, on)
    )
