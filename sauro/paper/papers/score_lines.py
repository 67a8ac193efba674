"""A score sheet as lines of the self-assessment: its figures are taken over, not computed again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sauro.paper.papers.self_assessment import AxisLine, Criterion, ProductLine
from sauro.regulation.frame_model import Frame
from sauro.regulation.quarter.score import AxisScore, ProductScore, ScoreSheet


@dataclass(frozen=True, slots=True)
class ProductWords:
    """What a product is called and what came of it, with its evidence."""

    axis: int
    title: str
    result: str


def criterion_lines(
    sheet: ScoreSheet, frame: Frame, notes: Mapping[str, str]
) -> tuple[Criterion, ...]:
    """The general criteria with their marks; `notes` by criterion code."""
    titles = {criterion.code: criterion.title for criterion in frame.criteria}
    return tuple(
        Criterion(titles[mark.code], mark.maximum, mark.points, notes.get(mark.code, ""))
        for mark in sheet.general
    )


def axis_lines(
    sheet: ScoreSheet, frame: Frame, main: Collection[int], words: Sequence[ProductWords]
) -> tuple[AxisLine, ...]:
    """The axes that carry points; `main`: numbers of the main ones (HD-QUY II.4).

    words: in the order in which the products were scored. ValueError where they do not match.
    """
    titles = {axis.number: axis.title for axis in frame.axes}
    return tuple(
        AxisLine(
            axis.axis,
            titles[axis.axis],
            axis.axis in main,
            axis.maximum,
            axis.kpi,
            axis.points,
            tuple(_products(axis, [each for each in words if each.axis == axis.axis])),
        )
        for axis in sheet.axes
        if axis.maximum
    )


def _products(axis: AxisScore, words: Sequence[ProductWords]) -> Iterator[ProductLine]:
    for score, said in zip(axis.products, words, strict=True):
        yield _product(score, said)


def _product(score: ProductScore, said: ProductWords) -> ProductLine:
    product = score.product
    return ProductLine(
        said.title,
        said.result,
        product.weight,
        product.coefficient,
        product.quantity,
        product.quality,
        product.timeliness,
        product.leadership,
        score.kpi,
    )
