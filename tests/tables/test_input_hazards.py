"""Files that no reader should be given: broken, huge, bombs, formulas without a value."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from sauro.tables.cases.files import read_cases
from sauro.tables.errors import InputErrors
from tests.tables.cast import AN, HEADERS, QUARTER, workbook

BROKEN = "tệp Excel hỏng hoặc không phải tệp .xlsx; mở bằng Excel rồi lưu lại thành .xlsx"


def refusals(path: Path) -> list[str]:
    with pytest.raises(InputErrors) as caught:
        read_cases(str(path), QUARTER)
    return caught.value.lines()


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusals(tmp_path / "quy2.xlsx") == [
        "quy2.xlsx: không tìm thấy tệp; kiểm tra lại đường dẫn"
    ]


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "quy2.xlsx").mkdir()
    assert refusals(tmp_path / "quy2.xlsx") == [
        "quy2.xlsx: đây là thư mục hoặc thiết bị, không phải tệp; ghi đường dẫn của tệp"
    ]


@pytest.mark.parametrize("name", ["quy2.xlsx", "quy2.csv", "quy2.jsonl"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert refusals(tmp_path / name) == [f"{name}: tệp rỗng; ghi số liệu vào tệp mẫu rồi chạy lại"]


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "quy2.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert refusals(path) == ["quy2.xlsx: lớn từ 200 MB trở lên; chia thành nhiều tệp nhỏ hơn"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("quy2.xls", "mở bằng Excel rồi lưu thành .xlsx"),
        ("quy2.json", "mỗi dòng ghi một đối tượng và đặt đuôi .jsonl"),
        ("quy2.pdf", "dùng tệp .xlsx hoặc .csv hoặc .jsonl"),
    ],
)
def test_another_kind_of_file(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    suffix = Path(name).suffix
    assert refusals(tmp_path / name) == [f'{name}: không đọc được loại tệp "{suffix}"; {advice}']


@pytest.mark.parametrize("damage", ["no zip", "cut", "changed", "other zip"])
def test_a_broken_workbook(tmp_path: Path, damage: str) -> None:
    path = workbook(tmp_path, [AN])
    whole = path.read_bytes()
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "không phải Excel")
    middle = len(whole) // 3
    path.write_bytes(
        {
            "no zip": b"Excel",
            "cut": whole[: len(whole) // 2],
            "changed": whole[:middle] + bytes(40) + whole[middle + 40 :],
            "other zip": other.getvalue(),
        }[damage]
    )
    assert refusals(path) == [f"quy2.xlsx: {BROKEN}"]


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = workbook(tmp_path, [AN])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(60_000_000))
    assert refusals(path) == [
        "quy2.xlsx: nén quá nhiều số liệu so với cỡ tệp; chỉ giữ các trang tính cần"
    ]


def test_a_cell_at_the_far_end_of_the_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path, [AN])
    book = openpyxl.load_workbook(path)
    book["Hồ sơ"].cell(1_048_576, 16_384, "x")
    book.save(path)
    assert refusals(path) == [
        'quy2.xlsx, trang tính "Hồ sơ": có ô nằm quá xa; xóa các dòng, cột thừa ở cuối trang tính'
    ]


def with_formula(path: Path, header: str, formula: str, value: object) -> Path:
    """A workbook with one case, one of its cells a formula with a kept value."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Hồ sơ")
        for place, name in enumerate(HEADERS):
            sheet.write(0, place, name)
            if name == header:
                sheet.write_formula(1, place, formula, None, value)
            elif name in AN:
                sheet.write(1, place, AN[name])
    return path


def test_the_kept_value_of_a_formula_is_read(tmp_path: Path) -> None:
    path = with_formula(tmp_path / "quy2.xlsx", "Điểm", "=90+2.5", 92.5)
    assert [str(case.facts.score) for case in read_cases(str(path), QUARTER)] == ["185/2"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Điểm", "không phải là số; ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân"),
        ("Nhóm tương đồng", "không phải là chữ; ghi tên hoặc mã nhóm tương đồng"),
        ("Nhiệm vụ vướng khách quan", "không phải là số; ghi số nguyên từ 0 trở lên"),
    ],
)
def test_a_formula_that_failed_is_never_taken_for_a_blank(
    tmp_path: Path, header: str, expected: str
) -> None:
    path = with_formula(tmp_path / "quy2.xlsx", header, "=1/0", "#DIV/0!")
    assert refusals(path) == [
        f'quy2.xlsx, trang tính "Hồ sơ", dòng 2, cột "{header}": "công thức lỗi #DIV/0!" {expected}'
    ]


def test_a_formula_that_was_never_computed_is_never_taken_for_a_blank(tmp_path: Path) -> None:
    path = workbook(tmp_path, [{**AN, "Điểm": "=90+2.5"}])
    assert refusals(path) == [
        'quy2.xlsx, trang tính "Hồ sơ", dòng 2, cột "Điểm": "công thức chưa được tính"'
        " không phải là số; ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân"
    ]


def test_two_sheets_of_cases_are_not_chosen_between(tmp_path: Path) -> None:
    path = workbook(tmp_path, [AN], sheet="Tháng 4")
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["Tháng 4"]).title = "Tháng 5"
    book.save(path)
    assert refusals(path) == [
        'quy2.xlsx: nhiều trang tính có bảng hồ sơ ("Tháng 4", "Tháng 5");'
        ' đặt tên trang cần dùng là "Hồ sơ"'
    ]


def test_a_workbook_about_something_else(tmp_path: Path) -> None:
    path = workbook(tmp_path, [], headers=["Ngày", "Việc"], sheet="Lịch")
    assert refusals(path) == [
        'quy2.xlsx: không có trang tính "Hồ sơ"; dùng tệp mẫu (sauro template rate)'
    ]
