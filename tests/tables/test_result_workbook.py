"""The result workbook read back: it says what the JSON says, and no cell is a formula."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from sauro.regulation.contract import batch_object
from sauro.regulation.levels import Level
from sauro.regulation.quarter.batch import BatchResult, rate_batch
from sauro.regulation.rulebook import load_rulebook
from sauro.tables.cases.parse import parse_cases
from sauro.tables.results.workbook import write_result
from sauro.tables.safe_cells import safe_text
from tests.tables.cast import QUARTER, Json, an

Rows = list[list[str]]
SHEETS = ["Kết quả", "Lý do", "Nhóm", "Biểu đồ", "Căn cứ"]
HEADER_ROW = 3


def scope(assigned: int, completed: int, late: int, exceeded: int) -> Json:
    return {"assigned": assigned, "completed": completed, "late": late, "exceeded": exceeded}


CAST = [
    an(),
    an(id="CB-Bình", quarters_proposed_excellent=1, score="95.25"),
    an(id="CB-Chi", score="92.50"),
    an(id="CB-Dũng", score="75", dossier_late=True),
    an(id="CB-Giang", scope=scope(10, 10, 1, 0)),
    an(id="CB-Hà", scope=scope(10, 9, 1, 0)),
    an(id="CB-Khánh", score=None),
    an(id="CB-Lan", absences=[{"kind": "training", "from": "2026-04-01"}]),
    an(id="CB-Minh", group="tập thể", role="collective", score="49.99"),
]


def rated(*cases: Json) -> BatchResult:
    book = load_rulebook("lam-dong-2026")
    return rate_batch(parse_cases(list(cases), QUARTER), QUARTER, book)


def written(path: Path, result: BatchResult) -> dict[str, Rows]:
    write_result(result, path)
    book = CalamineWorkbook.from_path(path)
    return {
        name: [
            [str(cell) for cell in row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in book.sheet_names
    }


def column(rows: Rows, header: str) -> list[str]:
    place = rows[HEADER_ROW].index(header)
    return [row[place] for row in rows[HEADER_ROW + 1 :]]


def test_the_sheets_say_what_the_json_says(tmp_path: Path) -> None:
    result = rated(*CAST)
    sheets = written(tmp_path / "ket-qua.xlsx", result)
    told = batch_object(result)
    cases = told["cases"]
    assert isinstance(cases, list)
    assert list(sheets) == SHEETS
    names = {level.value: level.vietnamese for level in Level}
    states = {"deferred": "Chưa xếp loại", "insufficient": "Chưa đủ dữ liệu"}
    assert column(sheets["Kết quả"], "Mã hồ sơ") == [case["id"] for case in cases]
    assert column(sheets["Kết quả"], "Mức xếp loại") == [
        names.get(case["level"]) or states[case["status"]] for case in cases
    ]
    assert column(sheets["Kết quả"], "Cách hiểu") == [", ".join(c["readings"]) for c in cases]
    assert column(sheets["Kết quả"], "Căn cứ") == ["; ".join(c["citations"]) for c in cases]
    assert _reasons(sheets["Lý do"]) == [
        (case["id"], [_reason(condition) for condition in case["conditions"]]) for case in cases
    ]


def _reason(condition: dict[str, object]) -> tuple[str, str]:
    """The clause and what the cell says of one condition of the JSON."""
    happened = condition["level"] == "failed"
    word = "xảy ra" if happened else "đạt"
    said = word if condition["holds"] else f"không {word}"
    return str(condition["clause"]), f"{said}: {condition['actual']}".replace(".", ",")


def _reasons(rows: Rows) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each case the clause of every filled condition column, and its cell."""
    clauses = [header.rpartition("(")[2].rstrip(")") for header in rows[HEADER_ROW][2:]]
    return [
        (row[0], [(clause, cell) for clause, cell in zip(clauses, row[2:], strict=True) if cell])
        for row in rows[HEADER_ROW + 1 :]
    ]


def test_the_group_sheet_marks_the_cut_and_the_tie(tmp_path: Path) -> None:
    sheets = written(tmp_path / "ket-qua.xlsx", rated(*CAST))
    rows = sheets["Nhóm"]
    assert rows[4][:6] == ["cấp phó", "4.0", "1.0", "3.0", "0.75", "2.0"]
    assert rows[4][6:] == ["4.0", "1.0", "6.0"]
    ranking = [row for row in rows if row[7] in {"trong hạn mức", "vượt hạn mức"}]
    assert [(row[2], row[7]) for row in ranking] == [
        ("CB-Bình", "trong hạn mức"),
        ("CB-An", "vượt hạn mức"),
        ("CB-Chi", "vượt hạn mức"),
    ]


def test_the_line_of_the_cut_is_drawn_below_the_last_allowed(tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    write_result(rated(*CAST), path)
    sheet = openpyxl.load_workbook(path)["Nhóm"]
    drawn = [row[2].value for row in sheet.iter_rows() if row[2].border.bottom.style == "thick"]
    assert drawn == ["CB-Bình"]


def test_scores_and_counts_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    write_result(rated(*CAST), path)
    book = openpyxl.load_workbook(path)
    scores = [row[4].value for row in book["Kết quả"].iter_rows(min_row=5)]
    assert scores == [92.5, 95.25, 92.5, 75, 92.5, 92.5, None, 92.5, 49.99]


def test_the_chart_is_native_and_its_figures_name_their_base(tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    sheets = written(path, rated(*CAST))
    with zipfile.ZipFile(path) as archive:
        assert "xl/charts/chart1.xml" in archive.namelist()
    rows = sheets["Biểu đồ"]
    assert rows[HEADER_ROW][5] == "Đã xếp loại (cơ sở của tỷ lệ)"
    assert rows[HEADER_ROW + 1][:9] == [
        "cấp phó", "3.0", "1.0", "1.0", "1.0", "6.0", "1.0", "1.0", "8.0"
    ]  # fmt: skip
    assert rows[HEADER_ROW + 3][0] == "Tất cả"


def test_the_grounds_list_every_value_with_its_clause(tmp_path: Path) -> None:
    rows = written(tmp_path / "ket-qua.xlsx", rated(*CAST))["Căn cứ"]
    found = {row[3]: (row[1], row[2]) for row in rows}
    assert found["excellent_score"] == ("90", "HD-QUY VI.1.1")
    assert found["quota"] == ("20%", "HD-QUY VI.2")
    assert {row[2] for row in rows} >= {"D1", "D4", "D7", "D9", "D13", "D14"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_that_looks_like_a_formula_stays_harmless_text(tmp_path: Path, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    path = tmp_path / "ket-qua.xlsx"
    write_result(rated(an(id=text, unit=text, group=text)), path)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    texts = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert f"'{text}" in texts
    assert not [each for each in texts if each.startswith(("=", "+", "-", "@"))]


def test_ordinary_text_is_not_touched() -> None:
    assert safe_text("Sở An") == "Sở An"
    assert safe_text("–") == "–"
