"""`sauro audit`: is the log whole, and where does it stand?"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sauro.cli import vietnamese
from sauro.cli.formats import Format
from sauro.cli.main import FOUND
from sauro.cli.system import recorded_system

app = typer.Typer(
    cls=vietnamese.Group,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Nhật ký: kiểm tra toàn vẹn, lưu mốc ra ngoài cơ sở dữ liệu.",
    options_metavar=vietnamese.OPTIONS_PLACE,
    subcommand_metavar=vietnamese.COMMAND_PLACE,
)


@app.command(
    "verify",
    cls=vietnamese.Command,
    help="Kiểm tra từng dòng nhật ký, từng mốc đã lưu.",
    options_metavar=vietnamese.OPTIONS_PLACE,
)
def verify(
    shape: Annotated[Format, typer.Option("--format", help="Cách in kết quả.")] = Format.TABLE,
) -> None:
    """Walk the log: exit code 0 whole, 1 with findings."""
    with recorded_system():
        from sauro.casework.audit.verify import verify as verdict_of

        verdict = verdict_of()
    if shape is Format.JSON:
        said = {"count": verdict.count, "head": verdict.head, "findings": verdict.findings}
        typer.echo(json.dumps(said, ensure_ascii=False))
    else:
        for finding in verdict.findings:
            typer.echo(finding)
        whole = f"{len(verdict.findings)} chỗ sai" if verdict.findings else "toàn vẹn"
        typer.echo(f"Nhật ký {whole}: {verdict.count} dòng, dấu cuối {verdict.head}")
    if verdict.findings:
        raise typer.Exit(FOUND)


@app.command(
    "anchor",
    cls=vietnamese.Command,
    help="Lưu mốc hôm nay: số dòng và dấu cuối của nhật ký.",
    options_metavar=vietnamese.OPTIONS_PLACE,
)
def anchor() -> None:
    """Append today's head to the anchors file, outside the database."""
    with recorded_system():
        from django.conf import settings

        from sauro.casework.audit.verify import write_anchor

        count, head = write_anchor()
    typer.echo(f"Đã lưu mốc vào {settings.ANCHORS}: {count} dòng, dấu cuối {head}")
