"""Cases read from Excel, CSV and JSON lines: the same facts whatever the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path

import pytest

from sauro.regulation.quarter.facts import Absence, AbsenceKind, Case, Role
from sauro.tables.cases.files import read_cases
from sauro.tables.errors import InputErrors
from tests.tables.cast import AN, BINH, CHI, HEADERS, QUARTER, an, csv_file, json_lines, workbook

CSV_HEADERS = (
    "Mã hồ sơ;Đơn vị;Nhóm tương đồng;Vai trò;Điểm;Nhiệm vụ được giao;Nhiệm vụ hoàn thành;"
    "Nhiệm vụ chậm tiến độ;Nhiệm vụ vượt yêu cầu;Nhiệm vụ không bảo đảm chất lượng;"
    "Nhiệm vụ vướng khách quan"
)
CSV_AN = "CB-An;Sở An;cấp phó;Cấp phó;92,50;10;10;0;3;;"


def read(path: Path) -> list[Case]:
    return read_cases(str(path), QUARTER)


def refusals(path: Path) -> list[str]:
    with pytest.raises(InputErrors) as caught:
        read(path)
    return caught.value.lines()


def test_excel_csv_and_json_lines_give_the_same_case(tmp_path: Path) -> None:
    expected = read(json_lines(tmp_path, an()))
    assert read(workbook(tmp_path, [AN])) == expected
    assert read(csv_file(tmp_path, [CSV_HEADERS, CSV_AN])) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_of_any_delimiter_and_unicode_encoding(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    lines = [CSV_HEADERS, CSV_AN.replace("92,50", '"92,50"')]
    path = csv_file(tmp_path, [line.replace(";", delimiter) for line in lines], encoding)
    assert [case.facts.score for case in read(path)] == [Fraction(185, 2)]


def test_csv_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "quy2.csv"
    path.write_bytes(b"ma;don vi\n" + "Sở".encode()[:1] + b"\xe0\n")
    assert refusals(path) == [
        "quy2.csv, dòng 2: không phải bảng mã UTF-8; trong Excel chọn Lưu thành, loại CSV UTF-8"
    ]


def test_csv_with_an_open_quote_is_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [CSV_HEADERS, CSV_AN, f'"{CSV_AN}'])
    assert refusals(path) == [
        "quy2.csv, dòng 3: dấu ngoặc kép không đóng hoặc ô quá dài;"
        " sửa dòng này trong Excel rồi lưu lại"
    ]


def test_csv_with_a_value_beyond_the_header_is_refused(tmp_path: Path) -> None:
    assert refusals(csv_file(tmp_path, [CSV_HEADERS, f"{CSV_AN};5"])) == [
        'quy2.csv, dòng 2: ô thứ 12 có giá trị "5" nhưng cột không có tiêu đề;'
        " xóa ô hoặc thêm tiêu đề"
    ]


def test_the_header_may_stand_below_a_title_and_on_a_sheet_of_any_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, [AN, BINH], title=["Số liệu quý II", ""], sheet="Bảng 1")
    assert [case.id for case in read(path)] == ["CB-An", "CB-Bình"]


def test_headers_are_known_whatever_their_case_and_line_breaks(tmp_path: Path) -> None:
    headers = [header.upper().replace(" ", "\n", 1) for header in HEADERS]
    row = {header.upper().replace(" ", "\n", 1): value for header, value in AN.items()}
    assert [case.id for case in read(workbook(tmp_path, [row], headers))] == ["CB-An"]


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("Điểm", "92,5", Fraction(185, 2)),
        ("Điểm", " 92.50 ", Fraction(185, 2)),
        ("Điểm", 89.99, Fraction(8999, 100)),
        ("Điểm", 90, Fraction(90)),
        ("Điểm", None, None),
    ],
)
def test_scores_are_read_exactly_from_cells(
    tmp_path: Path, column: str, cell: object, expected: Fraction | None
) -> None:
    path = workbook(tmp_path, [{**AN, column: cell}])
    assert read(path)[0].facts.score == expected


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 4, 1),
        datetime.combine(date(2026, 4, 1), time()),
        "01/04/2026",
        "1/4/2026",
        "2026-04-01",
    ],
)
def test_days_are_read_from_date_cells_and_texts(tmp_path: Path, cell: object) -> None:
    row = {**AN, "Vắng 1: lý do": "Nghỉ ốm", "Vắng 1: từ ngày": cell}
    assert read(workbook(tmp_path, [row]))[0].facts.absences == (
        Absence(AbsenceKind.SICK, date(2026, 4, 1), None),
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("có", True), ("Có", True), ("x", True), (True, True), ("Không", False), (False, False)],
)
def test_yes_and_no_are_read_from_words_and_marks(
    tmp_path: Path, cell: object, expected: bool
) -> None:
    path = workbook(tmp_path, [{**AN, "Hồ sơ nộp chậm": cell}])
    assert read(path)[0].facts.dossier_late is expected


def test_roles_and_kinds_are_read_in_words_and_in_codes(tmp_path: Path) -> None:
    rows = [
        {**AN, "Vai trò": "người đứng đầu"},
        {**BINH, "Vai trò": "head"},
        {**CHI, "Vắng 2: lý do": "other", "Vắng 2: từ ngày": "02/05/2026"},
    ]
    cases = read(workbook(tmp_path, rows))
    assert [case.facts.role for case in cases] == [Role.HEAD] * 3
    assert cases[2].facts.absences[0].kind is AbsenceKind.OTHER


def test_a_numeric_id_is_read_as_its_digits(tmp_path: Path) -> None:
    assert read(workbook(tmp_path, [{**AN, "Mã hồ sơ": 147}]))[0].id == "147"


def test_empty_rows_are_skipped_and_row_numbers_kept(tmp_path: Path) -> None:
    rows: list[Mapping[str, object]] = [AN, {}, {"Đơn vị": "  "}, {**BINH, "Vai trò": "?"}]
    hint = "ghi một trong: Người đứng đầu, Cấp phó, Thành viên, Tập thể"
    assert refusals(workbook(tmp_path, rows)) == [
        f'quy2.xlsx, trang tính "Hồ sơ", dòng 5, cột "Vai trò": "?" không có trong danh mục; {hint}'
    ]


def test_absences_of_two_slots_and_of_their_own_sheet_are_joined(tmp_path: Path) -> None:
    row = {**AN, "Vắng 2: lý do": "Nghỉ ốm", "Vắng 2: từ ngày": "01/04/2026"}
    further: list[list[object]] = [
        ["Mã hồ sơ", "Lý do", "Từ ngày", "Đến ngày"],
        ["CB-An", "Nghỉ thai sản", date(2026, 5, 1), date(2026, 5, 31)],
    ]
    assert read(workbook(tmp_path, [row], further=further))[0].facts.absences == (
        Absence(AbsenceKind.SICK, date(2026, 4, 1), None),
        Absence(AbsenceKind.MATERNITY, date(2026, 5, 1), date(2026, 5, 31)),
    )


def test_a_fault_on_the_absence_sheet_is_placed_there(tmp_path: Path) -> None:
    further = [
        ["Mã hồ sơ", "Lý do", "Từ ngày", "Đến ngày"],
        ["CB-An", "Nghỉ ốm", "31/04/2026", ""],
        ["CB-Dũng", "Nghỉ ốm", "01/04/2026", ""],
        ["", "Nghỉ ốm", "01/04/2026", ""],
    ]
    assert refusals(workbook(tmp_path, [AN], further=further)) == [
        'quy2.xlsx, trang tính "Vắng mặt", dòng 4, cột "Mã hồ sơ": thiếu giá trị; ghi mã của hồ sơ',
        'quy2.xlsx, trang tính "Vắng mặt", dòng 2, cột "Từ ngày":'
        ' "2026-04-31" không phải là ngày; ghi ngày dạng 30/04/2026',
        'quy2.xlsx, trang tính "Vắng mặt", dòng 3: mã "CB-Dũng" không có trong danh sách hồ sơ;'
        " sửa mã hoặc xóa dòng",
    ]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (
            "Điểm",
            "chín mươi",
            '"chín mươi" không phải là số; ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân',
        ),
        (
            "Điểm",
            92.10000000000001,
            '"92.10000000000001" có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm;'
            " ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân; nếu ô là công thức, cho công"
            " thức ra đúng hai chữ số thập phân",
        ),
        (
            "Điểm",
            "89,995",
            '"89,995" có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm;'
            " ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân; nếu ô là công thức, cho công"
            " thức ra đúng hai chữ số thập phân",
        ),
        (
            "Điểm",
            date(2026, 4, 1),
            '"2026-04-01" không phải là số; ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân',
        ),
        (
            "Nhiệm vụ được giao",
            "mười",
            '"mười" không phải là số; ghi số nguyên từ 0 trở lên',
        ),
        (
            "Nhiệm vụ chậm tiến độ",
            -1,
            '"-1" là số âm; ghi số nguyên từ 0 trở lên',
        ),
        (
            "Nhiệm vụ chậm tiến độ",
            0.5,
            '"0.5" không phải là số nguyên; ghi số nguyên từ 0 trở lên',
        ),
        (
            "Nhiệm vụ chậm tiến độ",
            "1.000",
            '"1.000" không phải là số; ghi số nguyên từ 0 trở lên',
        ),
        (
            "Nhiệm vụ hoàn thành",
            None,
            "thiếu giá trị; ghi số nguyên từ 0 trở lên",
        ),
        (
            "Nhiệm vụ hoàn thành",
            11,
            "số hoàn thành 11 lớn hơn 10 nhiệm vụ phải tính (được giao 10, trừ khách quan 0);"
            " sửa lại số liệu",
        ),
        (
            "Của cá nhân: hoàn thành",
            3,
            "thiếu giá trị; ghi số nguyên từ 0 trở lên",
        ),
        (
            "Hồ sơ nộp chậm",
            "chắc là có",
            '"chắc là có" không phải là có hay không; ghi "có" hoặc "không"',
        ),
        (
            "Vắng 1: lý do",
            "Đi du lịch",
            '"Đi du lịch" không có trong danh mục; ghi một trong: Đào tạo, bồi dưỡng tập trung,'
            " Lần đầu được bổ nhiệm, Nghỉ ốm, Nghỉ thai sản, Trường hợp khác theo quyết định,"
            " Đang kiểm tra dấu hiệu vi phạm",
        ),
    ],
)
def test_a_bad_cell_is_named_by_sheet_row_and_column(
    tmp_path: Path, column: str, cell: object, said: str
) -> None:
    row = {**AN, column: cell}
    place = column
    if column.startswith("Của cá nhân"):
        place = "Của cá nhân: được giao"
    if column.startswith("Vắng"):
        row["Vắng 1: từ ngày"] = "01/04/2026"
    assert refusals(workbook(tmp_path, [row])) == [
        f'quy2.xlsx, trang tính "Hồ sơ", dòng 2, cột "{place}": {said}'
    ]


def test_an_id_twice_names_both_rows(tmp_path: Path) -> None:
    assert refusals(workbook(tmp_path, [AN, BINH, {**CHI, "Mã hồ sơ": "CB-An "}])) == [
        'quy2.xlsx, trang tính "Hồ sơ", dòng 4, cột "Mã hồ sơ": mã "CB-An" đã có ở dòng 2;'
        " mỗi hồ sơ ghi một mã riêng"
    ]


def test_a_wrong_and_a_doubled_header_are_named_with_the_missing_one(tmp_path: Path) -> None:
    headers = ["Số điểm" if header == "Điểm" else header for header in HEADERS]
    path = workbook(tmp_path, [{**AN, "Số điểm": 90}], [*headers, "Đơn vị"])
    assert refusals(path) == [
        'quy2.xlsx, trang tính "Hồ sơ", dòng 1, cột "Số điểm": tiêu đề không có trong mẫu'
        ' (có phải là "Điểm"?); sửa tiêu đề hoặc xóa cột',
        'quy2.xlsx, trang tính "Hồ sơ", dòng 1, cột "Đơn vị": tiêu đề ghi hai lần; xóa bớt một cột',
        'quy2.xlsx, trang tính "Hồ sơ", dòng 1, cột "Điểm": thiếu cột này;'
        " thêm cột như trong tệp mẫu (sauro template rate)",
    ]


def test_a_missing_column_is_named_once_beside_the_other_errors(tmp_path: Path) -> None:
    headers = [header for header in HEADERS if header != "Nhiệm vụ được giao"]
    path = workbook(tmp_path, [AN, {**BINH, "Điểm": "?"}], headers)
    assert refusals(path) == [
        'quy2.xlsx, trang tính "Hồ sơ", dòng 1, cột "Nhiệm vụ được giao": thiếu cột này;'
        " thêm cột như trong tệp mẫu (sauro template rate)",
        'quy2.xlsx, trang tính "Hồ sơ", dòng 3, cột "Điểm": "?" không phải là số;'
        " ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân",
    ]


def test_optional_columns_may_be_left_out_of_the_file(tmp_path: Path) -> None:
    assert read(workbook(tmp_path, [AN], HEADERS[:11])) == read(workbook(tmp_path, [AN]))


def test_a_workbook_without_cases_says_so(tmp_path: Path) -> None:
    assert refusals(workbook(tmp_path, [])) == [
        'quy2.xlsx, trang tính "Hồ sơ": không có hồ sơ nào dưới dòng tiêu đề;'
        " ghi mỗi hồ sơ một dòng"
    ]


def test_json_lines_skip_blank_lines_and_a_leading_mark(tmp_path: Path) -> None:
    path = json_lines(tmp_path, an())
    path.write_bytes(b"\xef\xbb\xbf\n" + path.read_bytes() + b"\r\n\n")
    assert [case.id for case in read(path)] == ["CB-An"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{"id": ',
            'không phải JSON (sai ở ký tự thứ 8: ""); mỗi dòng ghi trọn một đối tượng {…}',
        ),
        ("[1]", '"[1]" không phải là một đối tượng; ghi dạng {…}'),
        (
            '{"id": "a", "id": "b"}',
            'khóa "id" ghi hai lần trong một đối tượng; bỏ bớt một',
        ),
        (
            '{"score": NaN}',
            '"NaN" không phải là số; ghi số thường, hoặc null khi chưa biết',
        ),
        ("[" * 100_000, "JSON lồng quá sâu hoặc có số quá dài; sửa lại dòng này"),
        ("1" * 5_000, "JSON lồng quá sâu hoặc có số quá dài; sửa lại dòng này"),
    ],
)
def test_a_line_that_is_no_object_is_refused_with_its_number(
    tmp_path: Path, line: str, said: str
) -> None:
    path = json_lines(tmp_path, an())
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert refusals(path) == [f"quy2.jsonl, dòng 2: {said}"]


def test_a_json_number_keeps_its_digits(tmp_path: Path) -> None:
    path = json_lines(tmp_path, an())
    path.write_text(path.read_text(encoding="utf-8").replace('"92.50"', "89.9999999"), "utf-8")
    assert refusals(path) == [
        'quy2.jsonl, dòng 1, khóa "score": "89.9999999" có quá hai chữ số thập phân, hệ thống'
        " không tự làm tròn điểm; ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân, dùng dấu"
        ' chấm (ví dụ "92.50")'
    ]
