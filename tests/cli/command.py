"""Running `sauro` in a test: its exit code and what it printed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from sauro.cli.main import main
from tests.tables.cast import Json

ROOT = Path(__file__).resolve().parents[2]


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> Json:
        """The JSON object it printed."""
        return cast("Json", json.loads(self.out))


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Run it in this process."""
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return Ran(code, printed.out, printed.err)


def run_process(*arguments: object, text: str | None = None) -> Ran:
    """Run it as a person does, with this text on standard input."""
    ran = subprocess.run(
        [sys.executable, "-m", "sauro", *map(str, arguments)],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)
