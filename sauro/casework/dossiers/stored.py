"""An assessment frozen: the columns by which it can be shown and rated again for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sauro.casework.dossiers.facts import facts_object
from sauro.casework.dossiers.scoring import Assessed
from sauro.regulation.contract import case_object
from sauro.regulation.quarter.score import AxisScore, ProductScore

COLUMNS = ("marks", "score", "facts", "outcome", "rulebook", "sheet")


def freeze(assessed: Assessed, quarters_proposed_excellent: int = 0) -> dict[str, Any]:
    """The columns of an `Assessment`, ready for create, update or defaults."""
    case = assessed.case
    return {
        "marks": {code: str(Decimal(text)) for code, text in assessed.marks.items() if text},
        "score": assessed.facts.score,
        "facts": facts_object(case, assessed.facts, quarters_proposed_excellent),
        "outcome": case_object(case.code, assessed.outcome),
        "rulebook": assessed.outcome.rulebook,
        "sheet": sheet_object(assessed),
    }


@dataclass(frozen=True, slots=True)
class ProductWorking:
    """A product's working as shown: given percents of the four parts, KPI, mass; all exact."""

    task: int
    weight: Fraction
    coefficient: Fraction
    parts: tuple[Fraction, ...]
    kpi: Fraction
    mass: Fraction


@dataclass(frozen=True, slots=True)
class AxisWorking:
    """An axis's working as shown; kpi None: no products."""

    axis: int
    maximum: Fraction
    kpi: Fraction | None
    points: Fraction
    products: tuple[ProductWorking, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """The points of the axes and of the general criteria with their sums."""

    general_points: Fraction
    results_points: Fraction
    axes: tuple[AxisWorking, ...]


def sheet_object(assessed: Assessed) -> dict[str, Any] | None:
    """The working as JSON, exact numbers as text; None where there is none."""
    sheet = assessed.working
    if sheet is None:
        return None
    return {
        "general_points": str(sheet.general_points),
        "results_points": str(sheet.results_points),
        "axes": [_axis_object(axis, assessed.tasks.get(axis.axis, ())) for axis in sheet.axes],
    }


def read_sheet(stored: Mapping[str, Any] | None) -> Working | None:
    """What `sheet_object` wrote, as numbers."""
    if not stored:
        return None
    return Working(
        Fraction(stored["general_points"]),
        Fraction(stored["results_points"]),
        tuple(map(_axis, stored["axes"])),
    )


def working_of(assessed: Assessed) -> Working | None:
    """The live working in the same shape."""
    return read_sheet(sheet_object(assessed))


def _axis_object(axis: AxisScore, tasks: tuple[int, ...]) -> dict[str, Any]:
    return {
        "axis": axis.axis,
        "maximum": str(axis.maximum),
        "kpi": None if axis.kpi is None else str(axis.kpi),
        "points": str(axis.points),
        "products": [
            _product_object(task, score) for task, score in zip(tasks, axis.products, strict=True)
        ],
    }


def _product_object(task: int, score: ProductScore) -> list[Any]:
    product = score.product
    return [
        task,
        str(product.weight),
        str(product.coefficient),
        [str(part.given) for part in score.parts],
        str(score.kpi),
    ]


def _axis(stored: Mapping[str, Any]) -> AxisWorking:
    return AxisWorking(
        axis=stored["axis"],
        maximum=Fraction(stored["maximum"]),
        kpi=None if stored["kpi"] is None else Fraction(stored["kpi"]),
        points=Fraction(stored["points"]),
        products=tuple(map(_product, stored["products"])),
    )


def _product(stored: list[Any]) -> ProductWorking:
    task, weight, coefficient, parts, kpi = stored
    mass = Fraction(weight) * Fraction(coefficient)
    given = tuple(map(Fraction, parts))
    return ProductWorking(task, Fraction(weight), Fraction(coefficient), given, Fraction(kpi), mass)
