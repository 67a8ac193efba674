"""Tasks → the numbers a rating is computed from.

Lateness follows from the dates; everything else counts only as the superior accepted it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from sauro.casework.work.models import PlanItem, Task
from sauro.regulation.quarter.facts import Counts, Scope
from sauro.regulation.quarter.product import Product


def scope_of(tasks: Iterable[Task], on: date) -> Scope:
    """What an official answers for, as of a day (HD-QUY VI.1, IX.1.3).

    on: today, at most the quarter's last day. Excused tasks leave every count (D11).
    """
    listed = list(tasks)
    counted = [task for task in listed if not is_excused(task)]
    completed = [task for task in counted if is_completed(task, on)]
    return Scope(
        assigned=len(listed),
        completed=len(completed),
        late=sum(is_late(task, on) for task in counted),
        exceeded=sum(task.exceeded for task in completed),
        substandard=sum(task.substandard for task in completed),
        excused=len(listed) - len(counted),
    )


def counts_of(tasks: Iterable[Task], on: date) -> Counts:
    """How many are assigned, completed and excused, as of a day."""
    scope = scope_of(tasks, on)
    return Counts(scope.assigned, scope.completed, scope.excused)


def products_of(items: Iterable[PlanItem], on: date) -> list[Product]:
    """The products of a plan with their results in percent of plan (HD-QUY V.2).

    A result not accepted gives 0 in every part; an excused task leaves the score (D11).
    """
    return [_product(item, on) for item in items if not is_excused(item.task)]


def is_excused(task: Task) -> bool:
    """Whether the competent body confirmed an objective cause."""
    return task.excuse == Task.Excuse.CONFIRMED


def is_finished(task: Task, on: date) -> bool:
    """Whether it was finished by that day, accepted or not."""
    return task.finished_on is not None and task.finished_on <= on


def is_completed(task: Task, on: date) -> bool:
    """Finished, and accepted by the superior."""
    return is_finished(task, on) and task.acceptance == Task.Acceptance.ACCEPTED


def is_late(task: Task, on: date) -> bool:
    """Finished after its deadline, or past it and not finished."""
    if task.deadline is None:
        return False
    until = task.finished_on if task.finished_on and task.finished_on <= on else on
    return until > task.deadline


def _product(item: PlanItem, on: date) -> Product:
    task = item.task
    reported = (task.quantity, task.quality, task.timeliness, task.leadership)
    counts = task.acceptance == Task.Acceptance.ACCEPTED and (
        task.finished_on is None or task.finished_on <= on
    )
    parts = [Fraction(part) if counts and part is not None else Fraction() for part in reported]
    return Product(task.axis, item.weight, item.coefficient, *parts)
