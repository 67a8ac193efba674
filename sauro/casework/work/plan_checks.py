"""What a plan still lacks, by the frame of the block (HD-QUY II.4, QD-366 Điều 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.models import Plan, PlanItem
from sauro.regulation.frame_model import Frame, Problem
from sauro.regulation.quarter.product import Product
from sauro.regulation.quarter.score_checks import check_plan, score_problems


def axes_of(plan: Plan) -> dict[int, Decimal]:
    """The plan's points by axis; what cannot be read is left out, and so missing."""
    points: dict[int, Decimal] = {}
    for number, text in plan.axes.items():
        try:
            points[int(number)] = Decimal(text)
        except (InvalidOperation, ValueError):
            continue
    return points


def mains_of(plan: Plan) -> list[int]:
    """The plan's main axes."""
    return [int(number) for number in plan.mains]


def points_problems(plan: Plan, frame: Frame) -> tuple[Problem, ...]:
    """What is wrong with the points and the main axes; empty when nothing is."""
    return check_plan(axes_of(plan), mains_of(plan), frame)


def product_problems(plan: Plan, items: Iterable[PlanItem], frame: Frame) -> list[Problem]:
    """Axes with points but no product, products on an axis without points, bad coefficients."""
    products = [
        Product(item.task.axis, item.weight, item.coefficient, 0, 0, 0, 0) for item in items
    ]
    marks = {criterion.code: 0 for criterion in frame.criteria}
    axes = axes_of(plan)
    known = set(check_plan(axes, mains_of(plan), frame))
    return [each for each in score_problems(marks, axes, products, frame) if each not in known]


def plan_problems(case: Case, plan: Plan, items: Iterable[PlanItem]) -> list[Problem]:
    """Everything a page shows beside the plan, in the order of the plan."""
    frame = frame_of(case)
    return [*points_problems(plan, frame), *product_problems(plan, items, frame)]


def plan_needs(case: Case, plan: Plan, items: Iterable[PlanItem]) -> Mapping[str, bool]:
    """Which needs of submitting and approving are met (regulation/procedure/steps.toml)."""
    listed, frame = list(items), frame_of(case)
    wrong = {problem.path for problem in points_problems(plan, frame)}
    axes = axes_of(plan)
    adds_up = sum(axes.values(), Decimal()) == frame.totals.results and not (
        {axis.number for axis in frame.axes} ^ axes.keys()
    )
    return {
        "plan_has_products": bool(listed),
        "plan_points_add_up": adds_up,
        "plan_main_above_supporting": not (adds_up and wrong),
        "plan_axes_have_products": not listed or not product_problems(plan, listed, frame),
    }
