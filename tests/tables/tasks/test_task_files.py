"""Files of tasks: what is written is read back equal; a wrong line is refused alone."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.tables.errors import InputErrors
from sauro.tables.refused_lines import RefusedLine
from sauro.tables.tasks.book import tasks_xlsx
from sauro.tables.tasks.file import read_tasks, read_tasks_bytes
from sauro.tables.tasks.layout import GUIDE_SHEET, TASKS
from sauro.tables.tasks.rows import AD_HOC, PLANNED, TaskRow, TasksFile
from tests.tables.people.cast import texts

ROWS = st.lists(
    st.builds(
        TaskRow,
        code=st.from_regex(r"NV-\d{2}", fullmatch=True),
        title=texts(300),
        axis=st.integers(1, 6),
        field=texts(60),
        responsible_name=texts(120),
        kind=st.sampled_from([PLANNED, AD_HOC]),
        product=texts(300),
        deadline=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row.code,
)


@given(ROWS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_back_equal(rows: list[TaskRow]) -> None:
    assert read_tasks_bytes(tasks_xlsx(rows), "nhiem-vu.xlsx") == TasksFile(tuple(rows))


def test_the_template_has_the_columns_a_guide_and_no_tasks(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(tasks_xlsx()))
    assert book.sheetnames == [TASKS.name, GUIDE_SHEET]
    assert [cell.value for cell in book[TASKS.name][1]] == [
        column.header for column in TASKS.columns
    ]
    (tmp_path / "mau.xlsx").write_bytes(tasks_xlsx())
    with pytest.raises(InputErrors, match="không có dòng nào để nhập"):
        read_tasks(tmp_path / "mau.xlsx")


def edited(**cells: str) -> bytes:
    """A file of one sound task in row 2 and a second row of these cells (by letter)."""
    book = openpyxl.load_workbook(BytesIO(tasks_xlsx([TaskRow(title="Việc đúng", axis=1)])))
    sheet = book[TASKS.name]
    for letter, value in cells.items():
        sheet[f"{letter}3"] = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"C": "2"}, 'cột "Nhiệm vụ": thiếu giá trị; ghi nhiệm vụ'),
        ({"B": "Việc", "C": "7"}, 'cột "Trục": "7" không phải là trục; ghi số từ 1 đến 6'),
        (
            {"B": "Việc", "C": "2", "G": "Gấp"},
            'cột "Loại": "Gấp" không có trong danh mục; ghi một trong: '
            "Theo chương trình, kế hoạch; Đột xuất",
        ),
        (
            {"B": "Việc", "C": "2", "E": "CB-1", "F": "Văn thư"},
            'cột "Người khác chịu trách nhiệm": một việc chỉ một người chịu trách nhiệm chính; '
            "xóa một trong hai",
        ),
        (
            {"B": "Việc", "C": "2", "K": "31/06/2026"},
            'cột "Hạn hoàn thành": "31/06/2026" không phải là ngày; ghi ngày dạng 30/04/2026',
        ),
    ],
)
def test_a_wrong_line_is_refused_alone_with_its_reason(cells: dict[str, str], reason: str) -> None:
    read = read_tasks_bytes(edited(**cells), "nhiem-vu.xlsx")
    assert [row.title for row in read.rows] == ["Việc đúng"]
    assert read.refused == (RefusedLine(3, (reason,)),)


def test_a_wrong_header_or_another_workbook_refuses_the_file() -> None:
    book = openpyxl.load_workbook(BytesIO(edited(B="Việc", C="2")))
    book[TASKS.name]["C1"] = "Cột lạ"
    buffer = BytesIO()
    book.save(buffer)
    with pytest.raises(InputErrors, match="tiêu đề không có trong mẫu"):
        read_tasks_bytes(buffer.getvalue(), "nhiem-vu.xlsx")
    other = BytesIO()
    openpyxl.Workbook().save(other)
    with pytest.raises(InputErrors, match='không có trang tính "Nhiệm vụ"'):
        read_tasks_bytes(other.getvalue(), "nhiem-vu.xlsx")
    with pytest.raises(InputErrors):
        read_tasks_bytes(b"khong phai excel", "nhiem-vu.xlsx")
