"""`sauro template rate`: an Excel file to fill in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sauro.cli.quarter_input import refused
from sauro.tables.errors import InputErrors
from sauro.tables.output_file import refuse_existing, write_whole


class Purpose(StrEnum):
    """The command that reads the filled file."""

    RATE = "rate"


def template(
    purpose: Annotated[
        Purpose, typer.Argument(metavar="LOẠI", help="rate: số liệu để xếp loại một quý.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="TỆP", help="Tệp .xlsx sẽ tạo.")],
    example: Annotated[
        bool, typer.Option("--example", help="Điền sẵn các hồ sơ ví dụ, có thể xếp loại ngay.")
    ] = False,
) -> None:
    """Write the template."""
    from sauro.tables.template.book import write_template  # slow to load

    if out.suffix.lower() != ".xlsx":
        raise refused(f'--out {out}: không ghi được loại tệp "{out.suffix}"; dùng đuôi .xlsx')
    try:
        refuse_existing(out)
        write_whole(out, lambda path: write_template(path, filled=example))
    except InputErrors as errors:
        raise refused(*errors.lines()) from None
    typer.echo(f"Đã tạo {out}; điền xong chạy: sauro {purpose} {out} --period 2026-Q2")
