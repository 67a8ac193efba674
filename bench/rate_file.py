"""The whole command on a file, from starting the process to its last line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.case_workbook import write_cases
from bench.cases import QUARTER, make_cases
from bench.options import Options
from bench.result import Limit, Result, Table
from bench.timing import Timing, measure

ROOT = Path(__file__).resolve().parents[1]
CASES = 5_000
MOST_SECONDS, MOST_SECONDS_OF_HELP = 3, 0.6


def run(options: Options) -> Result:
    """`sauro rate` on an Excel file in each of its outputs, and `sauro --help`."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "du-lieu.xlsx"
        write_cases(make_cases(CASES), source)
        rate = ("rate", str(source), "--period", str(QUARTER))
        result = str(Path(folder) / "ket-qua.xlsx")
        timings = {
            "sauro rate, bảng": _timed(options, *rate),
            "sauro rate --format json": _timed(options, *rate, "--format", "json"),
            "sauro rate --out ket-qua.xlsx": _timed(options, *rate, "--out", result),
            "sauro --help": _timed(options, "--help"),
        }
    table = Table(
        f"Cả lệnh, tệp Excel {CASES} hồ sơ, kể cả khởi động",
        ("lệnh", "giây", "tốt nhất", "giây CPU"),
        [(name, timing.wall, timing.best, timing.cpu) for name, timing in timings.items()],
        f"trung vị của {options.repeat} lần",
    )
    return Result("rate-file", [table], [_limit(name, timing) for name, timing in timings.items()])


def _limit(name: str, timing: Timing) -> Limit:
    bound = MOST_SECONDS_OF_HELP if "--help" in name else MOST_SECONDS
    return Limit(name, timing.wall, bound, "giây", at_most=True)


def _timed(options: Options, *arguments: str) -> Timing:
    command = [users_python(), "-m", "sauro", *arguments]
    return measure(lambda: _call(command), options.repeat)


def _call(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[3:])}: mã {done.returncode}\n{done.stderr}")


def users_python() -> str:
    """The environment that users run in; the one of this process where there is none."""
    users = ROOT / ".venv" / "bin" / "python"
    return str(users) if users.exists() else sys.executable
