"""The score of a quarter: general criteria + results on the axes, exact, with its working.

Points of the two groups: QD-366 Điều 10. Axes, main and supporting: HD-QUY V.1, II.4.
Products and their KPI: HD-QUY V.2; shares, cap and coefficients are the frame's data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from sauro.regulation.frame_model import PART_NAMES, Formula, Frame, Problem
from sauro.regulation.quarter.product import Exact, Product, exact
from sauro.regulation.quarter.score_checks import ScoreRefused, check_plan, score_problems

__all__ = [
    "AxisScore",
    "Exact",
    "GeneralScore",
    "PartScore",
    "Problem",
    "Product",
    "ProductScore",
    "ScoreRefused",
    "ScoreSheet",
    "axis_score",
    "check_plan",
    "cut",
    "kpi",
    "total_score",
]


class PartScore(NamedTuple):
    """One part of a KPI: percent given, percent counted after the cap, times its share."""

    name: str
    given: Fraction
    counted: Fraction
    share: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class ProductScore:
    """A product's working. kpi: sum of the parts' points. mass: weight × coefficient."""

    product: Product
    parts: tuple[PartScore, ...]
    kpi: Fraction
    mass: Fraction


@dataclass(frozen=True, slots=True)
class AxisScore:
    """An axis's working. kpi: mean of the products' by mass; None without products."""

    axis: int
    maximum: Fraction
    products: tuple[ProductScore, ...]
    kpi: Fraction | None
    points: Fraction


class GeneralScore(NamedTuple):
    """The mark given for one general criterion."""

    code: str
    maximum: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The whole score with every step; all points exact."""

    general: tuple[GeneralScore, ...]
    general_points: Fraction
    axes: tuple[AxisScore, ...]
    results_points: Fraction
    total: Fraction


def kpi(product: Product, frame: Frame) -> Fraction:
    """The product's KPI in percent: each part up to the cap, times its share (HD-QUY V.2)."""
    return _product_score(product, frame.formula).kpi


def axis_score(products: Iterable[Product], maximum: Exact, frame: Frame) -> Fraction:
    """The points of an axis: mean KPI by weight × coefficient, of `maximum`.

    Without products it is 0; `total_score` refuses that where the maximum is above 0.
    """
    return _axis_score(0, tuple(products), maximum, frame).points


def total_score(
    general: Mapping[str, Exact],
    axis_maxima: Mapping[int, Exact],
    products: Iterable[Product],
    frame: Frame,
) -> ScoreSheet:
    """The score sheet of one person. ScoreRefused names every problem of the input.

    general: mark by criterion code. axis_maxima: the approved plan's points by axis number.
    """
    listed = tuple(products)
    problems = score_problems(general, axis_maxima, listed, frame)
    if problems:
        raise ScoreRefused(problems)
    marks = tuple(
        GeneralScore(item.code, exact(item.maximum), exact(general[item.code]))
        for item in frame.criteria
    )
    axes = tuple(
        _axis_score(
            axis.number,
            tuple(product for product in listed if product.axis == axis.number),
            axis_maxima[axis.number],
            frame,
        )
        for axis in frame.axes
    )
    general_points = sum((mark.points for mark in marks), Fraction())
    results_points = sum((axis.points for axis in axes), Fraction())
    return ScoreSheet(marks, general_points, axes, results_points, general_points + results_points)


def cut(value: Fraction, decimals: int = 2, point: str = ",") -> str:
    """`value` shown with so many decimals, the rest cut: 89,995 is "89,99", never "90,00".

    What is shown is never above the value, so a score never seems to reach a threshold.
    """
    scale = 10**decimals
    units = value.numerator * scale // value.denominator
    whole, rest = divmod(abs(units), scale)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}{point}{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def _axis_score(
    number: int, products: tuple[Product, ...], maximum: Exact, frame: Frame
) -> AxisScore:
    scores = tuple(_product_score(product, frame.formula) for product in products)
    most = exact(maximum)
    if not scores:
        return AxisScore(number, most, scores, None, Fraction())
    mass = sum((score.mass for score in scores), Fraction())
    mean = sum((score.kpi * score.mass for score in scores), Fraction()) / mass
    return AxisScore(number, most, scores, mean, mean / exact(frame.formula.full) * most)


def _product_score(product: Product, formula: Formula) -> ProductScore:
    given = zip(PART_NAMES, product.parts, formula.shares, strict=True)
    parts = tuple(_part(name, exact(value), share, formula) for name, value, share in given)
    points = sum((part.points for part in parts), Fraction())
    return ProductScore(product, parts, points, exact(product.weight) * exact(product.coefficient))


def _part(name: str, given: Fraction, share_percent: Exact, formula: Formula) -> PartScore:
    counted = min(given, exact(formula.cap))
    share = _share(share_percent, formula.full)
    return PartScore(name, given, counted, share, counted * share)


@cache
def _share(percent: Exact, full: Exact) -> Fraction:
    """Of the few shares a formula has, each is computed once."""
    return exact(percent) / exact(full)
