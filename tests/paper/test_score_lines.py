"""The figures of a score sheet reach the paper as they are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sauro.paper.papers.score_lines import ProductWords, axis_lines, criterion_lines
from sauro.regulation.frame_model import Block
from sauro.regulation.frames import list_frames
from sauro.regulation.quarter.score import Product, total_score

FRAME = next(frame for frame in list_frames() if frame.block is Block.COMMUNE)
MAXIMA = {axis.number: axis.maximum for axis in FRAME.axes}
MARKS = {criterion.code: criterion.maximum for criterion in FRAME.criteria}
PRODUCTS = [
    Product(axis, 10, Decimal("1.2"), 100, 90, 100, 80 + axis) for axis in MAXIMA for _ in range(2)
]
SHEET = total_score(MARKS, MAXIMA, PRODUCTS, FRAME)
WORDS = [ProductWords(product.axis, f"Sản phẩm {at}", "Đạt") for at, product in enumerate(PRODUCTS)]


def test_axes_and_products_keep_the_sheets_figures_and_order() -> None:
    lines = axis_lines(SHEET, FRAME, {1, 4}, WORDS)
    assert [(line.number, line.points) for line in lines] == [
        (axis.axis, axis.points) for axis in SHEET.axes
    ]
    assert [line.number for line in lines if line.main] == [1, 4]
    assert [product.title for line in lines for product in line.products] == [
        words.title for words in WORDS
    ]
    first = lines[0].products[0]
    assert (first.quantity, first.quality, first.leadership) == (100, 90, 81)
    assert first.kpi == SHEET.axes[0].products[0].kpi == Fraction(371, 4)


def test_criteria_keep_their_marks_and_notes() -> None:
    code = FRAME.criteria[0].code
    lines = criterion_lines(SHEET, FRAME, {code: "Có minh chứng"})
    assert [line.points for line in lines] == [mark.points for mark in SHEET.general]
    assert [line.note for line in lines] == ["Có minh chứng", *[""] * (len(lines) - 1)]


def test_words_for_too_few_products_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        axis_lines(SHEET, FRAME, {1}, WORDS[:-1])
