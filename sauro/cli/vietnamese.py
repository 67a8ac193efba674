"""What the command-line library says in English, said in Vietnamese: help pages and usage errors.

The library writes its sentences as plain English strings. Help is therefore laid out here, and
an error's sentence is matched against `SENTENCES`; one not listed is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from typer import TyperException
from typer._click import Command as Found
from typer._click import Context, HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Missing argument '?(.+?)'?\.", r"Thiếu tham số \1."),
    (r"Missing argument '?(.+?)'?\. Choose from:\s*(.+)", r"Thiếu tham số \1. Chọn một trong: \2"),
    (r"Missing option '?(.+?)'?\.", r"Thiếu tùy chọn \1."),
    (r"Missing option '?(.+?)'?\. Choose from:\s*(.+)", r"Thiếu tùy chọn \1. Chọn một trong: \2"),
    (r"Missing command\.", r"Thiếu tên lệnh."),
    (
        r"No such option: (\S+) \(Possible options: (.+)\)",
        r"Không có tùy chọn \1. Có phải ý là \2?",
    ),
    (r"No such option: (\S+)", r"Không có tùy chọn \1."),
    (r"Option '(.+)' does not take a value\.", r"Tùy chọn \1 không nhận giá trị."),
    (r"Option '(.+)' requires an argument\.", r"Tùy chọn \1 cần một giá trị đi kèm."),
    (r"Option '(.+)' requires (\d+) arguments\.", r"Tùy chọn \1 cần \2 giá trị đi kèm."),
    (r"Got unexpected extra argument\(s\) \((.+)\)", r"Thừa tham số: \1"),
    (r"Invalid value for '?(.+?)'?: (.+)", r"Giá trị của \1 không hợp lệ: \2"),
    (r"Invalid value: (.+)", r"Giá trị không hợp lệ: \1"),
)
VALUES: tuple[tuple[str, str], ...] = (
    (
        r"(?:Value error, )?'(.*)' is not one of (.+)\.",
        r"'\1' không có trong các giá trị cho phép: \2.",
    ),
    (r"'?(.*?)'? is not a valid int(?:eger)?\.?", r"'\1' không phải là số nguyên."),
    (r"Input should be a valid integer.*", r"phải là một số nguyên."),
    (r"Input should be a valid number.*", r"phải là một số."),
    (r"(?:file|dir|path) '(.+)' does not exist\.", r"không có '\1'."),
    (r"(?:file|dir|path) '(.+)' is a file\.", r"'\1' là một tệp, không phải thư mục."),
    (r"(?:file|dir|path) '(.+)' is a directory\.", r"'\1' là một thư mục, không phải tệp."),
    (r"(?:file|dir|path) '(.+)' is not readable\.", r"không đọc được '\1'."),
    (r"(?:file|dir|path) '(.+)' is not writable\.", r"không ghi được vào '\1'."),
)
# Joined by hard spaces: a mark is not broken over two lines.
MARKS = (
    (r"\bdefault: ", "mặc\u00a0định:\u00a0"),
    (r"\brequired\b", "bắt\u00a0buộc"),
)
COMMAND_PLACE = "LỆNH [THAM SỐ]..."
OPTIONS_PLACE = "[TÙY CHỌN]"


def _said(text: str, sentences: tuple[tuple[str, str], ...]) -> str:
    for pattern, vietnamese in sentences:
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match:
            return match.expand(vietnamese)
    return text


def usage_error(error: TyperException) -> str:
    """The line for a usage error, in Vietnamese: what is wrong and where the help is."""
    text = " ".join(error.format_message().split())
    head, mark, value = _said(text, SENTENCES).partition("không hợp lệ: ")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "sauro"
    return f"Lỗi: {head}{mark}{_said(value, VALUES)} (xem: {command} --help)"


def _rows(
    context: Context, parameters: Sequence[TyperArgument | TyperOption]
) -> list[tuple[str, str]]:
    rows = []
    for parameter in parameters:
        record = parameter.get_help_record(context)
        if record is not None:
            name, text = record
            name = name.partition(" <")[0] if isinstance(parameter, TyperArgument) else name
            body, bracket, marks = text.rpartition("  [")
            for pattern, vietnamese in MARKS:
                marks = re.sub(pattern, vietnamese, marks)
            rows.append((name, body + bracket + marks))
    return rows


def _write(formatter: HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _usage(command: TyperCommand | TyperGroup, context: Context, formatter: HelpFormatter) -> None:
    pieces = " ".join(piece.strip("{}") for piece in command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, prefix="Cách dùng: ")


def _parameters(
    command: TyperCommand | TyperGroup, context: Context, formatter: HelpFormatter
) -> None:
    given = command.get_params(context)
    _write(formatter, "Tham số", _rows(context, [p for p in given if isinstance(p, TyperArgument)]))
    options = [p for p in given if isinstance(p, TyperOption)]
    for option in options:
        if "--help" in option.opts:
            option.help = "Hiện trang này rồi thôi."
    _write(formatter, "Tùy chọn", _rows(context, options))


class Command(TyperCommand):
    """A command whose help page is Vietnamese."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments, then the options."""
        _parameters(self, ctx, formatter)


class Group(TyperGroup):
    """A group of commands whose help page is Vietnamese."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands, then the options."""
        _write(formatter, "Các lệnh", self.command_helps(ctx))
        _parameters(self, ctx, formatter)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str, Found, list[str]]:
        """The command that `args` name and what follows it; a usage error when there is none."""
        name, *rest = args
        found = self.get_command(ctx, name)
        if found is None:
            near = get_close_matches(name, self.list_commands(ctx), n=1)
            meant = f" Có phải ý là '{near[0]}'?" if near else ""
            ctx.fail(f"Không có lệnh '{name}'.{meant}")
        return name, found, rest

    def command_helps(self, ctx: Context) -> list[tuple[str, str]]:
        """The commands to show, each with its help in one line."""
        return [
            (name, self.commands[name].get_short_help_str(80)) for name in self.list_commands(ctx)
        ]
