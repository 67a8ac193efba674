"""Small pieces of Markdown shared by the generated pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

Pages = dict[PurePosixPath, str]
"""Text of every page by its path below docs/."""

MARK = '<!-- Trang này được sinh từ dữ liệu bằng "python -m docs.generate"; không sửa tay. -->'


def page(title: str, *parts: str) -> str:
    """A whole page: the generated mark, the title, its parts, one line break at the end."""
    return "\n\n".join([MARK, f"# {title}", *(part for part in parts if part)]) + "\n"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are kept on one line."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def bullets(lines: Iterable[str]) -> str:
    """A list with dashes."""
    return "\n".join(f"- {line}" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
