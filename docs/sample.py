"""Write the sample in the README from what the commands print, or with --check compare it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from shlex import join
from tempfile import TemporaryDirectory

from sauro.cli.example import EXAMPLE, write_report
from sauro.cli.main import DONE, FOUND

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- sample: begin; written by python -m docs.sample -->\n"
END = "<!-- sample: end -->\n"
COLUMNS = "120"


def _printed(arguments: Sequence[str], folder: str) -> str:
    """What a command prints in a terminal of the README's width, on both outputs."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "sauro", *arguments],
        cwd=folder,
        env=os.environ | {"COLUMNS": COLUMNS, "PYTHONPATH": str(README.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (DONE, FOUND):
        raise RuntimeError(done.stdout)
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def _block(shown: Sequence[str]) -> str:
    return "```console\n" + "\n".join(shown) + "```\n"


@cache
def sample() -> str:
    """The reasons of one case and a checked report; the whole table is folded away below."""
    with TemporaryDirectory() as folder:
        write_report(Path(folder))
        shown = [f"$ ./run {join(each)}\n{_printed(each, folder)}\n" for each in EXAMPLE]
    template, table, why, report = shown
    folded = _block([template, table])
    return (
        f"{_block([why, report])}\n"
        f"<details><summary>Cả bảng của ví dụ</summary>\n\n{folded}\n</details>\n"
    )


def with_sample(readme: str) -> str:
    """The README's text with the block between the markers written anew."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{sample()}{END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """0: up to date or written; 1: --check found the sample stale."""
    given = sys.argv[1:] if arguments is None else arguments
    text = README.read_text(encoding="utf-8")
    wanted = with_sample(text)
    if "--check" not in given:
        README.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if wanted != text:
        print("README.md: ví dụ đã cũ, hãy chạy python -m docs.sample", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
