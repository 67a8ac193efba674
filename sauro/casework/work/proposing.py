"""A plan to start from: every own task, the points shared out over the axes that have tasks.

Only a proposal: nothing is saved before its official says so (HD-QUY II.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.plans import draft_of, items_of
from sauro.casework.work.scope import own_tasks
from sauro.regulation.frame_model import Frame


def plan_to_edit(case: Case) -> tuple[Plan, list[PlanItem]]:
    """The plan as it was saved with its products, else the one proposed."""
    plan = draft_of(case)
    return (plan, items_of(plan)) if plan.pk else proposed(case)


def proposed(case: Case) -> tuple[Plan, list[PlanItem]]:
    """An unsaved plan with unsaved products: every own task of an axis of the block.

    Weight 1, the lowest coefficient. Without such a task the frame's own points, no main axis.
    """
    frame = frame_of(case)
    known = {axis.number for axis in frame.axes if axis.maximum}
    tasks = own_tasks(case).exclude(excuse=Task.Excuse.CONFIRMED).filter(axis__in=known)
    listed = list(tasks.select_related("field", "unit").order_by("axis", "code", "id"))
    plan = draft_of(case)
    if not listed:
        return plan, []
    points = points_for(Counter(task.axis for task in listed), frame)
    plan.axes = {str(axis.number): str(points.get(axis.number, 0)) for axis in frame.axes}
    plan.mains = [max(points, key=lambda number: points[number])]
    easiest = min(frame.formula.coefficients)
    return plan, [PlanItem(task=task, weight=1, coefficient=easiest) for task in listed]


def points_for(tasks: Mapping[int, int], frame: Frame) -> dict[int, Decimal]:
    """Points by axis in the frame's proportions, whole where the whole is; one axis is the highest.

    tasks: how many there are, by axis. Of axes the frame holds equal the one with more tasks
    is the highest.
    """
    maxima = {axis.number: Fraction(axis.maximum) for axis in frame.axes}
    order = sorted(tasks, key=lambda number: (-maxima[number], -tasks[number], number))
    whole, most = Fraction(frame.totals.results), sum(maxima[number] for number in order)
    exact = {number: whole * maxima[number] / most for number in order}
    points = {number: int(exact[number]) for number in order}
    left = int(whole) - sum(points.values())
    by_rest = sorted(order, key=lambda number: points[number] - exact[number])
    for number in by_rest[:left]:
        points[number] += 1
    rest = frame.totals.results - int(whole)
    return _one_highest(points | {order[0]: points[order[0]] + rest}, order)


def _one_highest(points: Mapping[int, Decimal | int], order: Sequence[int]) -> dict[int, Decimal]:
    """The main axis has more than every other one: a point of the next goes to it."""
    given = {number: Decimal(each) for number, each in points.items()}
    first, *others = order
    if others and given[others[0]] >= given[first]:
        given[others[0]] -= 1
        given[first] += 1
    return given
