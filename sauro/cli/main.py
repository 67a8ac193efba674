"""`sauro`: finds the command, runs it, and turns whatever happens into an exit code.

A command's module is loaded when the command is called: `sauro --help` reads only `COMMANDS`.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, NamedTuple, cast

import typer
from typer._click import Context
from typer._click.exceptions import NoArgsIsHelpError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from sauro import __version__
from sauro.cli import vietnamese

ABOUT = (
    "Sáu Rõ: xếp loại cán bộ, tập thể từ số liệu đã ghi, giải thích theo từng điều khoản; "
    "soát số liệu báo cáo."
)
DONE = 0
FOUND = 1
USAGE = 2
UNEXPECTED = 70
INTERRUPTED = 130
READER_GONE = 141


class Entry(NamedTuple):
    """Where a command's function (or application of commands) is, and its help."""

    module: str
    attribute: str
    help: str
    hidden: bool = False


COMMANDS = {
    "rate": Entry(
        "rate", "rate", "Xếp loại một quý từ tệp số liệu, kèm lý do theo từng điều khoản."
    ),
    "template": Entry("template", "template", "Tạo tệp Excel mẫu để nhập số liệu."),
    "frames": Entry(
        "frames", "app", "Khung tiêu chí theo khối: xem, xuất Excel, kiểm tra tệp đã sửa."
    ),
    "simulate": Entry("simulate", "simulate", "Thử đổi ngưỡng, tỷ lệ rồi xem ai đổi mức xếp loại."),
    "check-report": Entry(
        "check_report", "check_report", "Soát số liệu trong báo cáo, chỉ ra con số sai."
    ),
    "serve": Entry("serve", "serve", "Chạy hệ thống trên trình duyệt."),
    "database": Entry("database", "database", "Tạo hoặc cập nhật cơ sở dữ liệu, tệp tĩnh."),
    "admin": Entry("admin", "admin", "Tạo quản trị viên đầu tiên."),
    "remind": Entry("remind", "remind", "Nhắc việc đến hạn; chạy mỗi ngày một lần."),
    "audit": Entry("audit", "app", "Nhật ký: kiểm tra toàn vẹn, lưu mốc."),
    "verify": Entry("verify", "verify", "Kiểm tra mọi dữ liệu đã lưu có thống nhất không."),
    "demo": Entry("demo", "app", "Dựng tỉnh trình diễn, xem tài khoản dùng thử."),
    "example": Entry("example", "example", "Chạy thử một ví dụ tính xếp loại, soát báo cáo."),
    "start": Entry(
        "start", "start", "Chạy hệ thống; lần đầu dựng tỉnh trình diễn để xem thử.", hidden=True
    ),
}


def _load(name: str) -> TyperCommand | TyperGroup:
    """The command behind a function, or behind an application with commands of its own."""
    entry = COMMANDS[name]
    found = getattr(import_module(f"sauro.cli.{entry.module}"), entry.attribute)
    if isinstance(found, typer.Typer):
        return cast(TyperGroup, get_command(found))
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    register = app.command(
        name=name,
        cls=vietnamese.Command,
        help=entry.help,
        options_metavar=vietnamese.OPTIONS_PLACE,
    )
    register(found)
    return cast(TyperCommand, get_command(app))


class Sauro(vietnamese.Group):
    """The group of all commands, each loaded when it is first asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the library's signature
        """The names that the help page shows."""
        return [name for name, entry in COMMANDS.items() if not entry.hidden]

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | TyperGroup | None:  # noqa: ARG002
        """The command of that name, loaded now; None when there is none."""
        return _load(cmd_name) if cmd_name in COMMANDS else None

    def command_helps(self, ctx: Context) -> list[tuple[str, str]]:
        """The commands with the help of the table, without loading any."""
        return [(name, COMMANDS[name].help) for name in self.list_commands(ctx)]


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sauro {__version__}")
        raise typer.Exit


def _top(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - the callback acts on it
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Hiện phiên bản."),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _group() -> Sauro:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    register = app.callback(
        cls=Sauro,
        help=ABOUT,
        invoke_without_command=True,
        options_metavar=vietnamese.OPTIONS_PLACE,
        subcommand_metavar=vietnamese.COMMAND_PLACE,
    )
    register(_top)
    return cast(Sauro, get_command(app))


def _run(arguments: list[str]) -> int:
    group = _group()
    try:
        with group.make_context("sauro", arguments) as context:
            group.invoke(context)
    except typer.Exit as exit_asked:
        return exit_asked.exit_code
    except typer.Abort:
        return INTERRUPTED
    except NoArgsIsHelpError as error:
        print(error.message, file=sys.stderr)
        return USAGE
    except typer.TyperException as error:
        print(vietnamese.usage_error(error), file=sys.stderr)
        return USAGE
    return DONE


def _speak_utf8() -> None:
    """Vietnamese letters whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _drop_output() -> None:
    """Nobody reads any more: what is still buffered must not raise again at the very end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _unexpected(error: Exception) -> None:
    if os.environ.get("SAURO_DEBUG"):
        traceback.print_exception(error)
    said = " ".join(str(error).split())
    print(
        f"Lỗi ngoài dự kiến: {type(error).__name__}: {said} "
        "(đặt SAURO_DEBUG=1 rồi chạy lại để xem chi tiết và báo cho người phát triển)",
        file=sys.stderr,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `sauro` with these arguments (those of the process when left out); the exit code."""
    _speak_utf8()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        _unexpected(error)
        return UNEXPECTED
    return code
