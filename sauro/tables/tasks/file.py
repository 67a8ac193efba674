"""Files of tasks → rows; a wrong line is refused alone, a wrong header refuses the file."""

from __future__ import annotations

from pathlib import Path

from sauro.tables.errors import Place, Problems, quoted, refusal
from sauro.tables.input_file import check_input
from sauro.tables.people.line import Line
from sauro.tables.people.sheets import read_rows
from sauro.tables.refused_lines import file_of_bytes, refused_lines, sheet_grid
from sauro.tables.tasks.layout import TASKS
from sauro.tables.tasks.rows import KINDS, PLANNED, TaskRow, TasksFile
from sauro.tables.xlsx_file import Workbook

AXES = range(1, 7)
_KINDS = {name.casefold(): kind for kind, name in KINDS.items()}


def read_tasks(path: Path) -> TasksFile:
    """The rows of an .xlsx file. InputErrors when the file as a whole cannot be taken."""
    check_input(path, (".xlsx",))
    grid = sheet_grid(Workbook(path), TASKS, path.name)
    problems = Problems()
    rows = read_rows(grid, TASKS, _row, problems)
    refused = refused_lines(problems)
    if not rows and not refused:
        raise refusal(Place(path.name), "không có dòng nào để nhập; ghi nhiệm vụ vào tệp mẫu")
    return TasksFile(rows, refused)


def read_tasks_bytes(data: bytes, name: str) -> TasksFile:
    """The same of a file's bytes; `name` gives its kind, and stands in the problems' places."""
    with file_of_bytes(data, name) as path:
        return read_tasks(path)


def _row(line: Line) -> TaskRow:
    row = TaskRow(
        code=line.text("code"),
        title=line.text("title"),
        axis=_axis(line),
        field=line.text("field"),
        responsible=line.text("responsible"),
        responsible_name=line.text("responsible_name"),
        kind=_kind(line),
        product=line.text("product"),
        duty=line.text("duty"),
        authority=line.text("authority"),
        deadline=line.day("deadline"),
        origin=line.origin,
    )
    if row.responsible and row.responsible_name:
        line.refuse(
            "responsible_name", "một việc chỉ một người chịu trách nhiệm chính; xóa một trong hai"
        )
    return row


def _axis(line: Line) -> int:
    text = line.text("axis")
    if text.isdecimal() and int(text) in AXES:
        return int(text)
    if text:
        line.refuse("axis", f"{quoted(text)} không phải là trục; ghi số từ 1 đến 6")
    return AXES.start


def _kind(line: Line) -> str:
    text = line.text("kind")
    if text and text.casefold() not in _KINDS:
        known = "; ".join(KINDS.values())
        line.refuse("kind", f"{quoted(text)} không có trong danh mục; ghi một trong: {known}")
    return _KINDS.get(text.casefold(), PLANNED)
