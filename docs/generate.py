"""Write the generated documentation, or with --check name the pages that are stale.

Everything comes from the packaged register, readings and rulebooks, so two runs on the same
data give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from docs.pages.markdown import Pages, page
from docs.pages.readings import reading_pages
from docs.pages.register import FOLDER, documents_part, register_pages, states_part
from docs.pages.rulebooks import rulebook_pages, rulebooks_part
from docs.pages.years import year_pages
from sauro.regulation.readings import load_readings
from sauro.regulation.register import load_register

HERE = Path(__file__).parent
GENERATED = ("readings", "reference")
"""Folders below docs/ that hold generated pages only."""


def build_pages() -> Pages:
    """Every generated page."""
    register = load_register()
    overview = page(
        "Tra cứu quy định",
        "Mọi điều khoản của các văn bản, hệ thống làm gì với từng điều khoản, và các bộ quy tắc "
        "đang dùng. Chỗ văn bản để ngỏ: xem [các cách hiểu](../readings/README.md). "
        "Từ ngữ và tên gọi tắt của văn bản: xem [bảng thuật ngữ](../glossary.md).",
        rulebooks_part(),
        documents_part(register),
        states_part(),
    )
    return {
        FOLDER / "README.md": overview,
        **register_pages(register),
        **rulebook_pages(register),
        **year_pages(register),
        **reading_pages(load_readings(), register),
    }


def stale_pages(pages: Pages, folder: Path) -> list[str]:
    """Pages under `folder` that are missing, differ or should not be there, sorted."""
    stale = {str(name) for name, text in pages.items() if _read(folder / name) != text}
    for place in GENERATED:
        for path in (folder / place).rglob("*.md"):
            name = PurePosixPath(path.relative_to(folder).as_posix())
            if name not in pages:
                stale.add(str(name))
    return sorted(stale)


def write_pages(pages: Pages, folder: Path) -> list[str]:
    """Bring the pages up to date; the names of those changed or removed."""
    stale = stale_pages(pages, folder)
    for name in stale:
        path = folder / name
        text = pages.get(PurePosixPath(name))
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return stale


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(arguments: Sequence[str] | None = None, folder: Path = HERE) -> int:
    """0: up to date or written; 1: --check found stale pages, named on standard error."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description="Sinh tài liệu.")
    parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi")
    check = parser.parse_args(arguments).check
    pages = build_pages()
    if not check:
        for name in write_pages(pages, folder):
            print(f"docs/{name}: đã cập nhật")
        return 0
    stale = stale_pages(pages, folder)
    for name in stale:
        print(f"docs/{name}: đã cũ, hãy chạy python -m docs.generate", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
