"""`sauro rate`: exit codes, the JSON of the contract, the screen, and nothing written on error."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.cli.command import run, run_process
from tests.tables.cast import AN, HEADERS, Json, Row, an, json_lines, workbook

PERIOD = ("--period", "2026-Q2")
QUARTER_TITLE = "Xếp loại quý II/2026: "


def deputies(number: int) -> list[Json]:
    """Deputies of one group, all excellent, each with a point less than the one before."""
    return [an(id=f"CB-{place:02}", score=str(99 - place)) for place in range(number)]


def test_json_lines_on_standard_input_give_the_contracts_object() -> None:
    ran = run_process("rate", "-", *PERIOD, "--format", "json", text=json.dumps(an()))
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.object) == ["period", "rulebook", "cases", "groups"]
    assert (ran.object["period"], ran.object["rulebook"]) == ("2026-Q2", "lam-dong-2026")
    cases = ran.object["cases"]
    assert isinstance(cases, list)
    conditions = cases[0].pop("conditions")
    assert cases == [
        {
            "id": "CB-An",
            "status": "rated",
            "level": "excellent",
            "level_if_late": None,
            "readings": [],
            "missing_for_next": [],
            "citations": ["HD-QUY VI.1.1"],
        }
    ]
    assert conditions[0] == {
        "clause": "HD-QUY VI.1.1",
        "level": "excellent",
        "fact": "score",
        "required": ">= 90",
        "actual": "92.50",
        "holds": True,
    }
    assert ran.object["groups"] == [
        {
            "group": "cấp phó",
            "base": 1,
            "allowed": 0,
            "candidates": ["CB-An"],
            "over": 1,
            "tied_at_cut": [],
        }
    ]


def test_all_errors_go_to_standard_error_one_a_line_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    out = tmp_path / "ket-qua.xlsx"
    path = workbook(tmp_path, [{**AN, "Điểm": "chín mươi"}, {**AN, "Nhiệm vụ được giao": -1}])
    ran = run_process("rate", path, *PERIOD, "--out", out)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        'quy2.xlsx, trang tính "Hồ sơ", dòng 2, cột "Điểm": "chín mươi" không phải là số;'
        " ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân",
        'quy2.xlsx, trang tính "Hồ sơ", dòng 3, cột "Nhiệm vụ được giao": "-1" là số âm;'
        " ghi số nguyên từ 0 trở lên",
        'quy2.xlsx, trang tính "Hồ sơ", dòng 3, cột "Mã hồ sơ": mã "CB-An" đã có ở dòng 2;'
        " mỗi hồ sơ ghi một mã riêng",
    ]
    assert [each.name for each in tmp_path.iterdir()] == ["quy2.xlsx"]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026", '--period: "2026" không phải là một quý; ghi dạng 2026-Q2'),
        ("quý 2", '--period: "quý 2" không phải là một quý; ghi dạng 2026-Q2'),
        (
            "2026-Q1",
            '--period 2026-Q1: Bộ quy tắc "lam-dong-2026" có hiệu lực từ ngày 01/04/2026'
            " (CV-1775 2); không áp dụng cho quý I/2026.",
        ),
        (
            "2026-Q4",
            "--period 2026-Q4: Không xếp loại riêng quý IV/2026; kết quả quý này đưa vào xếp"
            " loại cả năm (HD-QUY VIII.2).",
        ),
    ],
)
def test_a_period_that_is_not_rated_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], period: str, said: str
) -> None:
    ran = run(capsys, "rate", json_lines(tmp_path, an()), "--period", period)
    assert (ran.code, ran.out, ran.err) == (2, "", f"{said}\n")


def test_a_rulebook_may_be_named_and_an_unknown_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = json_lines(tmp_path, an())
    named = run(capsys, "rate", path, *PERIOD, "--rulebook", "lam-dong-2026", "--format", "json")
    assert named.object["rulebook"] == "lam-dong-2026"
    unknown = run(capsys, "rate", path, *PERIOD, "--rulebook", "khác")
    assert unknown.code == 2
    assert 'Không có bộ quy tắc "khác".' in unknown.err


@pytest.mark.parametrize("columns", [80, 150])
def test_the_screen_shows_every_case_group_and_total_within_its_width(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    tied = [*deputies(2), an(id="CB-An", score="98"), an(id="CB-Bình", score="98")]
    others = [an(id="CB-Chi", score=None), an(id="CB-Dũng", score="75", dossier_late=True)]
    ran = run(capsys, "rate", json_lines(tmp_path, *tied, *others), *PERIOD)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0].startswith(QUARTER_TITLE)
    assert max(map(len, lines)) <= columns
    assert "\x1b" not in ran.out
    text = " ".join(ran.out.split())
    assert "Chưa đủ dữ liệu" in text
    assert "(nộp chậm, nếu" in ran.out
    assert "hạ: Hoàn thành)" in ran.out
    assert 'Nhóm "cấp phó": 4 đề nghị, tối đa 1' in text
    assert "hết 1 suất; từ đây là vượt" in text
    assert "Tổng 6 hồ sơ: đã xếp loại 5, chưa xếp loại 0, chưa đủ dữ liệu 1." in text
    assert "Trên 5 hồ sơ đã xếp loại: Xuất sắc 4 80,00% ████" in text
    assert "Tốt 1 20,00% ████" in text


def test_a_tie_at_the_cut_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [an(id=f"CB-{name}") for name in ("An", "Bình", "Chi", "Dũng")]
    ran = run(capsys, "rate", json_lines(tmp_path, *cases), *PERIOD)
    assert "Bằng nhau ở chỗ cắt: tập thể có thẩm quyền chọn và ghi lý do." in ran.out
    assert ran.out.count("= bằng nhau") == 4


def test_a_long_ranking_is_shown_around_its_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [an(id=f"CB-{place:03}") for place in range(100)]
    ran = run(capsys, "rate", json_lines(tmp_path, *cases), *PERIOD)
    assert "  … 10 người ở trên" in ran.out
    assert "  … 70 người ở dưới" in ran.out


def test_why_explains_each_condition_reading_and_gap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = json_lines(
        tmp_path,
        an(scope={"assigned": 10, "completed": 10, "late": 0, "exceeded": 1}, dossier_late=True),
    )
    ran = run(capsys, "rate", path, *PERIOD, "--why", "CB-An")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[:5] == [
        "Hồ sơ CB-An (Sở An, nhóm cấp phó), cấp phó",
        "Kỳ quý II/2026, bộ quy tắc lam-dong-2026",
        "Kết quả: Hoàn thành tốt nhiệm vụ",
        "Căn cứ: HD-QUY VI.1.2",
        "Hồ sơ nộp chậm: chỉ khi cấp có thẩm quyền quyết định hạ một mức (HD-QUY VII.2.2)"
        " thì là Hoàn thành nhiệm vụ",
    ]
    assert "Tổng điểm từ 90 trở lên 92,50 đạt" in lines
    assert "Nhiệm vụ vượt mức yêu cầu từ 30% trở lên 1/10 không đạt" in lines
    assert "Tổng điểm dưới 50 92,50 không xảy ra" in lines
    assert "Từ mức Hoàn thành nhiệm vụ trở lên còn cần (HD-QUY VI.1 đoạn cuối)" in lines
    assert [line for line in lines if line.startswith("D1. ")]
    assert "Đã hiểu: " in ran.out
    assert "nhiệm vụ vượt mức yêu cầu từ 30% trở lên (có 1/10)" in " ".join(lines[-2:])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"score": None}, "Lý do: chưa có điểm"),
        (
            {"scope": {"assigned": 1, "excused": 1, "completed": 0, "late": 0, "exceeded": 0}},
            "Lý do: không có nhiệm vụ nào để tính",
        ),
        (
            {"absences": [{"kind": "examination", "from": "2026-06-30"}]},
            "Lý do: Đang kiểm tra dấu hiệu vi phạm",
        ),
    ],
)
def test_why_says_why_there_is_no_level(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Json, reason: str
) -> None:
    ran = run(capsys, "rate", json_lines(tmp_path, an(**change)), *PERIOD, "--why", "CB-An")
    assert reason in ran.out.splitlines()


def test_why_of_an_unknown_case_names_those_that_look_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ket-qua.xlsx"
    path = json_lines(tmp_path, *deputies(3))
    ran = run(capsys, "rate", path, *PERIOD, "--why", "CB-2", "--out", out)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        '--why: không có hồ sơ mã "CB-2" trong tệp; gần giống: CB-02, CB-01, CB-00\n'
    )
    assert not out.exists()


def test_out_writes_a_workbook_and_leaves_standard_output_to_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ket-qua.xlsx"
    path = json_lines(tmp_path, an())
    first = run(capsys, "rate", path, *PERIOD, "--out", out, "--format", "json")
    assert (first.code, first.err) == (0, f"Đã ghi kết quả vào {out}\n")
    assert first.object["period"] == "2026-Q2"
    assert out.read_bytes()[:2] == b"PK"
    assert run(capsys, "rate", path, *PERIOD, "--out", out).code == 0


def test_out_may_be_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ket-qua.json"
    path = json_lines(tmp_path, an())
    ran = run(capsys, "rate", path, *PERIOD, "--out", out, "--format", "json")
    assert out.read_text(encoding="utf-8") == ran.out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("quy2.jsonl", "trùng với tệp số liệu; chọn tên khác"),
        ("ket-qua.pdf", 'không ghi được loại tệp ".pdf"; dùng đuôi .xlsx hoặc .json'),
    ],
)
def test_out_that_cannot_be_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    path = json_lines(tmp_path, an())
    ran = run(capsys, "rate", path, *PERIOD, "--out", tmp_path / name)
    assert (ran.code, ran.out, ran.err) == (2, "", f"--out {tmp_path / name}: {said}\n")


def test_out_never_replaces_somebodys_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = json_lines(tmp_path, an()), workbook(tmp_path, [AN], name="khac.xlsx")
    before = out.read_bytes()
    ran = run(capsys, "rate", path, *PERIOD, "--out", out)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"{out}: đã có và không phải là kết quả của lệnh này; chọn tên khác hoặc xóa tệp cũ\n"
    )
    assert out.read_bytes() == before


def test_only_the_first_hundred_errors_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [an(id=f"CB-{place}", score="x") for place in range(103)]
    ran = run(capsys, "rate", json_lines(tmp_path, *cases), *PERIOD)
    lines = ran.err.splitlines()
    assert (ran.code, len(lines), lines[-1]) == (2, 101, "và 3 lỗi khác")


def test_5000_cases_of_a_workbook_are_rated_within_three_seconds(tmp_path: Path) -> None:
    rows: list[Row] = [{**AN, "Mã hồ sơ": f"CB-{place}"} for place in range(5000)]
    path = workbook(tmp_path, rows, HEADERS)
    started = time.perf_counter()
    ran = run_process("rate", path, *PERIOD, "--format", "json")
    took = time.perf_counter() - started
    cases = ran.object["cases"]
    assert isinstance(cases, list)
    assert len(cases) == 5000
    assert took < 3
