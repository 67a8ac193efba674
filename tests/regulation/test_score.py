"""The score: worked examples by hand, properties, and every refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.regulation.frame_model import Axis, Frame
from sauro.regulation.frames import load_frame
from sauro.regulation.quarter.score import (
    Exact,
    Product,
    ScoreRefused,
    ScoreSheet,
    axis_score,
    check_plan,
    cut,
    kpi,
    total_score,
)

FRAME = load_frame("uy-ban-nhan-dan")
MAXIMA: dict[int, Exact] = {1: 15, 2: 10, 3: 10, 4: 15, 5: 10, 6: 10}
FULL_MARKS: dict[str, Exact] = {item.code: item.maximum for item in FRAME.criteria}


def product(axis: int = 1, parts: str = "100 100 100 100", **others: Exact) -> Product:
    quantity, quality, timeliness, leadership = map(Decimal, parts.split())
    weight, coefficient = others.get("weight", 1), others.get("coefficient", 1)
    return Product(axis, weight, coefficient, quantity, quality, timeliness, leadership)


def one_each(parts: str = "100 100 100 100") -> list[Product]:
    return [product(axis, parts) for axis in MAXIMA]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("100 100 100 100", "100"),
        ("100 80 60 40", "70"),
        ("0 0 0 0", "0"),
        ("100 100 100 0", "75"),
        ("120 80 100 100", "95"),
        ("400 0 0 0", "25"),
        ("99.99 100 100 100", "99.9975"),
        ("33.33 33.33 33.34 0", "25"),
    ],
)
def test_kpi_is_the_mean_of_four_parts_each_up_to_the_cap(parts: str, expected: str) -> None:
    assert kpi(product(parts=parts), FRAME) == Fraction(expected)


def test_shares_of_the_formula_come_from_the_frame() -> None:
    formula = FRAME.formula._replace(
        quantity=Decimal(20), quality=Decimal(30), timeliness=Decimal(35), leadership=Decimal(15)
    )
    frame = replace(FRAME, formula=formula)
    assert kpi(product(parts="100 50 20 0"), frame) == 20 + 15 + 7


def test_a_lower_cap_of_the_frame_holds() -> None:
    frame = replace(FRAME, formula=FRAME.formula._replace(cap=Decimal(90)))
    assert kpi(product(parts="100 100 95 80"), frame) == Fraction(90 + 90 + 90 + 80, 4)


@pytest.mark.parametrize(
    ("products", "maximum", "expected"),
    [
        ([product(parts="80 80 80 80")], 15, "12"),
        ([product(parts="100 100 100 100"), product(parts="50 50 50 50")], 10, "7.5"),
        # (100 × 2 + 50 × 1) / 3 = 83 1/3 percent of 15
        ([product(coefficient=2), product(parts="50 50 50 50")], 15, "12.5"),
        # mass 3 × 1.2 = 3.6 and 1 × 1.5 = 1.5: (100 × 3.6 + 40 × 1.5) / 5.1
        (
            [
                product(weight=3, coefficient=Decimal("1.2")),
                product(parts="40 40 40 40", coefficient=Decimal("1.5")),
            ],
            10,
            Fraction(420, 51),
        ),
        ([], 0, "0"),
    ],
)
def test_axis_score_is_the_weighted_mean_of_the_maximum(
    products: list[Product], maximum: int, expected: str | Fraction
) -> None:
    assert axis_score(products, maximum, FRAME) == Fraction(expected)


def test_a_full_sheet_shows_every_step() -> None:
    products = [*one_each(), product(1, "100 80 60 40", weight=2, coefficient=Decimal("1.5"))]
    marks: dict[str, Exact] = {
        "C1": Decimal("5.5"),
        "C2": 6,
        "C3": Decimal("9.25"),
        "C4": 4,
        "C5": 3,
    }
    sheet = total_score(marks, MAXIMA, products, FRAME)
    assert sheet.general_points == Fraction("27.75")
    first = sheet.axes[0]
    assert [score.kpi for score in first.products] == [100, 70]
    assert [score.mass for score in first.products] == [1, 3]
    assert [part.points for part in first.products[1].parts] == [25, 20, 15, 10]
    assert first.kpi == Fraction(100 + 70 * 3, 4)
    assert first.points == Fraction("11.625")
    assert sheet.results_points == Fraction("11.625") + 55
    assert sheet.total == Fraction("94.375")


def test_all_met_gives_the_whole_scale() -> None:
    assert total_score(FULL_MARKS, MAXIMA, one_each(), FRAME).total == FRAME.totals.all


def test_a_score_just_under_a_threshold_stays_there() -> None:
    marks = FULL_MARKS | {"C3": Decimal("9.995")}
    products = [*one_each()[1:], product(1, "33 33 33 34.3333")]
    sheet = total_score(marks, MAXIMA, products, FRAME)
    assert sheet.axes[0].points == Fraction("33.333325") * 15 / 100
    assert sheet.total == Fraction("29.995") + 55 + Fraction("4.99999875")
    assert sheet.total < 90
    assert cut(sheet.total) == "89,99"


def test_an_axis_that_does_not_concern_the_post_needs_no_products() -> None:
    maxima: dict[int, Exact] = MAXIMA | {1: 25, 6: 0}
    sheet = total_score(FULL_MARKS, maxima, one_each()[:5], FRAME)
    assert sheet.axes[5].kpi is None
    assert sheet.axes[5].points == 0
    assert sheet.total == 100


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("89.995", 2, "89,99"),
        ("89.99999999999999999999", 2, "89,99"),
        ("90", 2, "90,00"),
        ("0.009", 2, "0,00"),
        ("7.05", 1, "7,0"),
        ("7.05", 0, "7"),
        ("200/3", 3, "66,666"),
        ("-0.001", 2, "-0,01"),
    ],
)
def test_cut_never_rounds_up(value: str, decimals: int, shown: str) -> None:
    assert cut(Fraction(value), decimals) == shown


def test_cut_takes_another_decimal_point() -> None:
    assert cut(Fraction("89.995"), point=".") == "89.99"


def problems_of(
    marks: Mapping[str, Exact], maxima: Mapping[int, Exact], products: list[Product]
) -> dict[str, str]:
    with pytest.raises(ScoreRefused) as refused:
        total_score(marks, maxima, products, FRAME)
    return {problem.path: problem.message for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("marks", "path", "said"),
    [
        ({"C1": Decimal("6.01")}, "general.C1", "được 6,01 điểm, cao hơn tối đa 6"),
        ({"C2": -1}, "general.C2", "là số âm"),
        ({"C9": 1}, "general.C9", 'khung không có tiêu chí "C9"'),
        ({"C4": Decimal("NaN")}, "general.C4", "không phải số hữu hạn"),
    ],
)
def test_a_wrong_general_mark_is_refused(marks: dict[str, Exact], path: str, said: str) -> None:
    found = problems_of(FULL_MARKS | marks, MAXIMA, one_each())
    assert list(found) == [path]
    assert said in found[path]


def test_a_missing_general_mark_is_refused() -> None:
    marks = {code: mark for code, mark in FULL_MARKS.items() if code != "C5"}
    found = problems_of(marks, MAXIMA, one_each())
    assert found["general.C5"].endswith("chưa có điểm; cho điểm từ 0 đến 4")


@pytest.mark.parametrize(
    ("changed", "path", "said"),
    [
        ({"coefficient": Decimal("1.3")}, "products[1].coefficient", "1; 1,2; 1,5; 2"),
        ({"weight": 0}, "products[1].weight", "là 0; ghi số lớn hơn 0"),
        ({"weight": -1}, "products[1].weight", "là số âm"),
        ({"quality": Decimal("-0.01")}, "products[1].quality", "chất lượng là số âm"),
        ({"timeliness": Decimal("Infinity")}, "products[1].timeliness", "hữu hạn"),
        ({"axis": 7}, "products[1].axis", "khung không có trục 7"),
    ],
)
def test_a_wrong_product_is_refused(changed: dict[str, Exact], path: str, said: str) -> None:
    extra = product()._replace(**changed)  # type: ignore[arg-type]
    found = problems_of(FULL_MARKS, MAXIMA, [extra, *one_each()])
    assert list(found) == [path]
    assert said in found[path]


def test_an_axis_with_points_and_no_products_is_refused() -> None:
    found = problems_of(FULL_MARKS, MAXIMA, one_each()[1:])
    assert list(found) == ["axes.1"]
    assert found["axes.1"].startswith("trục 1 có 15 điểm nhưng chưa có sản phẩm")


def test_products_on_an_axis_without_points_are_refused() -> None:
    found = problems_of(FULL_MARKS, MAXIMA | {1: 25, 6: 0}, one_each())
    assert found == {"products[6].axis": "sản phẩm 6: trục 6 có 0 điểm; chuyển sang trục khác"}


@pytest.mark.parametrize(
    ("maxima", "path", "said"),
    [
        (MAXIMA | {1: 16}, "axes", "cộng lại là 71; phải bằng 70"),
        (MAXIMA | {7: 0}, "axes.7", "khung không có trục 7"),
        (MAXIMA | {1: 30, 2: -5}, "axes.2", "là số âm"),
        ({1: 15, 2: 10, 3: 10, 4: 15, 5: 20}, "axes.6", "ghi 0 nếu trục không liên quan"),
    ],
)
def test_wrong_points_of_the_axes_are_refused(
    maxima: dict[int, Exact], path: str, said: str
) -> None:
    found = problems_of(FULL_MARKS, maxima, one_each())
    assert said in found[path]


def test_all_problems_are_named_at_once() -> None:
    products = [product(1, "-1 100 100 100"), product(2, coefficient=3)]
    assert list(problems_of({"C1": 9}, {**MAXIMA, 6: 11}, products)) == [
        "general.C1",
        "general.C2",
        "general.C3",
        "general.C4",
        "general.C5",
        "axes",
        "products[1].quantity",
        "products[2].coefficient",
        "axes.3",
        "axes.4",
        "axes.5",
        "axes.6",
    ]


def test_a_binary_float_is_no_exact_number() -> None:
    inexact: Exact = 33.3  # type: ignore[assignment]
    with pytest.raises(TypeError, match="không phải số chính xác"):
        kpi(product()._replace(quality=inexact), FRAME)
    found = problems_of(FULL_MARKS | {"C1": inexact}, MAXIMA, one_each())
    assert "không phải số chính xác" in found["general.C1"]


@pytest.mark.parametrize(
    ("maxima", "main", "paths"),
    [
        (MAXIMA, [1, 4], []),
        (MAXIMA | {1: 25, 6: 0}, [1], []),
        (MAXIMA, [1], ["axes.1"]),
        (MAXIMA, [2, 4], ["axes.2", "axes.4"]),
        (MAXIMA, [], ["main"]),
        (MAXIMA, [1, 2, 3, 4, 5, 6], []),
        (MAXIMA | {1: 25, 6: 0}, [1, 6], ["axes.6"]),
        (MAXIMA, [1, 4, 9], ["axes.9"]),
        (MAXIMA | {1: 14}, [1, 4], ["axes"]),
        (MAXIMA | {1: Decimal("14.99"), 2: Decimal("10.01")}, [1, 4], []),
    ],
)
def test_a_main_axis_has_more_points_than_every_supporting_one(
    maxima: dict[int, Exact], main: list[int], paths: list[str]
) -> None:
    assert [problem.path for problem in check_plan(maxima, main, FRAME)] == paths


def test_the_plan_says_which_supporting_axis_is_too_high() -> None:
    (problem,) = check_plan(MAXIMA, [1], FRAME)
    assert problem.message == (
        "trục chính 1 có 15 điểm, không cao hơn trục phụ 4 (15 điểm); phân điểm lại"
    )


PERCENTS = st.decimals(0, 150, places=2) | st.fractions(0, 150, max_denominator=50)
COEFFICIENTS = st.sampled_from(FRAME.formula.coefficients)


@st.composite
def products_of(draw: st.DrawFn, axis: int) -> Product:
    weight = draw(st.fractions(Fraction(1, 20), 20, max_denominator=20))
    parts = [draw(PERCENTS) for _ in range(4)]
    return Product(axis, weight, draw(COEFFICIENTS), *parts)


@st.composite
def inputs(draw: st.DrawFn) -> tuple[dict[str, Exact], list[Product]]:
    marks: dict[str, Exact] = {
        item.code: draw(st.decimals(0, item.maximum, places=2)) for item in FRAME.criteria
    }
    products = [
        made
        for axis in MAXIMA
        for made in draw(st.lists(products_of(axis), min_size=1, max_size=2))
    ]
    return marks, products


def score(case: tuple[dict[str, Exact], list[Product]]) -> ScoreSheet:
    return total_score(case[0], MAXIMA, case[1], FRAME)


@given(inputs())
def test_a_score_lies_on_the_scale_and_is_the_sum_of_its_steps(
    case: tuple[dict[str, Exact], list[Product]],
) -> None:
    sheet = score(case)
    assert 0 <= sheet.total <= FRAME.totals.all
    assert sheet.total == sheet.general_points + sheet.results_points
    assert sheet.general_points == sum(mark.points for mark in sheet.general)
    assert sheet.results_points == sum(axis.points for axis in sheet.axes)
    for axis in sheet.axes:
        mass = sum(made.mass for made in axis.products)
        by_hand = sum(made.kpi * made.mass for made in axis.products) * axis.maximum
        assert axis.points * mass * 100 == by_hand
        for made in axis.products:
            assert made.kpi == sum(part.points for part in made.parts)


@given(inputs(), st.data())
def test_doing_more_never_lowers_the_score(
    case: tuple[dict[str, Exact], list[Product]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(case[1]) - 1))
    part = data.draw(st.sampled_from(["quantity", "quality", "timeliness", "leadership"]))
    more = data.draw(st.fractions(0, 60, max_denominator=40))
    made = case[1][place]
    given_now = made.parts[["quantity", "quality", "timeliness", "leadership"].index(part)]
    better = made._replace(**{part: Fraction(given_now) + more})  # type: ignore[arg-type]
    raised = [*case[1][:place], better, *case[1][place + 1 :]]
    assert score((case[0], raised)).total >= score(case).total


@given(inputs())
def test_weights_count_only_in_proportion(
    case: tuple[dict[str, Exact], list[Product]],
) -> None:
    doubled = [made._replace(weight=Fraction(made.weight) * 2) for made in case[1]]
    assert score((case[0], doubled)).total == score(case).total


@given(st.fractions(0, 100), st.integers(0, 6))
def test_what_is_shown_is_never_above_the_value_and_less_than_a_step_below(
    value: Fraction, decimals: int
) -> None:
    shown = Fraction(cut(value, decimals, point="."))
    assert shown <= value < shown + Fraction(1, 10**decimals)


def test_a_frame_with_other_axes_is_scored_by_its_own_data() -> None:
    axes = (Axis(1, "Trục một", Decimal(40)), Axis(2, "Trục hai", Decimal(30)))
    frame: Frame = replace(FRAME, axes=axes)
    sheet = total_score(FULL_MARKS, {1: 40, 2: 30}, [product(1), product(2, "50 50 50 50")], frame)
    assert sheet.total == 30 + 40 + 15
