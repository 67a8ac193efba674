"""The synthetic people of these tests, and the files that hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from sauro.regulation.period import Quarter
from sauro.tables.cases.columns import CASES_SHEET, COLUMNS

QUARTER = Quarter(2026, 2)
Json = dict[str, object]
Row = Mapping[str, object]
HEADERS = [column.header for column in COLUMNS if column.header != "Ghi chú"]
AN: Row = {
    "Mã hồ sơ": "CB-An",
    "Đơn vị": "Sở An",
    "Nhóm tương đồng": "cấp phó",
    "Vai trò": "Cấp phó",
    "Điểm": 92.5,
    "Nhiệm vụ được giao": 10,
    "Nhiệm vụ hoàn thành": 10,
    "Nhiệm vụ chậm tiến độ": 0,
    "Nhiệm vụ vượt yêu cầu": 3,
}
BINH: Row = {**AN, "Mã hồ sơ": "CB-Bình", "Điểm": 75, "Vai trò": "Thành viên"}
CHI: Row = {**AN, "Mã hồ sơ": "CB-Chi", "Vai trò": "Người đứng đầu"}


def an(**changes: object) -> Json:
    """An's case as an object of JSON; keys may be replaced, or left out with None as ..."""
    case: Json = {
        "id": "CB-An",
        "unit": "Sở An",
        "group": "cấp phó",
        "role": "deputy",
        "score": "92.50",
        "scope": {"assigned": 10, "completed": 10, "late": 0, "exceeded": 3},
    }
    case.update(changes)
    return {key: value for key, value in case.items() if value is not ...}


def json_lines(folder: Path, *cases: Json, name: str = "quy2.jsonl") -> Path:
    """A file with one case a line."""
    path = folder / name
    lines = (json.dumps(case, ensure_ascii=False) for case in cases)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def workbook(
    folder: Path,
    rows: Sequence[Row],
    headers: Sequence[str] = HEADERS,
    title: Sequence[str] = (),
    sheet: str = CASES_SHEET,
    further: Sequence[Sequence[object]] = (),
    name: str = "quy2.xlsx",
) -> Path:
    """An Excel file with title lines, the header row and a row for each case."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for line in title:
        page.append([line])
    page.append(list(headers))
    for row in rows:
        page.append([row.get(header) for header in headers])
    if further:
        absences = book.create_sheet("Vắng mặt")
        for values in further:
            absences.append(list(values))
    path = folder / name
    book.save(path)
    return path


def csv_file(folder: Path, lines: Sequence[str], encoding: str = "utf-8") -> Path:
    """A CSV file of these lines."""
    path = folder / "quy2.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path
