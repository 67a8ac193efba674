"""`sauro check-report`: exit codes, the JSON other systems read, the text people read."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from sauro.cli import style
from sauro.cli.main import main
from tests.reconcile.cases import REPORTS

RIGHT = "Có 109/111 xã đạt chuẩn, đạt 98,2%.\n"
WRONG = "Báo cáo\n\nCó 109/111 xã\nđạt chuẩn, đạt 92,8%.\n"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["check-report", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_json_has_exactly_the_agreed_keys(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, str(wrong), "--format", "json")
    assert (code, err) == (1, "")
    printed = json.loads(out)
    assert printed.keys() == {"statements", "findings"}
    (finding,) = printed["findings"]
    message = finding.pop("message")
    assert finding == {
        "kind": "share",
        "line": 4,
        "quote": "109/111 xã đạt chuẩn, đạt 92,8%",
        "printed": "92,8",
        "computed": "98,20",
    }
    assert "109/111" in message
    assert printed["statements"] == 1


def test_a_right_report_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dung.md"
    path.write_text(RIGHT, encoding="utf-8")
    code, out, err = run(capsys, str(path))
    assert (code, err) == (0, "")
    assert out == "Đã soát 1 tỷ lệ, phép cộng, danh sách: không thấy chỗ sai.\n"
    code, out, _ = run(capsys, str(path), "--format", "json")
    assert (code, json.loads(out)) == (0, {"statements": 1, "findings": []})


def test_text_shows_the_line_with_the_wrong_figure_marked_and_the_right_one_beside(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, str(wrong))
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "Dòng 4: tỷ lệ"
    assert "»92,8« → 98,20" in lines[1]
    assert lines[-1] == "Đã soát 1 tỷ lệ, phép cộng, danh sách: 1 chỗ cần xem lại (tỷ lệ 1)."
    assert "\x1b" not in out


def test_colour_only_where_a_person_looks(
    wrong: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "coloured", lambda: True)
    monkeypatch.setattr("sauro.cli.check_report.coloured", lambda: True)
    _, out, _ = run(capsys, str(wrong))
    assert "\x1b[31m»92,8«\x1b[0m" in out
    _, out, _ = run(capsys, str(wrong), "--format", "json")
    assert "\x1b" not in out


def test_long_lines_are_shown_around_the_figure(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(REPORTS / "one_line.txt"))
    assert code == 1
    assert "»0.74« → 0,48" in out
    assert max(len(line) for line in out.splitlines() if "«" in line) < 200


@pytest.mark.parametrize("report", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_finding_is_shown_with_its_figure(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, str(report), "--format", "json")
    findings = json.loads(out)["findings"]
    _, out, _ = run(capsys, str(report))
    for finding in findings:
        assert f"»{finding['printed']}« → {finding['computed']}" in out
        assert finding["message"] in out


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(WRONG.encode()), encoding="ascii")
    monkeypatch.setattr("sys.stdin", stdin)
    code, out, _ = run(capsys, "-", "--format", "json")
    assert code == 1
    assert json.loads(out)["findings"][0]["line"] == 4


def test_a_pipe_really_works() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sauro", "check-report", "-", "--format", "json"],
        input=WRONG.encode("utf-16"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["computed"] == "98,20"
    assert done.stderr == b""


def test_docx(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_paragraph("Có 109/111 xã đạt chuẩn, đạt 92,8%.")
    path = tmp_path / "bao-cao.docx"
    document.save(str(path))
    code, out, _ = run(capsys, str(path), "--format", "json")
    assert code == 1
    assert json.loads(out)["findings"][0]["line"] == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("khong-co.txt", None, "khong-co.txt: không tìm thấy tệp"),
        ("bao-cao.pdf", b"%PDF", 'bao-cao.pdf: không đọc được loại tệp ".pdf"'),
        ("bao-cao.docx", b"khong phai zip", "bao-cao.docx: tệp Word hỏng"),
        ("cu.txt", "được".encode("utf-16-le"), "cu.txt, dòng 1: không phải bảng mã UTF-8"),
        ("trang.txt", b"  \n\n", "trang.txt: không có chữ nào"),
        ("rong.txt", b"", "rong.txt: tệp rỗng"),
    ],
)
def test_bad_input_is_refused_with_its_place_and_nothing_on_standard_output(
    name: str,
    data: bytes | None,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    code, out, err = run(capsys, str(path), "--format", "json")
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_usage_errors_end_with_2(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == 2
    assert run(capsys, str(wrong), "--format", "xml")[0] == 2
