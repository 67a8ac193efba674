"""Broken files of people: every fault told at once, with its place and what to do."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sauro.regulation.frame_model import Block
from sauro.regulation.quarter.facts import Role
from sauro.tables.people.example import EXAMPLE
from sauro.tables.people.file import read_people, write_people
from sauro.tables.people.rows import AssignmentRow, OfficialRow, PeopleFile, UnitRow
from tests.tables.people.cast import Edits, edited, refused

BLOCKS = "; ".join(block.vietnamese for block in Block)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nguoi.xlsx"
    write_people(EXAMPLE, path)
    return path


def saved(folder: Path, people: PeopleFile) -> Path:
    write_people(people, folder / "nguoi.xlsx")
    return folder / "nguoi.xlsx"


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "line"),
    [
        (
            "Đơn vị",
            "A3",
            None,
            'dòng 3, cột "Mã đơn vị": thiếu giá trị; ghi mã đơn vị',
        ),
        (
            "Đơn vị",
            "A3",
            "UBND",
            'dòng 3, cột "Mã đơn vị": trùng dòng 2 (mã đơn vị: "UBND"); sửa lại hoặc xóa một dòng',
        ),
        (
            "Đơn vị",
            "A3",
            "M" * 41,
            f'dòng 3, cột "Mã đơn vị": "{"M" * 41}" dài 41 ký tự; ghi nhiều nhất 40 ký tự',
        ),
        (
            "Đơn vị",
            "C2",
            "UBND",
            'dòng 2, cột "Mã đơn vị cấp trên": đơn vị không thể là cấp trên của chính mình;'
            " sửa mã hoặc để trống",
        ),
        (
            "Đơn vị",
            "D4",
            "Xã",
            f'dòng 4, cột "Khối": "Xã" không có trong danh mục; ghi một trong: {BLOCKS}',
        ),
        (
            "Đơn vị",
            "D4",
            None,
            f'dòng 4, cột "Khối": thiếu giá trị; ghi một trong: {BLOCKS}',
        ),
        (
            "Đơn vị",
            "E4",
            "có thể",
            'dòng 4, cột "Là đảng ủy trực thuộc": "có thể" không phải là có hay không;'
            ' ghi "có" hoặc "không"',
        ),
        (
            "Cán bộ",
            "C2",
            "mau@vi-du",
            'dòng 2, cột "Thư điện tử": "mau@vi-du" không phải là địa chỉ thư điện tử;'
            " sửa hoặc xóa",
        ),
        (
            "Phân công",
            "D2",
            "Tập thể",
            'dòng 2, cột "Vai trò": "Tập thể" không có trong danh mục;'
            " ghi một trong: Người đứng đầu; Cấp phó; Thành viên",
        ),
        (
            "Phân công",
            "E2",
            "31/6/2026",
            'dòng 2, cột "Từ ngày": "31/6/2026" không phải là ngày; ghi ngày dạng 30/04/2026',
        ),
        (
            "Phân công",
            "E2",
            None,
            'dòng 2, cột "Từ ngày": thiếu giá trị; ghi ngày dạng 30/04/2026',
        ),
        (
            "Phân công",
            "E2",
            "1/7/1949",
            'dòng 2, cột "Từ ngày": năm 1949 ngoài khoảng 1950–2199; sửa năm',
        ),
        (
            "Phân công",
            "F2",
            date(2025, 6, 30),
            'dòng 2, cột "Đến ngày": đến ngày 30/06/2025 trước từ ngày 01/07/2025;'
            " sửa lại hai ngày",
        ),
        (
            "Phân công",
            "I2",
            "Y tế; Y  tế",
            'dòng 2, cột "Lĩnh vực phụ trách": "Y tế" ghi hai lần; xóa bớt',
        ),
        (
            "Phân công",
            "I2",
            date(2026, 4, 30),
            'dòng 2, cột "Lĩnh vực phụ trách": "2026-04-30" không phải là chữ;'
            " định dạng ô là văn bản",
        ),
        (
            "Quyết định trên giấy",
            "B2",
            "Quý I/2026",
            'dòng 2, cột "Kỳ": "Quý I/2026" không phải là quý; ghi dạng 2026-Q1',
        ),
        (
            "Quyết định trên giấy",
            "A3",
            "CB-01",
            'dòng 3, cột "Mã cán bộ": trùng dòng 2 (mã cán bộ, kỳ: "CB-01" · "2026-Q1");'
            " sửa lại hoặc xóa một dòng",
        ),
        (
            "Cán bộ",
            "G2",
            "ghi chú",
            'dòng 2: ô thứ 7 có "ghi chú" nhưng cột không có tiêu đề; xóa ô này',
        ),
        (
            "Cán bộ",
            "B1",
            "Họ tên",
            'dòng 1, cột "Họ tên": tiêu đề không có trong mẫu (có phải là "Họ và tên"?);'
            " sửa tiêu đề hoặc xóa cột",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(
    file: Path, sheet: str, cell: str, value: str | int | date | None, line: str
) -> None:
    assert f'nguoi.xlsx, trang tính "{sheet}", {line}' in refused(
        edited(file, {(sheet, cell): value})
    )


def test_all_faults_of_all_sheets_are_told_at_once_and_nothing_that_follows_from_them(
    file: Path,
) -> None:
    edits: Edits = {
        ("Đơn vị", "B2"): None,
        ("Chức danh", "C2"): "giám đốc của sở",
        ("Cán bộ", "B1"): None,
        ("Cán bộ", "B2"): None,
        ("Cán bộ", "B3"): None,
        ("Cán bộ", "B4"): None,
        ("Phân công", "E1"): "Họ và tên",
    }
    lines = refused(edited(file, edits))
    places = [line.removeprefix("nguoi.xlsx, trang tính ").split(": ")[0] for line in lines]
    assert places == [
        '"Đơn vị", dòng 2, cột "Tên đơn vị"',
        '"Chức danh", dòng 2, cột "Vị trí"',
        '"Cán bộ", dòng 1, cột "Họ và tên"',
        '"Phân công", dòng 1, cột "Họ và tên"',
        '"Phân công", dòng 1, cột "Từ ngày"',
    ]


def test_a_strange_sheet_is_refused_by_name(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book["Cán bộ"].title = "Nhân sự"
    book.save(file)
    assert refused(file) == [
        'nguoi.xlsx, trang tính "Nhân sự": trang tính không có trong mẫu; đổi tên thành một trong'
        ' "Đơn vị", "Nhóm tương đồng", "Chức danh", "Cán bộ", "Phân công",'
        ' "Quyết định trên giấy", hoặc xóa'
    ]


def test_units_above_each_other_in_a_circle_are_refused_once(tmp_path: Path) -> None:
    above = {"A": "B", "B": "C", "C": "A", "D": "A", "E": "", "F": "E"}
    units = tuple(
        UnitRow(code=code, name=code, parent=parent, block=Block.COMMUNE)
        for code, parent in above.items()
    )
    assert refused(saved(tmp_path, PeopleFile(units=units))) == [
        'nguoi.xlsx, trang tính "Đơn vị", dòng 2, cột "Mã đơn vị cấp trên": các đơn vị là'
        " cấp trên của nhau thành vòng: A → B → C → A; sửa lại mã"
    ]


def _held(post: str, since: date, until: date | None, *, primary: bool = True) -> AssignmentRow:
    return AssignmentRow(
        official="CB-1",
        unit="SM1",
        post=post,
        role=Role.MEMBER,
        since=since,
        until=until,
        primary=primary,
    )


FIRST = _held("A", date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "second",
    [
        _held("B", date(2026, 4, 1), None),
        _held("B", date(2026, 3, 31), None, primary=False),
        _held("B", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_one_highest_post_after_the_other_is_accepted(
    second: AssignmentRow, tmp_path: Path
) -> None:
    people = PeopleFile(assignments=(FIRST, second))
    assert read_people(saved(tmp_path, people)) == people


@pytest.mark.parametrize(
    "second",
    [_held("B", date(2026, 3, 31), None), _held("B", date(2026, 2, 1), date(2026, 2, 2))],
)
def test_two_highest_posts_at_a_time_are_refused(second: AssignmentRow, tmp_path: Path) -> None:
    assert refused(saved(tmp_path, PeopleFile(assignments=(FIRST, second)))) == [
        'nguoi.xlsx, trang tính "Phân công", dòng 3, cột "Chức vụ cao nhất": người này còn giữ'
        " chức vụ cao nhất ghi ở dòng 2; sửa ngày hoặc ghi Không ở một trong hai dòng"
    ]


def test_a_csv_file_without_a_known_header_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "la.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    (line,) = refused(file)
    assert line.startswith(
        "la.csv: không tìm thấy dòng tiêu đề ở dòng 1; ghi tiêu đề của một bảng"
        " (Đơn vị: Mã đơn vị, Tên đơn vị, "
    )


def test_a_whole_province_is_read_in_under_three_seconds(tmp_path: Path) -> None:
    officials = tuple(
        OfficialRow(code=f"CB-{number:05}", name=f"Nguyễn Văn Mẫu {number}", email="mau@vi-du.vn")
        for number in range(5_000)
    )
    assignments = tuple(
        AssignmentRow(
            official=f"CB-{number % 5_000:05}",
            unit=f"DV-{number % 300:03}",
            post=f"CD-{number % 40:02}",
            role=Role.MEMBER,
            since=date(2020 + number // 5_000, 1, 1),
            until=None if number >= 5_000 else date(2020, 12, 31),
            fields=("Lĩnh vực mẫu một", "Lĩnh vực mẫu hai"),
        )
        for number in range(6_000)
    )
    people = PeopleFile(officials=officials, assignments=assignments)
    file = saved(tmp_path, people)
    start = time.process_time()
    read = read_people(file)
    taken = time.process_time() - start
    assert read == people
    assert taken < 3
