"""Frames through Excel: read back equal; broken workbooks are told where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book

from sauro.regulation.frame_model import Criterion, Frame
from sauro.regulation.frames import list_frames, load_frame
from sauro.tables.errors import InputErrors
from sauro.tables.frames.file import frame_xlsx, read_frame, write_frame
from sauro.tables.frames.layout import LISTS_SHEET, SHEETS, PairSheet

FRAMES = list_frames()
Edit = Callable[[Book], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "khung.xlsx"
    write_frame(load_frame("cap-xa"), path)
    return path


def edited(file: Path, edit: Edit) -> Path:
    """The workbook as a person saves it after typing; sums lose their kept values."""
    book = openpyxl.load_workbook(file)
    edit(book)
    book.save(file)
    return file


def put(sheet: str, cell: str, value: str | float | None) -> Edit:
    def edit(book: Book) -> None:
        book[sheet][cell] = value

    return edit


def errors(file: Path, *edits: Edit) -> list[str]:
    for edit in edits:
        edited(file, edit)
    with pytest.raises(InputErrors) as refused:
        read_frame(file)
    return refused.value.lines()


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.id for frame in FRAMES])
def test_every_frame_comes_back_equal(frame: Frame, tmp_path: Path) -> None:
    write_frame(frame, tmp_path / "khung.xlsx")
    assert read_frame(tmp_path / "khung.xlsx") == frame


def test_texts_and_numbers_that_excel_likes_to_change_come_back_equal(tmp_path: Path) -> None:
    frame = load_frame("cap-xa")
    odd = Criterion("01", "=1+1", "+84\n@SUM(A1) -1 'x", Decimal("0.1"))
    rest = Criterion("1E5", "{=A1}", "https://example.org", Decimal("29.9"))
    changed = replace(frame, criteria=(odd, rest), title="01/04/2026", sample=False)
    write_frame(changed, tmp_path / "khung.xlsx")
    assert read_frame(tmp_path / "khung.xlsx") == changed


def test_a_frame_saved_again_by_another_program_comes_back_equal(file: Path) -> None:
    assert read_frame(edited(file, lambda _: None)) == load_frame("cap-xa")


def test_equal_frames_give_equal_files() -> None:
    frame = load_frame("quan-su")
    assert frame_xlsx(frame) == frame_xlsx(frame)


def test_a_number_that_excel_cannot_hold_exactly_is_refused() -> None:
    frame = load_frame("cap-xa")
    axis = frame.axes[0]._replace(maximum=Decimal("20.000000000000000001"))
    with pytest.raises(ValueError, match="quá nhiều chữ số"):
        frame_xlsx(replace(frame, axes=(axis, *frame.axes[1:])))


def test_an_existing_file_is_not_replaced(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(InputErrors, match="đã có tệp này"):
        write_frame(load_frame("quan-su"), file)
    assert file.read_bytes() == before


def test_headers_are_locked_cells_are_open_and_choices_are_offered(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [*(spec.name for spec in SHEETS), LISTS_SHEET]
    assert book[LISTS_SHEET].sheet_state == "hidden"
    for spec in SHEETS:
        sheet = book[spec.name]
        assert sheet.protection.sheet
        assert sheet.freeze_panes == "A2"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        typed = sheet["B2"] if isinstance(spec, PairSheet) else sheet["A2"]
        assert (sheet["A1"].protection.locked, typed.protection.locked) == (True, False)
    checks = {
        str(check.sqref): check.type
        for name in ("Thông tin", "Gợi ý chỉ tiêu", "Trục kết quả")
        for check in book[name].data_validations.dataValidation
    }
    assert checks["B4"] == checks["B5"] == checks["B2:B301"] == "list"
    assert (checks["B7"], checks["C2:C301"]) == ("date", "decimal")


def test_the_sheet_adds_up_the_points_while_they_are_typed(file: Path) -> None:
    sheet = openpyxl.load_workbook(file)["Thông tin"]
    assert [sheet["C8"].value, sheet["C9"].value] == [
        "=SUM('Tiêu chí chung'!$D$2:$D$301)",
        "=SUM('Trục kết quả'!$C$2:$C$301)",
    ]
    kept = openpyxl.load_workbook(file, data_only=True)["Thông tin"]
    assert [kept["C8"].value, kept["C9"].value] == [30, 70]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (
            put("Trục kết quả", "C1", "Điểm"),
            'khung.xlsx, trang tính "Trục kết quả", dòng 1, cột "Điểm": tiêu đề cột lạ; '
            'các cột của trang này: "Trục", "Tên trục", "Điểm tối đa"',
        ),
        (
            put("Trục kết quả", "C3", "năm"),
            'khung.xlsx, trang tính "Trục kết quả", dòng 3, cột "Điểm tối đa": '
            '"năm" không phải là số; ghi số, ví dụ 7,5',
        ),
        (
            put("Trục kết quả", "C3", None),
            'khung.xlsx, trang tính "Trục kết quả", dòng 3, cột "Điểm tối đa": '
            "ô trống không phải là số; ghi số, ví dụ 7,5",
        ),
        (
            put("Trục kết quả", "C3", 6),
            'khung.xlsx, trang tính "Trục kết quả", dòng 1, cột "Điểm tối đa": '
            "điểm tối đa của các trục kết quả cộng lại là 71; phải bằng 70",
        ),
        (
            put("Trục kết quả", "C3", -5),
            'khung.xlsx, trang tính "Trục kết quả", dòng 3, cột "Điểm tối đa": '
            "là -5; điểm tối đa không được âm",
        ),
        (
            put("Trục kết quả", "A3", 1.5),
            'khung.xlsx, trang tính "Trục kết quả", dòng 3, cột "Trục": '
            '"1.5" không phải là số nguyên; ghi số nguyên',
        ),
        (
            put("Trục kết quả", "E4", "ghi chú"),
            'khung.xlsx, trang tính "Trục kết quả", dòng 4: '
            'ô thứ 5 có "ghi chú" nhưng cột không có tiêu đề; xóa ô này',
        ),
        (
            put("Gợi ý chỉ tiêu", "A4", "1.2"),
            'khung.xlsx, trang tính "Gợi ý chỉ tiêu", dòng 4, cột "Mã": '
            '"1.2" đã có ở một mục phía trên; mỗi mục ghi một giá trị riêng',
        ),
        (
            put("Gợi ý chỉ tiêu", "B4", 7),
            'khung.xlsx, trang tính "Gợi ý chỉ tiêu", dòng 4, cột "Trục": '
            "trục 7 không có trong khung; chọn một trục của khung",
        ),
        (
            put("Gợi ý chỉ tiêu", "D4", None),
            'khung.xlsx, trang tính "Gợi ý chỉ tiêu", dòng 4, cột "Đơn vị tính": '
            "còn trống; ghi nội dung",
        ),
        (
            put("Tiêu chí chung", "B2", True),
            'khung.xlsx, trang tính "Tiêu chí chung", dòng 2, cột "Tiêu chí": '
            '"True" không phải là chữ; định dạng ô là văn bản rồi gõ lại',
        ),
        (
            put("Thông tin", "B4", "Khối lạ"),
            'khung.xlsx, trang tính "Thông tin", dòng 4, cột "Giá trị": '
            '"Khối lạ" không phải là khối; chọn một trong: Các cơ quan Đảng; ',
        ),
        (
            put("Thông tin", "B5", "có lẽ"),
            'khung.xlsx, trang tính "Thông tin", dòng 5, cột "Giá trị": '
            '"có lẽ" không dùng được; chọn "Có" hoặc "Không"',
        ),
        (
            put("Thông tin", "B7", "31/02/2026"),
            'khung.xlsx, trang tính "Thông tin", dòng 7, cột "Giá trị": '
            '"31/02/2026" không phải là ngày; ghi ngày dạng 01/04/2026',
        ),
        (
            put("Thông tin", "A7", "Ngày"),
            'khung.xlsx, trang tính "Thông tin": thiếu mục "Áp dụng từ ngày"; thêm lại dòng này',
        ),
        (
            put("Thông tin", "A7", "Khối"),
            'khung.xlsx, trang tính "Thông tin", dòng 7, cột "Giá trị": '
            'mục "Khối" ghi hai lần; xóa bớt một dòng',
        ),
        (
            put("Công thức", "B2", 30),
            'khung.xlsx, trang tính "Công thức": các tỷ trọng cộng lại là 105; phải bằng 100',
        ),
        (
            put("Hệ số độ khó", "A3", 0),
            'khung.xlsx, trang tính "Hệ số độ khó", dòng 3, cột "Hệ số": là 0; ghi số lớn hơn 0',
        ),
        (
            put("Căn cứ", "B2", "=1/0"),
            'khung.xlsx, trang tính "Căn cứ", dòng 2, cột "Nội dung": ',
        ),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(file: Path, edit: Edit, line: str) -> None:
    found = errors(file, edit)
    assert any(said.startswith(line) for said in found), found


def test_a_wrong_header_is_all_that_is_said_about_its_column(file: Path) -> None:
    found = errors(file, put("Trục kết quả", "C1", "Điểm"))
    assert len(found) == 2
    assert found[1] == (
        'khung.xlsx, trang tính "Trục kết quả", dòng 1, cột "Điểm tối đa": '
        "thiếu cột này; ghi lại tiêu đề cột"
    )


@pytest.mark.parametrize("name", [spec.name for spec in SHEETS])
def test_a_missing_sheet_is_the_only_error(file: Path, name: str) -> None:
    found = errors(file, lambda book: book.remove(book[name]))
    assert found == [
        f'khung.xlsx, trang tính "{name}": thiếu trang tính này; '
        "xuất lại khung bằng sauro frames export rồi chép số liệu sang"
    ]


def test_an_unreadable_number_is_not_also_blamed_on_the_sum(file: Path) -> None:
    assert len(errors(file, put("Trục kết quả", "C3", "năm"))) == 1
    assert len(errors(file, put("Thông tin", "B8", "ba mươi"))) == 2


def test_all_errors_of_a_file_are_named_at_once(file: Path) -> None:
    found = errors(
        file,
        put("Thông tin", "B5", "?"),
        put("Trục kết quả", "C3", "năm"),
        put("Tiêu chí chung", "D2", 7),
        put("Gợi ý chỉ tiêu", "B4", 9),
        put("Công thức", "B3", -25),
    )
    sheets = ["Thông tin", "Trục kết quả", "Tiêu chí chung", "Gợi ý chỉ tiêu", "Công thức"]
    assert [line.split('"')[1] for line in found] == [*sheets, "Công thức"]


def test_the_first_hundred_errors_are_named_and_the_rest_counted(file: Path) -> None:
    def spoil(book: Book) -> None:
        for row in range(2, 132):
            book["Hệ số độ khó"][f"A{row}"] = "x"

    found = errors(file, spoil)
    assert len(found) == 101
    assert found[-1] == "và 30 lỗi khác"


def test_figures_typed_as_text_and_codes_typed_as_numbers_are_understood(file: Path) -> None:
    for edit in (
        put("Trục kết quả", "C2", "19,5"),
        put("Trục kết quả", "C3", "5.50"),
        put("Gợi ý chỉ tiêu", "A2", 1.1),
        put("Thông tin", "B7", "01/07/2026"),
        put("Thông tin", "B5", "không"),
    ):
        edited(file, edit)
    frame = read_frame(file)
    assert [axis.maximum for axis in frame.axes[:2]] == [Decimal("19.5"), Decimal("5.5")]
    assert frame.indicators[0].code == "1.1"
    assert (f"{frame.in_force_from}", frame.sample) == ("2026-07-01", False)


def test_blank_rows_and_other_sheets_are_passed_over(file: Path) -> None:
    def loosen(book: Book) -> None:
        book["Căn cứ"].insert_rows(3, 2)
        book.create_sheet("Nháp")["A1"] = "tự do"

    assert read_frame(edited(file, loosen)) == load_frame("cap-xa")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("khung.xlsx", b"PK\x03\x04 hong", "tệp Excel hỏng"),
        ("khung.xls", b"x", "lưu thành .xlsx"),
        ("khung.xlsx", b"", "tệp rỗng"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (line,) = errors(path)
    assert said in line
    assert line.startswith(name)
