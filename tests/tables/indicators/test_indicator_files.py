"""Files of reported results: what is written is read back; a wrong line is refused alone."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from sauro.tables.errors import InputErrors
from sauro.tables.indicators.book import Line, indicators_xlsx
from sauro.tables.indicators.file import read_indicators_bytes
from sauro.tables.indicators.layout import GUIDE_SHEET, INDICATORS
from sauro.tables.indicators.rows import POINTS, IndicatorRow, IndicatorsFile
from sauro.tables.refused_lines import RefusedLine


def read(data: bytes) -> IndicatorsFile:
    return read_indicators_bytes(data, "ket-qua.xlsx")


def test_what_is_written_is_read_back_equal() -> None:
    lines = [
        Line("SO-1", "Sở Mẫu số 1", "1", "", "92,50", "", "=1+1", "BC 1"),
        Line("XA-2", "Xã Mẫu 2", "6", "6.1", "0", "Điểm", "", ""),
    ]
    assert read(indicators_xlsx(lines)) == IndicatorsFile(
        (
            IndicatorRow(
                unit="SO-1",
                unit_name="Sở Mẫu số 1",
                axis=1,
                value=Decimal("92.50"),
                text="=1+1",
                document="BC 1",
            ),
            IndicatorRow(
                unit="XA-2",
                unit_name="Xã Mẫu 2",
                axis=6,
                indicator="6.1",
                value=Decimal(0),
                measure=POINTS,
            ),
        )
    )


def test_a_template_nobody_filled_in_has_nothing_to_take() -> None:
    data = indicators_xlsx([Line("SO-1", "Sở Mẫu số 1", "1")])
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == [INDICATORS.name, GUIDE_SHEET]
    with pytest.raises(InputErrors, match="không có kết quả nào để nhập"):
        read(data)


def edited(**cells: str | float) -> bytes:
    """A sound line in row 2, an empty one of the template, and a fourth row of these cells."""
    lines = [Line("SO-1", "", "1", value="90", document="BC 1"), Line("SO-2", "", "1")]
    book = openpyxl.load_workbook(BytesIO(indicators_xlsx(lines)))
    for letter, value in cells.items():
        book[INDICATORS.name][f"{letter}4"] = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_figures_typed_as_numbers_are_read_exactly() -> None:
    row = read(edited(A="SO-3", C=2, D=2.1, E=92.35, H="BC 1")).rows[1]
    assert (row.axis, row.indicator, row.value) == (2, "2.1", Decimal("92.35"))
    assert row.origin.at().row == 4


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"C": "1", "E": "9"}, 'cột "Mã đơn vị": thiếu giá trị; ghi mã đơn vị'),
        (
            {"A": "SO-3", "C": "7", "E": "9"},
            'cột "Trục": "7" không phải là trục; ghi số từ 1 đến 6',
        ),
        (
            {"A": "SO-3", "C": "1", "E": "-9"},
            'cột "Kết quả": "-9" không phải là kết quả; ghi số từ 0 trở lên, nhiều nhất hai chữ số '
            "thập phân, ví dụ 92,5",
        ),
        (
            {"A": "SO-3", "C": "1", "G": "Tốt"},
            'cột "Kết quả": thiếu giá trị; ghi số từ 0 trở lên, nhiều nhất hai chữ số thập phân, '
            "ví dụ 92,5",
        ),
        (
            {"A": "SO-3", "C": "1", "E": "9", "F": "Điểm số"},
            'cột "Tính bằng": "Điểm số" không có trong danh mục; ghi một trong: '
            "Phần trăm kế hoạch; Điểm",
        ),
    ],
)
def test_a_wrong_line_is_refused_alone_with_its_reason(
    cells: dict[str, str | float], reason: str
) -> None:
    found = read(edited(**cells))
    assert [row.unit for row in found.rows] == ["SO-1"]
    assert found.refused == (RefusedLine(4, (reason,)),)


def test_a_wrong_header_refuses_the_file() -> None:
    book = openpyxl.load_workbook(BytesIO(edited(A="SO-3", C="1", E="9")))
    book[INDICATORS.name]["E1"] = "Cột lạ"
    buffer = BytesIO()
    book.save(buffer)
    with pytest.raises(InputErrors, match="tiêu đề không có trong mẫu"):
        read(buffer.getvalue())
