"""The frame of the command line: finding commands, help and errors in Vietnamese, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest
import typer

from sauro import __version__
from sauro.cli import main as frame
from sauro.cli import vietnamese
from sauro.cli.main import COMMANDS, Entry, main

ROOT = Path(__file__).resolve().parents[2]
TEAM = typer.Typer(
    cls=vietnamese.Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True
)
TEAM.command("one", cls=vietnamese.Command, help="Lệnh con.")(lambda: print("một"))
TEAM.command("two", cls=vietnamese.Command, help="Lệnh con khác.")(lambda: print("hai"))
ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show this",
    "[required]",
    "[default",
    "TEXT",
)


class Mood(StrEnum):
    """A choice."""

    BRIGHT = "vui"
    CALM = "trầm"


def greet(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên người.")],
    times: Annotated[int, typer.Option(help="Số lần.", metavar="SỐ")] = 1,
    tone: Annotated[str, typer.Option(metavar="GIỌNG", help="Giọng nói.")] = "thường",
    mood: Annotated[Mood, typer.Option(help="Nét mặt.")] = Mood.BRIGHT,
    code: Annotated[int, typer.Option(hidden=True)] = 0,
) -> None:
    """A command only for these tests."""
    if tone == "vỡ":
        raise RuntimeError("hỏng\nhai dòng")
    if tone == "ngắt":
        raise KeyboardInterrupt
    if tone == "sai":
        raise typer.BadParameter("giọng này không có", param_hint="--tone")
    for _ in range(times):
        print(f"Chào {name}, {mood}")
    raise typer.Exit(code)


@pytest.fixture
def _greet(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sauro.cli.greet")
    module.greet = greet  # type: ignore[attr-defined]
    module.team = TEAM  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sauro.cli.greet", module)
    monkeypatch.setitem(COMMANDS, "team", Entry("greet", "team", "Một nhóm lệnh."))
    monkeypatch.setitem(COMMANDS, "greet", Entry("greet", "greet", "Chào một người."))


def sauro(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sauro", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_without_arguments_it_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    bare = capsys.readouterr().out
    assert main(["--help"]) == 0
    assert capsys.readouterr().out == bare
    assert bare.startswith("Cách dùng: sauro [TÙY CHỌN] LỆNH [THAM SỐ]...\n")


@pytest.mark.parametrize("name", [name for name, entry in COMMANDS.items() if not entry.hidden])
def test_the_help_names_every_command_that_is_not_hidden(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--help"])
    assert f"\n  {name} " in capsys.readouterr().out


def test_hidden_commands_stay_out_of_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    assert "start" not in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_is_vietnamese_and_fits_80_columns(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main([name, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Cách dùng: sauro {name} ")
    assert "Hiện trang này rồi thôi." in page
    assert [word for word in ENGLISH if word in page] == []
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.usefixtures("_greet")
def test_a_help_page_names_defaults_and_what_is_required(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["greet", "--help"])
    page = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Tên người.  [bắt buộc]" in page
    assert "--times SỐ" in page
    assert "[mặc định: 1]" in page
    assert "\nTham số:\n" in page
    assert "\nTùy chọn:\n" in page


@pytest.mark.usefixtures("_greet")
def test_a_command_may_have_commands_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["team", "two"]) == 0
    assert capsys.readouterr().out == "hai\n"


@pytest.mark.usefixtures("_greet")
def test_a_group_of_commands_without_one_shows_its_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["team"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "\nCác lệnh:\n  one  Lệnh con.\n  two  Lệnh con khác.\n" in said.err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sauro {__version__}\n"


@pytest.mark.usefixtures("_greet")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["grete"], "Lỗi: Không có lệnh 'grete'. Có phải ý là 'greet'? (xem: sauro --help)"),
        (["xyz"], "Lỗi: Không có lệnh 'xyz'. (xem: sauro --help)"),
        (["team", "to"], "Lỗi: Không có lệnh 'to'. Có phải ý là 'two'? (xem: sauro team --help)"),
        (
            ["greet", "An", "--mood", "buồn"],
            "Lỗi: Giá trị của --mood không hợp lệ: 'buồn' không có trong các giá trị cho phép:"
            " 'vui', 'trầm'. (xem: sauro greet --help)",
        ),
        (["--xyz"], "Lỗi: Không có tùy chọn --xyz. (xem: sauro --help)"),
        (["greet"], "Lỗi: Thiếu tham số TÊN. (xem: sauro greet --help)"),
        (["greet", "An", "Bình"], "Lỗi: Thừa tham số: Bình (xem: sauro greet --help)"),
        (
            ["greet", "An", "--tims", "2"],
            "Lỗi: Không có tùy chọn --tims. Có phải ý là --times? (xem: sauro greet --help)",
        ),
        (
            ["greet", "An", "--times"],
            "Lỗi: Tùy chọn --times cần một giá trị đi kèm. (xem: sauro --help)",
        ),
        (
            ["greet", "An", "--times", "hai"],
            "Lỗi: Giá trị của --times không hợp lệ: phải là một số nguyên."
            " (xem: sauro greet --help)",
        ),
        (
            ["greet", "An", "--help=1"],
            "Lỗi: Tùy chọn --help không nhận giá trị. (xem: sauro --help)",
        ),
        (
            ["greet", "An", "--tone", "sai"],
            "Lỗi: Giá trị của --tone không hợp lệ: giọng này không có (xem: sauro greet --help)",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_usage_error_is_one_vietnamese_line_and_exit_2(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == line + "\n"


@pytest.mark.usefixtures("_greet")
def test_the_exit_code_of_a_command_is_kept() -> None:
    assert main(["greet", "An", "--code", "1"]) == 1


@pytest.mark.usefixtures("_greet")
def test_an_interrupt_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greet", "An", "--tone", "ngắt"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("_greet")
def test_an_unexpected_error_is_one_line_and_exit_70(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greet", "An", "--tone", "vỡ"]) == 70
    said = capsys.readouterr().err
    assert said.startswith("Lỗi ngoài dự kiến: RuntimeError: hỏng hai dòng (")
    assert said.count("\n") == 1


@pytest.mark.usefixtures("_greet")
def test_the_trace_of_an_unexpected_error_is_shown_on_demand(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAURO_DEBUG", "1")
    assert main(["greet", "An", "--tone", "vỡ"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as nobody_reads:
        done = subprocess.run(
            [sys.executable, "-m", "sauro", "--help"],
            cwd=ROOT,
            stdout=nobody_reads,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == frame.READER_GONE


def test_letters_come_out_whole_in_a_locale_that_does_not_know_them() -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert sauro("--help", **plain).stdout.startswith("Cách dùng: ")
    assert sauro("xyz", **plain).stderr.startswith("Lỗi: Không có lệnh")


def test_ctrl_c_while_a_command_reads_ends_quietly() -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "sauro", "check-report", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1)
    waiting.send_signal(signal.SIGINT)
    _, said = waiting.communicate(timeout=10)
    assert said == ""
    assert waiting.returncode == 130


def test_help_loads_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys; from sauro.cli.main import main; main(['--help']); "
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('rich', 'pydantic', 'python_calamine', 'docx', 'xlsxwriter', 'openpyxl') "
        "or m.startswith(('sauro.regulation', 'sauro.tables', 'sauro.reconcile'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_answers_within_600_milliseconds() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        sauro("--help")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.6
