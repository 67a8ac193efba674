"""`sauro admin`: the first administrator, who makes all other accounts on the pages."""

from __future__ import annotations

import secrets
import sys
from getpass import getpass
from typing import Annotated

import typer

from sauro.cli.quarter_input import refused
from sauro.cli.system import recorded_system

LONG_ENOUGH = 15  # bytes of chance: twenty letters


def admin(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập của quản trị viên.")],
    generate: Annotated[
        bool, typer.Option("--generate", help="Tạo mật khẩu ngẫu nhiên và in ra một lần.")
    ] = False,
) -> None:
    """Make the account."""
    with recorded_system():
        from sauro.casework.errors import Refused
        from sauro.casework.structure.accounts import first_administrator

        password = secrets.token_urlsafe(LONG_ENOUGH) if generate else _asked()
        try:
            user = first_administrator(username=name, password=password)
        except Refused as error:
            raise refused(error.message) from None
    typer.echo(f"Đã tạo quản trị viên {user.username}.")
    if generate:
        typer.echo(f"Mật khẩu (chỉ hiện một lần này): {password}")


def _asked() -> str:
    """The password, typed twice alike."""
    first, again = _read("Mật khẩu (ít nhất 12 ký tự): "), _read("Nhập lại mật khẩu: ")
    if first != again:
        raise refused("Hai lần nhập mật khẩu không giống nhau; chạy lại lệnh và nhập lại.")
    return first


def _read(prompt: str) -> str:
    """Without showing it where a person types; a script gives it on standard input."""
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
