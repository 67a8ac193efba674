"""`sauro template rate`: the way from the template to the result and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.command import run, run_process

PERIOD = ("--period", "2026-Q2")


def test_the_unfilled_template_has_no_cases(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    made = run_process("template", "rate", "--out", path)
    assert (made.code, made.err) == (0, "")
    assert made.out == f"Đã tạo {path}; điền xong chạy: sauro rate {path} --period 2026-Q2\n"
    ran = run_process("rate", path, *PERIOD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'mau.xlsx, trang tính "Hồ sơ": không có hồ sơ nào dưới dòng tiêu đề;'
        " ghi mỗi hồ sơ một dòng\n"
    )


def test_the_example_is_rated_and_its_workbook_agrees_with_the_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example, out = tmp_path / "vi-du.xlsx", tmp_path / "ket-qua.xlsx"
    assert run(capsys, "template", "rate", "--out", example, "--example").code == 0
    ran = run(capsys, "rate", example, *PERIOD, "--format", "json", "--out", out)
    assert ran.code == 0
    cases, groups = ran.object["cases"], ran.object["groups"]
    assert isinstance(cases, list)
    assert isinstance(groups, list)
    book = CalamineWorkbook.from_path(out)
    rows = book.get_sheet_by_name("Kết quả").to_python()[4:]
    names = {
        "excellent": "Hoàn thành xuất sắc nhiệm vụ",
        "good": "Hoàn thành tốt nhiệm vụ",
        "completed": "Hoàn thành nhiệm vụ",
        "failed": "Không hoàn thành nhiệm vụ",
        "deferred": "Chưa xếp loại",
        "insufficient": "Chưa đủ dữ liệu",
    }
    assert [(row[0], row[5]) for row in rows] == [
        (case["id"], names[case["level"] or case["status"]]) for case in cases
    ]
    ceilings = book.get_sheet_by_name("Nhóm").to_python()[4 : 4 + len(groups)]
    assert [(row[0], row[1], row[2], row[3], row[5]) for row in ceilings] == [
        (g["group"], g["base"], g["allowed"], len(g["candidates"]), g["over"]) for g in groups
    ]


def test_a_template_never_replaces_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mau.xlsx"
    assert run(capsys, "template", "rate", "--out", path).code == 0
    before = path.read_bytes()
    again = run(capsys, "template", "rate", "--out", path, "--example")
    assert (again.code, again.out) == (2, "")
    assert again.err == f"{path}: đã có tệp này; chọn tên khác hoặc xóa tệp cũ\n"
    assert path.read_bytes() == before


def test_a_template_is_an_excel_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mau.csv"
    ran = run(capsys, "template", "rate", "--out", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f'--out {path}: không ghi được loại tệp ".csv"; dùng đuôi .xlsx\n'
    assert list(tmp_path.iterdir()) == []
