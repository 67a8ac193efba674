"""The packaged frames, and what a broken frame file is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from sauro.regulation.errors import RulebookError
from sauro.regulation.frame_checks import frame_problems, shown
from sauro.regulation.frame_model import Block, Frame
from sauro.regulation.frames import UnknownFrame, list_frames, load_frame, parse_frame

FRAMES = list_frames()
IDS = [frame.id for frame in FRAMES]
FOLDER = files("sauro.regulation") / "rulebooks" / "lam-dong-2026" / "frames"
TEXT = (FOLDER / "cap-xa.toml").read_text("utf-8")
each_frame = pytest.mark.parametrize("frame", FRAMES, ids=IDS)


def test_there_is_one_frame_for_each_of_the_eleven_blocks() -> None:
    assert [frame.block for frame in FRAMES] == list(Block)
    assert len(FRAMES) == 11


@each_frame
def test_the_points_are_30_and_70(frame: Frame) -> None:
    assert sum(criterion.maximum for criterion in frame.criteria) == 30
    assert sum(axis.maximum for axis in frame.axes) == 70
    assert frame.totals.all == 100


@each_frame
def test_five_general_criteria_and_six_axes(frame: Frame) -> None:
    assert [criterion.code for criterion in frame.criteria] == ["C1", "C2", "C3", "C4", "C5"]
    assert [axis.number for axis in frame.axes] == [1, 2, 3, 4, 5, 6]


@each_frame
def test_a_sample_says_that_it_is_one_and_that_the_official_one_is_not_in_hand(
    frame: Frame,
) -> None:
    assert frame.sample
    assert "mẫu" in frame.title
    assert "chưa có" in frame.note
    assert "thay bằng khung chính thức" in frame.note


@each_frame
def test_every_axis_that_carries_points_has_suggestions(frame: Frame) -> None:
    assert len(frame.indicators) >= 5
    for axis in frame.axes:
        assert bool(frame.indicators_of(axis.number)) == (axis.maximum > 0)


@each_frame
def test_the_formula_is_four_equal_shares_capped_at_100(frame: Frame) -> None:
    assert list(frame.formula.shares) == [25, 25, 25, 25]
    assert frame.formula.cap == frame.formula.full == 100
    allowed = tuple(map(Decimal, ("1", "1.2", "1.5", "2")))
    assert frame.formula.coefficients == allowed


@each_frame
def test_a_frame_rests_on_the_clauses_it_needs(frame: Frame) -> None:
    clauses = [ground.clause for ground in frame.grounds]
    assert {"QD-366 Điều 10", "HD-QUY V.1", "HD-QUY II.4"} <= set(clauses)
    assert frame.in_force_from == date(2026, 4, 1)


def test_the_default_split_is_that_of_the_implementing_bodies() -> None:
    axes = load_frame("uy-ban-nhan-dan").axes
    assert [axis.maximum for axis in axes] == [15, 10, 10, 15, 10, 10]


def test_suggestions_are_written_for_their_block() -> None:
    titles = [indicator.title for frame in FRAMES for indicator in frame.indicators]
    assert len(set(titles)) > len(titles) * 9 / 10


def test_an_unknown_frame_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownFrame, match="các khung có: cap-xa, co-quan-dang") as refused:
        load_frame("../x")
    assert str(refused.value).startswith('Không có khung "../x"')


def test_a_rulebook_without_frames_has_none() -> None:
    assert list_frames("khong-co") == ()


def test_numbers_are_exact() -> None:
    changed = TEXT.replace("coefficients = [1, 1.2, 1.5, 2]", "coefficients = [0.1, 0.3]")
    assert sum(parse_frame(changed, "x.toml").formula.coefficients) == Decimal("0.4")


def broken(old: str, new: str) -> str:
    changed = re.sub(old, new, TEXT, count=1, flags=re.MULTILINE)
    assert changed != TEXT
    with pytest.raises(RulebookError) as refused:
        parse_frame(changed, "cap-xa.toml")
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("^sample = true\n", "", "cap-xa.toml: sample: thiếu khóa này"),
        ("^note", "nota", "cap-xa.toml: nota: khóa lạ; các khóa có thể dùng: id, title, "),
        ("^sample = true$", 'sample = "có"', "cap-xa.toml: sample: phải là true hoặc false"),
        ("^in_force_from = .*$", "in_force_from = 2026", "in_force_from: phải là ngày"),
        ("^block = .*$", 'block = "xa"', 'cap-xa.toml: block: không có khối "xa"'),
        ("^general = 30$", 'general = "30"', "cap-xa.toml: totals.general: phải là số"),
        ("^general = 30$", "general = inf", "totals.general: phải là số hữu hạn"),
        ("^general = 30$", "generals = 30", "cap-xa.toml: totals.generals: khóa lạ"),
        ("^number = 2$", "number = 2.0", "cap-xa.toml: axes[2].number: phải là số nguyên"),
        ("^number = 2$", "numero = 2", "cap-xa.toml: axes[2].numero: khóa lạ"),
        ("^unit = .*$", "unit = 1", "cap-xa.toml: indicators[1].unit: phải là chữ"),
        ("^cap = 100\n", "", "cap-xa.toml: formula.cap: thiếu khóa này"),
        ("^coefficients = .*$", "coefficients = 1", "coefficients: phải là một danh sách"),
        (r"^\[totals\]$", "[[totals]]", "cap-xa.toml: totals: phải là một bảng"),
        ("^id = ", "id : ", "cap-xa.toml: không phải TOML đúng"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_file_and_key(old: str, new: str, message: str) -> None:
    assert message in broken(old, new)


def first(frame: Frame, **changes: object) -> Frame:
    return replace(frame, **changes)  # type: ignore[arg-type]


FRAME = load_frame("cap-xa")
NEGATIVE = FRAME.axes[1]._replace(maximum=Decimal(-5))
DOUBLE = FRAME.criteria[0]._replace(code="C2")


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (
            first(FRAME, criteria=FRAME.criteria[1:]),
            "criteria.maximum: điểm tối đa của tiêu chí chung cộng lại là 24; phải bằng 30",
        ),
        (
            first(FRAME, axes=(*FRAME.axes[:5], FRAME.axes[5]._replace(maximum=Decimal("9.5")))),
            "axes.maximum: điểm tối đa của các trục kết quả cộng lại là 69,5; phải bằng 70",
        ),
        (
            first(FRAME, axes=(FRAME.axes[0], NEGATIVE, *FRAME.axes[2:])),
            "axes[2].maximum: là -5; điểm tối đa không được âm",
        ),
        (
            first(FRAME, criteria=(DOUBLE, *FRAME.criteria[1:])),
            'criteria[2].code: "C2" đã có ở một mục phía trên; mỗi mục ghi một giá trị riêng',
        ),
        (
            first(FRAME, axes=FRAME.axes[::-1]),
            "axes[1].number: là trục 6; các trục đánh số lần lượt từ 1, đây phải là 1",
        ),
        (
            first(FRAME, indicators=(FRAME.indicators[0]._replace(axis=7),)),
            "indicators[1].axis: trục 7 không có trong khung; chọn một trục của khung",
        ),
        (
            first(FRAME, indicators=(FRAME.indicators[0]._replace(unit=""),)),
            "indicators[1].unit: còn trống; ghi nội dung",
        ),
        (
            first(FRAME, formula=FRAME.formula._replace(quality=Decimal(30))),
            "formula: các tỷ trọng cộng lại là 105; phải bằng 100",
        ),
        (
            first(FRAME, formula=FRAME.formula._replace(cap=Decimal(120))),
            "formula.cap: là 120; ghi số lớn hơn 0 và không quá 100",
        ),
        (
            first(FRAME, formula=FRAME.formula._replace(coefficients=(Decimal(0),))),
            "coefficients[1].value: là 0; ghi số lớn hơn 0",
        ),
        (
            first(FRAME, formula=FRAME.formula._replace(coefficients=())),
            "coefficients: chưa có mục nào; ghi ít nhất một mục",
        ),
        (first(FRAME, note=""), "note: khung mẫu phải có ghi chú nói rõ đây là mẫu"),
        (first(FRAME, id="Cấp xã"), "id: mã khung chỉ gồm chữ thường không dấu, số và gạch nối"),
        (
            first(FRAME, totals=FRAME.totals._replace(general=Decimal(0))),
            "totals.general: là 0; ghi số điểm lớn hơn 0",
        ),
    ],
)
def test_a_frame_that_does_not_agree_with_itself_is_told_where(frame: Frame, expected: str) -> None:
    assert any(str(problem).startswith(expected) for problem in frame_problems(frame))


def test_a_sound_frame_has_no_problems() -> None:
    assert frame_problems(FRAME) == ()


def test_numbers_are_shown_with_a_decimal_comma() -> None:
    assert [shown(Decimal(text)) for text in ("10", "10.00", "7.50", "-0.25")] == [
        "10",
        "10",
        "7,5",
        "-0,25",
    ]
