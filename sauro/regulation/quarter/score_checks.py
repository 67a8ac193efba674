"""What is refused before a score is computed: every problem at once, each with its place.

Paths: "general.C1", "axes.3", "products[2].coefficient" (products count from 1).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from sauro.regulation.errors import RegulationError
from sauro.regulation.frame_checks import shown
from sauro.regulation.frame_model import PART_NAMES, Criterion, Frame, Problem
from sauro.regulation.quarter.product import Exact, Product, exact, fault


class ScoreRefused(RegulationError):  # noqa: N818 - it carries many problems
    """The input gives no score; `problems` holds everything wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def check_plan(
    axis_maxima: Mapping[int, Exact], main: Collection[int], frame: Frame
) -> tuple[Problem, ...]:
    """What is wrong with the points planned for the axes; empty when nothing is.

    They add up to the frame's points for results; every main axis has more than every
    supporting one; 0 for an axis that does not concern the post (HD-QUY II.4).
    """
    problems = tuple(_maxima(axis_maxima, frame))
    return problems or tuple(_main_axes(axis_maxima, main))


def score_problems(
    general: Mapping[str, Exact],
    axis_maxima: Mapping[int, Exact],
    products: Sequence[Product],
    frame: Frame,
) -> tuple[Problem, ...]:
    """Everything that keeps the input from having a score, in the order of the sheet."""
    return (
        *_general(general, frame),
        *_maxima(axis_maxima, frame),
        *_products(products, frame),
        *_coverage(axis_maxima, products, frame),
    )


def _general(marks: Mapping[str, Exact], frame: Frame) -> Iterator[Problem]:
    known = {criterion.code: criterion for criterion in frame.criteria}
    for code in sorted(marks.keys() - known.keys()):
        yield Problem(f"general.{code}", f'khung không có tiêu chí "{code}"; bỏ điểm này')
    for code, criterion in known.items():
        said = _mark_fault(marks, criterion)
        if said is not None:
            yield Problem(f"general.{code}", f'tiêu chí "{criterion.title}" {said}')


def _mark_fault(marks: Mapping[str, Exact], criterion: Criterion) -> str | None:
    most = shown(criterion.maximum)
    if criterion.code not in marks:
        return f"chưa có điểm; cho điểm từ 0 đến {most}"
    mark = marks[criterion.code]
    said = fault(mark)
    if said is None and mark > criterion.maximum:
        return f"được {shown(mark)} điểm, cao hơn tối đa {most}; sửa lại điểm"
    return said


def _maxima(axis_maxima: Mapping[int, Exact], frame: Frame) -> Iterator[Problem]:
    numbers = [axis.number for axis in frame.axes]
    sound = True
    for number in sorted(axis_maxima.keys() - set(numbers)):
        sound = False
        yield Problem(f"axes.{number}", f"khung không có trục {number}; bỏ trục này")
    for number in numbers:
        said = fault(axis_maxima[number]) if number in axis_maxima else _NO_MAXIMUM
        if said is not None:
            sound = False
            yield Problem(f"axes.{number}", f"điểm tối đa của trục {number} {said}")
    total = sum(map(exact, axis_maxima.values()), Fraction()) if sound else None
    if total is not None and total != frame.totals.results:
        want = shown(frame.totals.results)
        yield Problem("axes", f"điểm tối đa các trục cộng lại là {shown(total)}; phải bằng {want}")


_NO_MAXIMUM = "chưa có; ghi 0 nếu trục không liên quan đến chức danh"


def _main_axes(maxima: Mapping[int, Exact], main: Collection[int]) -> Iterator[Problem]:
    if not main:
        yield Problem("main", "chưa chọn trục chính; chọn ít nhất một trục")
    supporting = [number for number, most in maxima.items() if most and number not in main]
    highest = max(supporting, key=lambda number: maxima[number], default=None)
    for number in main:
        if number not in maxima:
            yield Problem(f"axes.{number}", f"khung không có trục {number}; chọn trục khác")
        elif maxima[number] == 0:
            yield Problem(f"axes.{number}", f"trục chính {number} có 0 điểm; phân điểm cho trục")
        elif highest is not None and maxima[number] <= maxima[highest]:
            said = (
                f"trục chính {number} có {shown(maxima[number])} điểm, không cao hơn trục phụ"
                f" {highest} ({shown(maxima[highest])} điểm); phân điểm lại"
            )
            yield Problem(f"axes.{number}", said)


def _products(products: Sequence[Product], frame: Frame) -> Iterator[Problem]:
    allowed = frame.formula.coefficients
    for place, product in enumerate(products, 1):
        at, name = f"products[{place}]", f"sản phẩm {place}:"
        said = fault(product.weight)
        if said is None and product.weight == 0:
            said = "là 0; ghi số lớn hơn 0"
        if said is not None:
            yield Problem(f"{at}.weight", f"{name} trọng số {said}")
        if product.coefficient not in allowed:
            listed = "; ".join(map(shown, allowed))
            said = f"hệ số không có trong khung; chọn một trong: {listed}"
            yield Problem(f"{at}.coefficient", f"{name} {said}")
        for part, value in zip(PART_NAMES, product.parts, strict=True):
            said = fault(value)
            if said is not None:
                yield Problem(f"{at}.{part}", f"{name} {PART_NAMES[part].lower()} {said}")


def _coverage(
    maxima: Mapping[int, Exact], products: Sequence[Product], frame: Frame
) -> Iterator[Problem]:
    numbers = {axis.number for axis in frame.axes}
    for place, product in enumerate(products, 1):
        if product.axis not in numbers:
            said = f"sản phẩm {place}: khung không có trục {product.axis}; chọn trục khác"
            yield Problem(f"products[{place}].axis", said)
        elif maxima.get(product.axis) == 0:
            said = f"sản phẩm {place}: trục {product.axis} có 0 điểm; chuyển sang trục khác"
            yield Problem(f"products[{place}].axis", said)
    used = {product.axis for product in products}
    for number in sorted(numbers - used):
        most = maxima.get(number)
        if most is not None and fault(most) is None and most > 0:
            said = f"trục {number} có {shown(most)} điểm nhưng chưa có sản phẩm"
            yield Problem(f"axes.{number}", f"{said}; thêm sản phẩm hoặc ghi 0 điểm cho trục")
