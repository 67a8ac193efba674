"""`./run` alone: the system in the browser, with the demonstration province where none is yet."""

from __future__ import annotations

import sys

import typer

from sauro.cli import system
from sauro.cli.database import prepare
from sauro.cli.demo import bring_in
from sauro.cli.main import main
from sauro.config.environment import DEMONSTRATION_TODAY

OPEN = "Mở địa chỉ dưới đây bằng trình duyệt, đăng nhập thử bằng một tài khoản:"
MORE = "Mọi tài khoản: ./run demo accounts. Dẫn đường: docs/how-to/first-walk.md."
SHOWN = ("canbo", "dungdau", "vanthu", "thamdinh", "thuky")


def start() -> None:
    """Build the demonstration where nothing is recorded, say who may sign in, serve."""
    system.start_system()
    with system.database():
        prepare()
        from django.conf import settings

        from sauro.casework.demo.build import is_empty
        from sauro.synthetic import Size

        demonstration = settings.DEMONSTRATION
        if is_empty():
            bring_in(Size.SMALL)
            demonstration = True
        if demonstration:
            _introduce()
    sys.stdout.flush()
    raise typer.Exit(main(["serve"]))


def _introduce() -> None:
    from sauro.casework import clock
    from sauro.casework.demo.accounts import one_a_role

    typer.echo(OPEN)
    with clock.on(DEMONSTRATION_TODAY):
        offered = one_a_role()
    for account in offered:
        if account.username.partition(".")[0] in SHOWN:
            said = f"  {account.username:<34} {account.password}   {account.role}"
            typer.echo(f"{said}, {account.unit}" if account.unit else said)
    typer.echo(MORE)
