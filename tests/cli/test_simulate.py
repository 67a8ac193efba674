"""`sauro simulate`: the same rules with other values, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import run
from tests.tables.cast import an, json_lines

PERIOD = ("--period", "2026-Q2")


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """An and Bình excellent, Chi, Dũng and Giang good."""
    good = [an(id=f"CB-{name}", score="75", role="member") for name in ("Chi", "Dũng", "Giang")]
    return json_lines(tmp_path, an(score="91"), an(id="CB-Bình", score="95"), *good)


def test_who_changes_is_shown_before_and_after(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "simulate", cases, *PERIOD, "--set", "excellent_score=92")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert "Điểm tối thiểu của mức hoàn thành xuất sắc: 90 → 92" in lines
    assert "Đây là tính thử: không ghi gì vào tệp hay hồ sơ nào." in lines
    assert "1 trên 5 hồ sơ đổi kết quả" in lines
    assert "CB-An cấp phó Cấp phó Xuất sắc Tốt" in lines
    assert "Số đổi theo nhóm: cấp phó 1" in lines
    assert "Số đổi theo vai trò: Cấp phó 1" in lines
    assert "Xuất sắc 2 (40,00%) 1 (20,00%) -1" in lines
    assert "Tốt 3 (60,00%) 4 (80,00%) +1" in lines
    assert "cấp phó 5 1 2 → 1 1 → 0" in lines


def test_json_says_the_same(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--set", "excellent_score=92", "--set", "quota=40%", "--set", "quota_base=good_only")
    ran = run(capsys, "simulate", cases, *PERIOD, *given, "--format", "json")
    assert ran.object["set"] == [
        {"name": "quota_base", "before": "good_and_above", "after": "good_only"},
        {"name": "excellent_score", "before": "90", "after": "92"},
        {"name": "quota", "before": "20%", "after": "40%"},
    ]
    assert ran.object["changed"] == [
        {
            "id": "CB-An",
            "unit": "Sở An",
            "group": "cấp phó",
            "role": "deputy",
            "before": {"status": "rated", "level": "excellent"},
            "after": {"status": "rated", "level": "good"},
        }
    ]
    assert ran.object["levels"] == {
        "before": {"rated": 5, "excellent": 2, "good": 3, "completed": 0, "failed": 0},
        "after": {"rated": 5, "excellent": 1, "good": 4, "completed": 0, "failed": 0},
    }
    groups = ran.object["groups"]
    assert isinstance(groups, list)
    figures = [(side["base"], side["allowed"], side["over"]) for side in groups[0].values()]
    assert figures == [(5, 1, 1), (4, 2, 0)]


def test_nothing_changes_with_the_values_in_force(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "simulate", cases, *PERIOD, "--set", "quota=20%")
    assert "0 trên 5 hồ sơ đổi kết quả" in ran.out.splitlines()


def test_an_unknown_name_lists_the_known_ones_with_their_values(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "simulate", cases, *PERIOD, "--set", "excelent=92")
    lines = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert lines[0] == ('--set: không có tham số "excelent"; các tham số và giá trị đang dùng:')
    assert "  quota_base=good_and_above" in lines
    assert "  excellent_score=90: Điểm tối thiểu của mức hoàn thành xuất sắc" in lines
    assert "  quota=20%: Tỷ lệ tối đa cá nhân xuất sắc trong nhóm tương đồng" in lines


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["quota"], '--set "quota": thiếu dấu =; ghi dạng quota=15%'),
        (["quota=15%", "quota=16%"], '--set: "quota" ghi hai lần; bỏ bớt một'),
        (
            ["quota=150%"],
            '--set: Giá trị "150%" của "quota": tỷ lệ ghi từ 0% đến 100%, ví dụ 15%.',
        ),
    ],
)
def test_a_value_that_cannot_be_read_is_refused(
    cases: Path, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    options = [part for each in given for part in ("--set", each)]
    ran = run(capsys, "simulate", cases, *PERIOD, *options)
    assert (ran.code, ran.out, ran.err) == (2, "", f"{said}\n")


def test_bad_cases_are_refused_as_by_rate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = json_lines(tmp_path, an(role="?"))
    ran = run(capsys, "simulate", path, *PERIOD, "--set", "quota=15%")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'quy2.jsonl, dòng 1, khóa "role": "?" không có trong danh mục;'
        " ghi một trong: head, deputy, member, collective\n"
    )
