"""`sauro example`: what is computed, shown on the example that the input template brings."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from shlex import join
from tempfile import TemporaryDirectory

import typer

from sauro.cli.main import DONE, FOUND, main

PERIOD = "2026-Q2"
EXPLAINED = "VD-05"
EXAMPLE = (
    ("template", "rate", "--out", "vi-du.xlsx", "--example"),
    ("rate", "vi-du.xlsx", "--period", PERIOD),
    ("rate", "vi-du.xlsx", "--period", PERIOD, "--why", EXPLAINED),
    ("check-report", "bao-cao.txt"),
)
REPORT = """\
Có 48/50 tập thể được xếp loại, tỷ lệ 69%; trong đó 12 tập thể hoàn thành xuất sắc,
tỷ lệ 25%; 36 tập thể hoàn thành tốt, tỷ lệ 75%.
"""
INTRODUCTION = """\
Sáu Rõ tính mức xếp loại hằng quý từ số liệu đã ghi, giải thích theo từng điều khoản,
và soát số liệu trong báo cáo. Dưới đây là một ví dụ với số liệu đặt ra.
"""
NEXT = """\
Làm với số liệu thật:
  ./run template rate --out du-lieu.xlsx          lấy tệp mẫu, điền vào
  ./run rate du-lieu.xlsx --period 2026-Q2        xếp loại, in bảng
  ./run check-report bao-cao.docx                 soát số liệu một báo cáo
  ./run --help                                    mọi lệnh; mỗi lệnh có --help
"""


def write_report(folder: Path) -> None:
    """Put the report of the example into a folder: a wrong share, and too many excellent."""
    (folder / "bao-cao.txt").write_text(REPORT, encoding="utf-8")


def example() -> None:
    """Introduce the program and run the example in a folder that is removed afterwards."""
    typer.echo(INTRODUCTION)
    with TemporaryDirectory(prefix="sauro-") as folder, chdir(folder):
        write_report(Path())
        for arguments in EXAMPLE:
            typer.echo(f"$ ./run {join(arguments)}")
            code = main(arguments)
            if code not in (DONE, FOUND):
                raise typer.Exit(code)
            typer.echo()
    typer.echo(NEXT, nl=False)
