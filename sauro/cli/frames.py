"""`sauro frames`: the frames by block, their Excel form, and a check of one filled in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from typer._click import Context, HelpFormatter

from sauro.cli import vietnamese
from sauro.cli.layout import Slot, fitted, table
from sauro.cli.quarter_input import refused
from sauro.regulation.errors import RegulationError
from sauro.regulation.frame_checks import shown
from sauro.regulation.frame_model import Frame
from sauro.regulation.frames import list_frames, load_frame
from sauro.tables.errors import InputErrors


class Frames(vietnamese.Group):
    """The group, its list of commands headed in Vietnamese."""

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands with their help."""
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, (c and c.help) or "") for name, c in commands.items()])


app = typer.Typer(
    cls=Frames,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Khung tiêu chí theo khối: xem, xuất ra Excel, kiểm tra tệp đã sửa.",
    options_metavar=vietnamese.OPTIONS_PLACE,
    subcommand_metavar=vietnamese.COMMAND_PLACE,
)
SAMPLE = "mẫu"


@app.command(
    "list",
    cls=vietnamese.Command,
    help="Liệt kê các khung đi kèm, theo khối.",
    options_metavar=vietnamese.OPTIONS_PLACE,
)
def list_all() -> None:
    """Show every packaged frame, one a line, and that samples are samples."""
    frames = list_frames()
    for line in _table(frames):
        typer.echo(line)
    for note in dict.fromkeys(frame.note for frame in frames if frame.sample):
        typer.echo(f"\n{note}")


@app.command(
    "export",
    cls=vietnamese.Command,
    help="Xuất một khung ra tệp Excel để sửa.",
    options_metavar=vietnamese.OPTIONS_PLACE,
)
def export(
    frame_id: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã khung, xem bằng sauro frames list.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="TỆP", help="Tệp .xlsx sẽ ghi.")],
) -> None:
    """Write a packaged frame as a workbook."""
    from sauro.tables.frames.file import write_frame  # slow to load

    if out.suffix.lower() != ".xlsx":
        raise refused(f'--out {out}: không ghi được loại tệp "{out.suffix}"; dùng đuôi .xlsx')
    try:
        write_frame(load_frame(frame_id), out)
    except RegulationError as error:
        raise refused(str(error)) from None
    except InputErrors as errors:
        raise refused(*errors.lines()) from None
    typer.echo(f"Đã ghi khung vào {out}", err=True)


@app.command(
    "check",
    cls=vietnamese.Command,
    help="Kiểm tra một tệp Excel khung tiêu chí, chỉ ra mọi chỗ sai.",
    options_metavar=vietnamese.OPTIONS_PLACE,
)
def check(
    source: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .xlsx đã sửa.")],
) -> None:
    """Read a workbook as a frame: a summary, or every error with its place."""
    from sauro.tables.frames.file import read_frame  # slow to load

    try:
        frame = read_frame(source)
    except InputErrors as errors:
        raise refused(*errors.lines()) from None
    for line in _summary(frame):
        typer.echo(line)


def _table(frames: tuple[Frame, ...]) -> Iterator[str]:
    slots = (
        Slot("Mã khung", fitted((frame.id for frame in frames), 8, 30)),
        Slot("Khối", fitted((frame.block.vietnamese for frame in frames), 8, 40)),
        Slot("Loại", 5),
        Slot("Điểm các trục", 18),
        Slot("Số chỉ tiêu gợi ý", 17, right=True),
    )
    lines = (
        (
            frame.id,
            frame.block.vietnamese,
            SAMPLE if frame.sample else "",
            "/".join(shown(axis.maximum) for axis in frame.axes),
            str(len(frame.indicators)),
        )
        for frame in frames
    )
    return table(slots, lines)


def _summary(frame: Frame) -> Iterator[str]:
    yield f"Khung dùng được: {frame.title} ({frame.id})"
    yield f"Khối: {frame.block.vietnamese}; áp dụng từ ngày {frame.in_force_from:%d/%m/%Y}"
    general = "/".join(shown(criterion.maximum) for criterion in frame.criteria)
    axes = "/".join(shown(axis.maximum) for axis in frame.axes)
    yield f"Tiêu chí chung: {general}, tổng {shown(frame.totals.general)} điểm"
    yield f"Các trục kết quả: {axes}, tổng {shown(frame.totals.results)} điểm"
    yield f"Chỉ tiêu gợi ý: {len(frame.indicators)}"
    if frame.sample:
        yield f"Lưu ý: {frame.note}"
