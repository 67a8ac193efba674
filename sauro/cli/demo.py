"""`sauro demo`: the demonstration province, and the accounts to look around with."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from sauro.cli import system, vietnamese
from sauro.cli.database import prepare
from sauro.cli.quarter_input import refused
from sauro.cli.system import recorded_system
from sauro.synthetic import Size

MARKER = "demonstration"  # read by sauro.config.settings
STANDS = "Tỉnh trình diễn đã có sẵn. Xem tài khoản: sauro demo accounts."
REAL = (
    "Thư mục dữ liệu này đang có hệ thống thật nên không dựng tỉnh trình diễn ở đây. "
    "Chọn thư mục khác: SAURO_DATA=thư-mục ./run"
)
ONLY_IN_DEMONSTRATION = (
    "Đây không phải hệ thống trình diễn nên không có tài khoản dùng thử. "
    "Dựng một tỉnh trình diễn: SAURO_DATA=thư-mục-mới sauro demo"
)


class AccountsFormat(StrEnum):
    """JSON for programs, text for people."""

    JSON = "json"
    TEXT = "text"


app = typer.Typer(
    cls=vietnamese.Group,
    add_completion=False,
    rich_markup_mode=None,
    help="Tỉnh trình diễn: dựng từ số liệu đặt ra, xem tài khoản dùng thử.",
    options_metavar=vietnamese.OPTIONS_PLACE,
    subcommand_metavar="[LỆNH]",
    invoke_without_command=True,
)


@app.callback()
def demo(
    context: typer.Context,
    size: Annotated[
        Size, typer.Option("--size", help="small: vài đơn vị; full: cả tỉnh, dựng lâu.")
    ] = Size.SMALL,
    seed: Annotated[
        int, typer.Option("--seed", metavar="SỐ", help="Số gốc để đặt ra số liệu.")
    ] = 2026,
) -> None:
    """Build it where nothing is recorded yet; where it stands nothing is done."""
    if context.invoked_subcommand is not None:
        return
    system.start_system()
    with system.database():
        prepare()
        from django.conf import settings

        from sauro.casework.demo.build import is_empty

        if is_empty():
            bring_in(size, seed)
        elif settings.DEMONSTRATION:
            typer.echo(STANDS)
        else:
            raise refused(REAL)


def bring_in(size: Size, seed: int = 2026) -> None:
    """Build it in the empty database that stands, and mark the folder as a demonstration's."""
    from django.conf import settings
    from django.db import transaction

    from sauro.casework.demo.build import build
    from sauro.casework.errors import Refused
    from sauro.casework.people.models import Official, Unit

    print("Đang dựng tỉnh trình diễn…", file=sys.stderr)
    try:
        with transaction.atomic():
            build(size, seed, say=lambda stage: print(f"  {stage}", file=sys.stderr, flush=True))
            # Before others see the rows: a demonstration never looks like a real system.
            (settings.DATA / MARKER).touch()
    except Refused as error:
        raise refused(error.message) from None
    typer.echo(
        f"Đã dựng tỉnh trình diễn: {Unit.objects.count()} đơn vị, "
        f"{Official.objects.count()} cán bộ; hôm nay là 18/9/2026."
    )


@app.command(
    "accounts",
    cls=vietnamese.Command,
    help="Liệt kê tài khoản dùng thử của tỉnh trình diễn.",
    options_metavar=vietnamese.OPTIONS_PLACE,
)
def accounts(
    shape: Annotated[
        AccountsFormat, typer.Option("--format", help="Cách in.")
    ] = AccountsFormat.TEXT,
) -> None:
    """Print every account with its password; refused outside the demonstration."""
    with recorded_system():
        from django.conf import settings

        from sauro.casework.demo.accounts import accounts as every_account

        if not settings.DEMONSTRATION:
            raise refused(ONLY_IN_DEMONSTRATION)
        found = every_account()
    if shape is AccountsFormat.JSON:
        typer.echo(json.dumps([asdict(account) for account in found], ensure_ascii=False))
        return
    widest = max((len(account.username) for account in found), default=0)
    for account in found:
        place = f", {account.unit}" if account.unit else ""
        typer.echo(f"{account.username:<{widest}}  {account.password}  {account.role}{place}")
