"""The recorded system behind a command: set up only by the commands that need it.

Nothing here may be imported by `rate` or `check-report`: they work where no system is installed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sauro.cli.quarter_input import refused

SETTINGS = "sauro.config.settings"
NOT_MADE = (
    "Cơ sở dữ liệu chưa được tạo hoặc chưa cập nhật cho phiên bản này: "
    "chạy sauro database rồi làm lại."
)


def start_system() -> None:
    """Load the settings and the models; the command ends where the environment is wrong."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    _check_environment()
    django.setup()


def _check_environment() -> None:
    import dj_database_url

    from sauro.config import environment
    from sauro.config.mail import mail_server

    try:
        folder = environment.data_folder()
    except OSError as error:
        text = f"SAURO_DATA: không tạo hoặc không ghi được thư mục dữ liệu ({error.strerror})"
        raise refused(f"{text}; chọn thư mục mà tài khoản chạy lệnh được ghi.") from None
    try:
        environment.pinned_today()
    except ValueError:
        raise refused("SAURO_TODAY: không phải là một ngày; ghi dạng 2026-09-18.") from None
    try:
        mail_server()
    except ValueError as error:
        raise refused(f"{error}.") from None
    try:
        dj_database_url.parse(environment.database_url(folder))
    except ValueError:
        text = "DATABASE_URL: không đọc được; ghi dạng postgresql://tên:mật-khẩu@máy:5432/sauro"
        raise refused(text) from None


@contextmanager
def database() -> Iterator[None]:
    """Work with the database; the command ends where it does not answer."""
    from django.db import OperationalError

    try:
        yield
    except OperationalError as error:
        said = " ".join(str(error).split())
        text = f"Không làm việc được với cơ sở dữ liệu: {said}"
        raise refused(f"{text}. Kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu.") from None


def waiting_migrations() -> int:
    """How many changes of the database are not applied yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def recorded_system() -> Iterator[None]:
    """The system ready for use: the command ends where its database is missing or old."""
    start_system()
    with database():
        if waiting_migrations():
            raise refused(NOT_MADE)
        yield
