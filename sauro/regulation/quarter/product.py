"""A product (sản phẩm công việc) of an axis, and what counts as an exact number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

Exact = int | Decimal | Fraction


class Product(NamedTuple):
    """A product of an axis; the four parts in percent of plan, at least 0 (HD-QUY V.2).

    weight: its share in the axis, above 0, on any scale. coefficient: one the frame lists.
    """

    axis: int
    weight: Exact
    coefficient: Exact
    quantity: Exact
    quality: Exact
    timeliness: Exact
    leadership: Exact

    @property
    def parts(self) -> tuple[Exact, ...]:
        """The four parts, in the order of the frame's `PART_NAMES`."""
        return self.quantity, self.quality, self.timeliness, self.leadership


def exact(value: object) -> Fraction:
    """The same number as a fraction. TypeError for a binary float, ValueError for NaN."""
    if type(value) is Fraction:
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"{value!r} không phải số chính xác; dùng int, Decimal hoặc Fraction")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} không phải số hữu hạn")
    return Fraction(value)


def fault(value: object) -> str | None:
    """What makes a value unfit as points, weight or percent; None when it is fit."""
    try:
        number = exact(value)
    except (TypeError, ValueError) as error:
        return str(error)
    return "là số âm; ghi số từ 0 trở lên" if number < 0 else None
