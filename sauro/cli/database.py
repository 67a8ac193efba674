"""`sauro database`: the database and the static files made, or brought up to this version."""

from __future__ import annotations

import typer

from sauro.cli import system


def database() -> None:
    """Apply what is missing; running it again does nothing."""
    system.start_system()
    with system.database():
        prepare()


def prepare() -> None:
    """Bring the database up to date, raise the log's guard, collect static files when changed."""
    from django.core.management import call_command

    from sauro.casework.audit.guard import guarded, raise_guard
    from sauro.cli.static_files import collect

    waiting = system.waiting_migrations()
    if waiting:
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    if not guarded():
        raise_guard()
    made = f"đã áp dụng {waiting} thay đổi" if waiting else "đã ở phiên bản mới nhất"
    static = "đã chuẩn bị lại" if collect() else "không có gì mới"
    typer.echo(f"Cơ sở dữ liệu: {made}. Tệp tĩnh: {static}.")
