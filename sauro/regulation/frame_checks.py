"""What the parts of a frame must agree on, whatever file they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sauro.regulation.frame_model import PART_NAMES, Formula, Frame, Problem
from sauro.regulation.parameters import show_number

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def frame_problems(frame: Frame) -> tuple[Problem, ...]:
    """Everything wrong with a frame, part by part; empty when it is sound.

    A path without a number in brackets is about the whole column ("axes.maximum").
    """
    return (
        *_heading(frame),
        *_criteria(frame),
        *_axes(frame),
        *_indicators(frame),
        *_formula(frame.formula),
        *_blanks("grounds", frame.grounds),
        *_empty("grounds", frame.grounds),
    )


def shown(number: Decimal | Fraction | int) -> str:
    """An exact number as Vietnamese papers write it: "12,5"."""
    sign = "-" if number < 0 else ""
    return sign + show_number(abs(Fraction(number))).replace(".", ",")


def _heading(frame: Frame) -> Iterator[Problem]:
    if not _ID.fullmatch(frame.id):
        yield Problem("id", "mã khung chỉ gồm chữ thường không dấu, số và gạch nối")
    if not frame.title:
        yield Problem("title", "còn trống; ghi tên khung")
    if frame.sample and not frame.note:
        yield Problem("note", "khung mẫu phải có ghi chú nói rõ đây là mẫu; ghi vào ghi chú")
    for name, total in frame.totals._asdict().items():
        if total <= 0:
            yield Problem(f"totals.{name}", f"là {shown(total)}; ghi số điểm lớn hơn 0")


def _criteria(frame: Frame) -> Iterator[Problem]:
    yield from _empty("criteria", frame.criteria)
    yield from _blanks("criteria", frame.criteria)
    yield from _doubles("criteria", [criterion.code for criterion in frame.criteria])
    maxima = [criterion.maximum for criterion in frame.criteria]
    yield from _not_positive("criteria", "maximum", maxima)
    yield from _other_sum("criteria", maxima, frame.totals.general, "tiêu chí chung")


def _axes(frame: Frame) -> Iterator[Problem]:
    yield from _empty("axes", frame.axes)
    yield from _blanks("axes", frame.axes)
    for place, axis in enumerate(frame.axes, 1):
        if axis.number != place:
            said = f"là trục {axis.number}; các trục đánh số lần lượt từ 1, đây phải là {place}"
            yield Problem(f"axes[{place}].number", said)
        if axis.maximum < 0:
            said = f"là {shown(axis.maximum)}; điểm tối đa không được âm"
            yield Problem(f"axes[{place}].maximum", said)
    maxima = [axis.maximum for axis in frame.axes]
    yield from _other_sum("axes", maxima, frame.totals.results, "các trục kết quả")


def _indicators(frame: Frame) -> Iterator[Problem]:
    numbers = {axis.number for axis in frame.axes}
    yield from _empty("indicators", frame.indicators)
    yield from _blanks("indicators", frame.indicators)
    yield from _doubles("indicators", [indicator.code for indicator in frame.indicators])
    for place, indicator in enumerate(frame.indicators, 1):
        if indicator.axis not in numbers:
            said = f"trục {indicator.axis} không có trong khung; chọn một trục của khung"
            yield Problem(f"indicators[{place}].axis", said)


def _formula(formula: Formula) -> Iterator[Problem]:
    for name, share in zip(PART_NAMES, formula.shares, strict=True):
        if share < 0:
            yield Problem(f"formula.{name}", f"là {shown(share)}; tỷ trọng không được âm")
    if formula.full <= 0:
        yield Problem("formula.full", f"là {shown(formula.full)}; ghi số phần trăm lớn hơn 0")
    if not 0 < formula.cap <= formula.full:
        said = f"là {shown(formula.cap)}; ghi số lớn hơn 0 và không quá {shown(formula.full)}"
        yield Problem("formula.cap", said)
    reached = sum(formula.shares)
    if reached != formula.full:
        said = f"các tỷ trọng cộng lại là {shown(reached)}; phải bằng {shown(formula.full)}"
        yield Problem("formula", said)
    yield from _empty("coefficients", formula.coefficients)
    yield from _not_positive("coefficients", "value", formula.coefficients)
    yield from _doubles("coefficients", list(map(shown, formula.coefficients)), key="value")


def _empty(part: str, items: Sequence[object]) -> Iterator[Problem]:
    if not items:
        yield Problem(part, "chưa có mục nào; ghi ít nhất một mục")


def _blanks(part: str, items: Sequence[NamedTuple]) -> Iterator[Problem]:
    for place, item in enumerate(items, 1):
        for key, value in item._asdict().items():
            if value == "":
                yield Problem(f"{part}[{place}].{key}", "còn trống; ghi nội dung")


def _doubles(part: str, codes: Sequence[str], key: str = "code") -> Iterator[Problem]:
    seen: set[str] = set()
    for place, code in enumerate(codes, 1):
        if code and code in seen:
            said = f'"{code}" đã có ở một mục phía trên; mỗi mục ghi một giá trị riêng'
            yield Problem(f"{part}[{place}].{key}", said)
        seen.add(code)


def _not_positive(part: str, key: str, numbers: Sequence[Decimal]) -> Iterator[Problem]:
    for place, number in enumerate(numbers, 1):
        if number <= 0:
            yield Problem(f"{part}[{place}].{key}", f"là {shown(number)}; ghi số lớn hơn 0")


def _other_sum(
    part: str, maxima: Sequence[Decimal], total: Decimal, whose: str
) -> Iterator[Problem]:
    reached = sum(maxima, Decimal())
    if maxima and reached != total:
        said = f"điểm tối đa của {whose} cộng lại là {shown(reached)}; phải bằng {shown(total)}"
        yield Problem(f"{part}.maximum", said)
