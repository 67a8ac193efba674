"""The working of a score as tables: axis, products, parts, KPI, points; nothing is computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.stored import AxisWorking, ProductWorking, Working
from sauro.casework.work.models import Task
from sauro.regulation.frame_checks import shown


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product with its task; not_accepted: its result earns nothing for that alone."""

    task: Task
    working: ProductWorking
    not_accepted: bool

    @property
    def parts(self) -> list[str]:
        """The four percents as reported."""
        return [f"{shown(part)}%" for part in self.working.parts]

    @property
    def factors(self) -> str:
        """Weight and coefficient."""
        return f"{shown(self.working.weight)} × {shown(self.working.coefficient)}"


@dataclass(frozen=True, slots=True)
class AxisRow:
    """An axis; main: one of the plan's main axes. kpi None: no products."""

    number: int
    title: str
    main: bool
    maximum: Fraction
    points: Fraction
    kpi: Fraction | None
    products: tuple[ProductRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The two parts of the score with their most points."""

    general_points: Fraction
    general_most: Fraction
    results_points: Fraction
    results_most: Fraction
    axes: tuple[AxisRow, ...]
    not_accepted: int


def score_view(
    case: Case, working: Working | None, tasks: Iterable[Task], mains: Collection[int]
) -> ScoreView | None:
    """What a page shows of a working; None where there is none yet."""
    if working is None:
        return None
    frame = frame_of(case)
    titles = {axis.number: axis.title for axis in frame.axes}
    by_id = {task.pk: task for task in tasks}
    axes = tuple(_axis(axis, titles[axis.axis], axis.axis in mains, by_id) for axis in working.axes)
    return ScoreView(
        general_points=working.general_points,
        general_most=Fraction(frame.totals.general),
        results_points=working.results_points,
        results_most=Fraction(frame.totals.results),
        axes=axes,
        not_accepted=sum(row.not_accepted for axis in axes for row in axis.products),
    )


def _axis(axis: AxisWorking, title: str, main: bool, tasks: Mapping[int, Task]) -> AxisRow:
    rows = tuple(
        ProductRow(tasks[product.task], product, _not_accepted(tasks[product.task]))
        for product in axis.products
        if product.task in tasks
    )
    return AxisRow(axis.axis, title, main, axis.maximum, axis.points, axis.kpi, rows)


def _not_accepted(task: Task) -> bool:
    return task.acceptance != Task.Acceptance.ACCEPTED
