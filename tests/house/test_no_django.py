"""`rate`, `check-report` and the help work where no system is installed: they load no Django."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sauro.cli.example import write_report
from tests.house.source import ROOT

# Fails on the first import of the framework, wherever it is hidden.
GUARDED = """\
import sys
from importlib.abc import MetaPathFinder

class Refuse(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"django", "csp", "gunicorn"}:
            raise ImportError(f"not for this command: {name}")
        return None

sys.meta_path.insert(0, Refuse())
from sauro.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def guarded(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARDED, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("template", "rate", "--out", "mau.xlsx", "--example"), 0),
        (("rate", "vi-du.xlsx", "--period", "2026-Q2"), 0),
        (("simulate", "vi-du.xlsx", "--period", "2026-Q2", "--set", "quota=15%"), 0),
        (("frames", "list"), 0),
        (("check-report", "bao-cao.txt"), 1),
    ],
)
def test_a_command_of_the_inner_rings_loads_no_framework(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    write_report(tmp_path)
    guarded(tmp_path, "template", "rate", "--out", "vi-du.xlsx", "--example")
    ran = guarded(tmp_path, *arguments)
    assert (ran.returncode, ran.stderr) == (code, "")


def test_the_guard_sees_a_command_that_needs_the_system(tmp_path: Path) -> None:
    ran = guarded(tmp_path, "audit", "verify")
    assert ran.returncode not in (0, 1, 2)
    assert "not for this command: django" in ran.stderr
