"""`./run`: from anywhere, through a link, in a folder with spaces, and without delay."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sauro import __version__
from tests.house.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-setup.lock")
VERSION = f"sauro {__version__}\n"
DELAY_ALLOWED = 0.15


def _start(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        list(map(str, arguments)),
        cwd=cwd,
        env=os.environ | {"WHEELHOUSE": ""} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _call(*arguments: str | Path, cwd: Path, **environment: str) -> tuple[int, str, str]:
    process = _start(*arguments, cwd=cwd, **environment)
    output, remarks = process.communicate()
    return process.returncode, output, remarks


def _seconds(*arguments: str | Path, cwd: Path) -> float:
    def once() -> float:
        start = time.perf_counter()
        _call(*arguments, cwd=cwd)
        return time.perf_counter() - start

    return min(once() for _ in range(5))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project in a folder whose name has a space, not set up yet."""
    folder = tmp_path / "bản sao"
    folder.mkdir()
    for name in ("run", *LOCKS):
        shutil.copy(ROOT / name, folder)
    (folder / "sauro").symlink_to(ROOT / "sauro")
    return folder


@pytest.fixture
def ready(copy: Path) -> Path:
    """The same, with an environment that stands for a finished set-up."""
    pins = subprocess.run(
        ["sh", "-c", f"cat {' '.join(LOCKS)} | cksum"],
        cwd=copy, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    python = copy / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (copy / ".venv" / "ready").write_text(f"{pins} user\n")
    return copy


def test_the_output_of_a_command_is_all_there_is(ready: Path) -> None:
    assert _call(ready / "run", "--version", cwd=ready) == (0, VERSION, "")


@pytest.mark.usefixtures("ready")
def test_it_is_called_from_another_folder(tmp_path: Path) -> None:
    assert _call("bản sao/run", "--version", cwd=tmp_path)[1] == VERSION


@pytest.mark.usefixtures("ready")
def test_it_is_called_through_a_chain_of_links(tmp_path: Path) -> None:
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    (elsewhere / "một").symlink_to("../bản sao/run")
    (tmp_path / "hai").symlink_to(elsewhere / "một")
    assert _call(tmp_path / "hai", "--version", cwd=elsewhere)[1] == VERSION


def test_the_exit_code_and_the_error_of_a_command_come_through(ready: Path) -> None:
    code, output, remarks = _call(ready / "run", "lệnh-lạ", cwd=ready)
    assert (code, output) == (2, "")
    assert remarks.startswith("Lỗi: Không có lệnh 'lệnh-lạ'")


def test_modules_in_the_folder_one_stands_in_are_not_loaded(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise SystemExit('tệp lạ')\n")
    assert _call(ready / "run", "--version", cwd=tmp_path) == (0, VERSION, "")


def test_a_second_call_adds_little(ready: Path) -> None:
    direct = _seconds(
        ready / ".venv" / "bin" / "python", "-P", "-m", "sauro", "--version", cwd=ready
    )
    assert _seconds(ready / "run", "--version", cwd=ready) - direct < DELAY_ALLOWED


def test_a_missing_wheelhouse_is_named(copy: Path) -> None:
    code, output, remarks = _call(copy / "run", "--version", cwd=copy, WHEELHOUSE="không có")
    assert (code, output) == (2, "")
    assert remarks.splitlines()[-1] == "Lỗi: không có thư mục WHEELHOUSE: không có"


@pytest.mark.parametrize("python", ["", sys.executable], ids=["machine", "environment"])
def test_an_empty_wheelhouse_says_what_to_do_and_leaves_nothing(copy: Path, python: str) -> None:
    (copy / "kho").mkdir()
    given = {"WHEELHOUSE": "kho", "PYTHON": python}
    code, output, remarks = _call(copy / "run", "--version", cwd=copy, **given)
    assert (code, output) == (2, "")
    assert "kho thiếu gói: tạo lại bằng ./run wheelhouse" in remarks.splitlines()[-1]
    assert not (copy / ".venv").exists()


def test_a_python_that_is_missing_is_named(copy: Path) -> None:
    code, _, remarks = _call(copy / "run", "--version", cwd=copy, PYTHON="không-có-python")
    assert code == 2
    assert remarks.startswith("Lỗi: cần Python 3.11 trở lên")


@pytest.mark.long
def test_two_first_calls_at_once_both_answer(copy: Path) -> None:
    calls = [_start(copy / "run", "--version", cwd=copy) for _ in range(2)]
    said = [call.communicate() for call in calls]
    assert [output for output, _ in said] == [VERSION, VERSION]
    assert sum("Đang chuẩn bị môi trường" in remarks for _, remarks in said) == 1


@pytest.mark.long
@pytest.mark.parametrize("after", [0.3, 0.8, 1.2, 1.6])
def test_a_first_call_cut_off_half_way_leaves_nothing_broken(copy: Path, after: float) -> None:
    cut = _start(copy / "run", "--version", cwd=copy)
    time.sleep(after)
    os.killpg(cut.pid, signal.SIGKILL)
    cut.communicate()
    assert _call(copy / "run", "--version", cwd=copy)[:2] == (0, VERSION)
