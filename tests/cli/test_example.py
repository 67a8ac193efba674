"""`sauro example`: an introduction and a whole example, leaving nothing behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from sauro.cli.example import EXAMPLE, EXPLAINED
from sauro.cli.main import main


@pytest.fixture
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.usefixtures("_temporary")
def test_it_introduces_itself_rates_the_example_and_explains_one_case(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["example"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("Sáu Rõ tính mức xếp loại")
    assert said.out.count("\n$ ./run ") == len(EXAMPLE)
    assert "Tỷ lệ xuất sắc theo nhóm" in said.out
    assert f"Hồ sơ {EXPLAINED} (" in said.out
    assert said.out.endswith("mọi lệnh; mỗi lệnh có --help\n")


@pytest.mark.usefixtures("_temporary")
def test_it_leaves_no_file_and_the_folder_one_stood_in(tmp_path: Path) -> None:
    before = Path.cwd()
    main(["example"])
    assert Path.cwd() == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_temporary")
def test_a_failing_step_ends_it_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sauro.cli.example.EXAMPLE", (("rate", "không-có.xlsx"),))
    assert main(["example"]) == 2
    assert list(tmp_path.iterdir()) == []
