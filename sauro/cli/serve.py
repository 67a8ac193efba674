"""`sauro serve`: the system on an address, for browsers or a proxy before it."""

from __future__ import annotations

import os
import socket
import sys
from typing import Annotated

import typer

from sauro.cli import system
from sauro.cli.database import prepare
from sauro.cli.quarter_input import refused

HIGHEST_PORT = 65_535
MOST = 64
APPLICATION = "sauro.config.wsgi:application"


def serve(
    host: Annotated[
        str, typer.Option(metavar="MÁY", envvar="HOST", show_envvar=False, help="Địa chỉ nghe.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(metavar="CỔNG", envvar="PORT", show_envvar=False, help="Cổng nghe."),
    ] = 8000,
    workers: Annotated[
        int,
        typer.Option(
            metavar="SỐ", envvar="SAURO_WORKERS", show_envvar=False, help="Số tiến trình."
        ),
    ] = 2,
    threads: Annotated[
        int,
        typer.Option(
            metavar="SỐ", envvar="SAURO_THREADS", show_envvar=False, help="Số luồng mỗi tiến trình."
        ),
    ] = 4,
) -> None:
    """Bring the database up to date, then serve until stopped."""
    _within("--port", port, HIGHEST_PORT)
    _within("--workers", workers, MOST)
    _within("--threads", threads, MOST)
    _free(host, port)
    system.start_system()
    with system.database():
        prepare()
        _hint()
    typer.echo(f"Đang phục vụ tại địa chỉ {host}:{port}. Dừng: Ctrl+C.")
    sys.stdout.flush()
    server = server_command(host, port, workers, threads)
    os.execv(server[0], server)  # gunicorn takes this process over: signals reach it directly


def server_command(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The server's command line."""
    place = f"[{host}]" if ":" in host else host
    return [
        sys.executable, "-P", "-m", "gunicorn", APPLICATION,
        "--bind", f"{place}:{port}",
        "--worker-class", "gthread",
        "--workers", str(workers),
        "--threads", str(threads),
        "--log-level", "warning",
    ]  # fmt: skip


def _within(option: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise refused(f"{option} {value}: phải từ 1 đến {most}")


def _free(host: str, port: int) -> None:
    """Say now, in Vietnamese, what the server would say in English after starting."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind(address)
    except OSError as error:
        text = f"Không nghe được ở {host}:{port} ({error.strerror})"
        raise refused(f"{text}; chọn cổng khác bằng PORT, địa chỉ khác bằng HOST.") from None


def _hint() -> None:
    from sauro.casework.access.models import Grant
    from sauro.casework.access.roles import Role

    if not Grant.objects.filter(role=Role.ADMINISTRATOR.value).exists():
        typer.echo("Chưa có quản trị viên: tạo bằng lệnh sauro admin TÊN-ĐĂNG-NHẬP.")
