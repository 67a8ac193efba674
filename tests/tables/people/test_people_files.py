"""People through files: what is written is read back equal, each row with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.tables.errors import InputErrors, Place
from sauro.tables.people.example import EXAMPLE
from sauro.tables.people.file import (
    people_xlsx,
    read_people,
    read_people_bytes,
    write_people,
    write_people_template,
)
from sauro.tables.people.layout import GUIDE_SHEET, LISTS_SHEET, SHEETS
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PeopleFile,
    PostRow,
    UnitRow,
)
from tests.tables.people.cast import PEOPLE, Typed, edited, refused


@given(PEOPLE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_back_equal(people: PeopleFile) -> None:
    assert read_people_bytes(people_xlsx(people), "nguoi.xlsx") == people


def test_the_example_is_read_back_equal(tmp_path: Path) -> None:
    write_people(EXAMPLE, tmp_path / "vi-du.xlsx")
    assert read_people(tmp_path / "vi-du.xlsx") == EXAMPLE


def test_what_a_spreadsheet_would_compute_stays_text(tmp_path: Path) -> None:
    people = PeopleFile(groups=(GroupRow(code="007", name="=1+1"), GroupRow(code="-1", name="@a")))
    write_people(people, tmp_path / "nhom.xlsx")
    assert read_people(tmp_path / "nhom.xlsx") == people


def test_the_template_is_guided_locked_and_brings_nobody(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    write_people_template(file)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [GUIDE_SHEET, *(sheet.name for sheet in SHEETS), LISTS_SHEET]
    said = {cell.value for row in book[GUIDE_SHEET].iter_rows() for cell in row}
    for sheet in SHEETS:
        page = book[sheet.name]
        headers = [column.header for column in sheet.columns]
        assert [cell.value for cell in page[1]] == headers
        assert page.protection.sheet
        assert page["A1"].protection.locked
        assert not page.column_dimensions["A"].protection.locked
        assert said >= {*headers, *(column.help for column in sheet.columns)}
    assert said >= {"Nguyễn Văn Mẫu", "Trần Thị Ví Dụ", "15/03/2026", "2026-Q1"}
    assert refused(file) == ["mau.xlsx: không có dòng nào để nhập; ghi số liệu vào tệp mẫu"]


def test_the_cells_of_the_template_offer_the_official_names(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    write_people_template(file)
    book = openpyxl.load_workbook(file)
    offered = {}
    for rule in book["Phân công"].data_validations.dataValidation:
        if rule.type == "list":
            page, _, cells = rule.formula1.partition("!")
            assert page == f"'{LISTS_SHEET}'"
            chosen = book[LISTS_SHEET][cells.replace("$", "")]
            offered[str(rule.sqref)] = [cell.value for (cell,) in chosen]
    yes_no = ["Có", "Không"]
    assert offered == {
        "D2:D20001": ["Người đứng đầu", "Cấp phó", "Thành viên"],
        "G2:G20001": yes_no,
        "H2:H20001": yes_no,
    }


def test_every_column_is_read_as_typed_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "tay.xlsx"
    write_people_template(file)
    rows: dict[str, list[Typed]] = {
        "Đơn vị": ["SM1", " Sở  Mẫu\u00a0số 1 ", "UBND", "cấp xã", "x", "Địa bàn\u200b 1"],
        "Nhóm tương đồng": [1001, "Cấp phó các sở", "không"],
        "Chức danh": ["PGD", "Phó Giám đốc", "CẤP PHÓ SỞ, BAN, NGÀNH", 1001],
        "Cán bộ": ["CB-01", "Nguye\u0302\u0303n Văn Mẫu", "a@b.vn", "có", None],
        "Phân công": [
            "CB-01", "SM1", "PGD", "cấp phó", date(2026, 1, 31), "1/2/2026", "Có", "Không",
            "Y tế ;; Giáo dục;",
        ],
        "Quyết định trên giấy": [
            "CB-01", "2026-Q1", "hoàn thành tốt nhiệm vụ", "12-QĐ/M", "03/04/2026", "Cấp ủy Mẫu",
        ],
    }  # fmt: skip
    edits = {
        (sheet, f"{'ABCDEFGHI'[at]}3"): value
        for sheet, values in rows.items()
        for at, value in enumerate(values)
    }
    assert read_people(edited(file, edits)) == PeopleFile(
        (
            UnitRow(
                code="SM1",
                name="Sở Mẫu số 1",
                parent="UBND",
                block=Block.COMMUNE,
                party_committee=True,
                area="Địa bàn 1",
            ),
        ),
        (GroupRow(code="1001", name="Cấp phó các sở", in_ratio=False),),
        (
            PostRow(
                code="PGD",
                name="Phó Giám đốc",
                position=Position.DEPARTMENT_DEPUTY,
                group="1001",
            ),
        ),
        (OfficialRow(code="CB-01", name="Nguyễn Văn Mẫu", email="a@b.vn", committee_member=True),),
        (
            AssignmentRow(
                official="CB-01",
                unit="SM1",
                post="PGD",
                role=Role.DEPUTY,
                since=date(2026, 1, 31),
                until=date(2026, 2, 1),
                acting=True,
                primary=False,
                fields=("Y tế", "Giáo dục"),
            ),
        ),
        (
            PaperDecisionRow(
                official="CB-01",
                period=Quarter(2026, 1),
                level=Level.GOOD,
                number="12-QĐ/M",
                signed_on=date(2026, 4, 3),
                signed_by="Cấp ủy Mẫu",
            ),
        ),
    )


def test_every_row_knows_its_place(tmp_path: Path) -> None:
    write_people(EXAMPLE, tmp_path / "vi-du.xlsx")
    people = read_people(tmp_path / "vi-du.xlsx")
    assert people.assignments[1].origin.at("post") == Place(
        "vi-du.xlsx", "Phân công", 3, "Mã chức danh"
    )


def test_a_file_may_bring_one_sheet_and_leave_out_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Cán bộ"
    page.append(["Họ và tên", "Mã cán bộ"])
    page.append(["Lê Thử", "CB-9"])
    book.create_sheet("Sheet2")
    book.save(tmp_path / "can-bo.xlsx")
    read = read_people(tmp_path / "can-bo.xlsx")
    assert read == PeopleFile(officials=(OfficialRow(code="CB-9", name="Lê Thử"),))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_brings_one_table_known_by_its_header(mark: str, tmp_path: Path) -> None:
    file = tmp_path / "chuc-danh.csv"
    lines = [["Mã chức danh", "Tên chức danh", "Vị trí"], ["GD", "Giám đốc", ""]]
    file.write_text("\n".join(map(mark.join, lines)), encoding="utf-8-sig")
    people = read_people(file)
    assert people == PeopleFile(posts=(PostRow(code="GD", name="Giám đốc"),))
    assert people.posts[0].origin.at("name") == Place("chuc-danh.csv", None, 2, "Tên chức danh")


def test_an_existing_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "da-co.xlsx"
    file.write_bytes(b"cua nguoi khac")
    with pytest.raises(InputErrors, match="đã có tệp này; chọn tên khác hoặc xóa tệp cũ"):
        write_people(EXAMPLE, file)
    assert file.read_bytes() == b"cua nguoi khac"


def test_bytes_are_read_under_the_name_they_came_with() -> None:
    with pytest.raises(InputErrors) as caught:
        read_people_bytes(b"PK", "../thư mục/Tệp hỏng.xlsx")
    assert caught.value.lines() == [
        "Tệp hỏng.xlsx: tệp Excel hỏng hoặc không phải tệp .xlsx;"
        " mở bằng Excel rồi lưu lại thành .xlsx"
    ]
    long = read_people_bytes(people_xlsx(EXAMPLE), "Đ" * 300 + ".xlsx")
    assert long == EXAMPLE
