"""`sauro frames` as it is typed: what is printed where, exit codes, nothing half done."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sauro.cli.main import main
from sauro.regulation.frames import list_frames


def test_list_shows_every_frame_and_that_they_are_samples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["frames", "list"]) == 0
    shown = capsys.readouterr().out
    for frame in list_frames():
        (line,) = (line for line in shown.splitlines() if line.startswith(f"{frame.id} "))
        assert frame.block.vietnamese in line
        assert " mẫu " in line
    assert "thay bằng khung chính thức" in shown


def test_export_then_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "khung.xlsx"
    assert main(["frames", "export", "cong-an", "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"Đã ghi khung vào {out}\n")
    assert main(["frames", "check", str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "Khung dùng được: Khung tiêu chí mẫu: khối công an (cong-an)",
        "Khối: Công an; áp dụng từ ngày 01/04/2026",
        "Tiêu chí chung: 7/8/8/4/3, tổng 30 điểm",
        "Các trục kết quả: 10/10/10/15/5/20, tổng 70 điểm",
    ]


def test_check_names_every_error_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "khung.xlsx"
    main(["frames", "export", "cong-an", "--out", str(out)])
    book = openpyxl.load_workbook(out)
    book["Trục kết quả"]["C2"] = 11
    book["Tiêu chí chung"]["A3"] = "C1"
    book.save(out)
    capsys.readouterr()
    assert main(["frames", "check", str(out)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        'khung.xlsx, trang tính "Tiêu chí chung", dòng 3, cột "Mã": '
        '"C1" đã có ở một mục phía trên; mỗi mục ghi một giá trị riêng',
        'khung.xlsx, trang tính "Trục kết quả", dòng 1, cột "Điểm tối đa": '
        "điểm tối đa của các trục kết quả cộng lại là 71; phải bằng 70",
    ]


@pytest.mark.parametrize(
    ("frame_id", "name", "said"),
    [
        ("khong-co", "khung.xlsx", 'Không có khung "khong-co"; các khung có: cap-xa'),
        ("cap-xa", "khung.csv", 'không ghi được loại tệp ".csv"; dùng đuôi .xlsx'),
        ("cap-xa", "thieu/khung.xlsx", "không ghi được vào thư mục"),
    ],
)
def test_what_cannot_be_exported_is_refused_and_nothing_written(
    frame_id: str, name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["frames", "export", frame_id, "--out", str(tmp_path / name)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frames", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Các lệnh" in shown
    assert "Kiểm tra một tệp Excel khung tiêu chí" in shown
    assert "Commands" not in shown
