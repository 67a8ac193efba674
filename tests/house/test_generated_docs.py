"""The generated documentation is up to date, deterministic, and every link in it arrives."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from docs.generate import build_pages, main, stale_pages, write_pages
from docs.pages.markdown import table
from sauro.regulation.posts import Position
from sauro.regulation.register import load_register

DOCS = Path(__file__).parents[2] / "docs"
PAGE = PurePosixPath("readings/D1.md")


def test_the_generated_pages_are_up_to_date() -> None:
    assert stale_pages(build_pages(), DOCS) == [], "chạy python -m docs.generate"


def test_two_runs_give_the_same_bytes() -> None:
    assert build_pages() == build_pages()


def test_check_names_each_stale_page_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pages(build_pages(), tmp_path)
    (tmp_path / "reference" / "an.md").write_text("thừa", encoding="utf-8")
    (tmp_path / PAGE).write_text("sửa tay", encoding="utf-8")
    (tmp_path / "reference" / "hd-quy.md").unlink()

    assert main(["--check"], tmp_path) == 1

    assert capsys.readouterr().err.splitlines() == [
        "docs/readings/D1.md: đã cũ, hãy chạy python -m docs.generate",
        "docs/reference/an.md: đã cũ, hãy chạy python -m docs.generate",
        "docs/reference/hd-quy.md: đã cũ, hãy chạy python -m docs.generate",
    ]
    assert (tmp_path / PAGE).read_text(encoding="utf-8") == "sửa tay"


def test_writing_brings_every_page_up_to_date_and_removes_those_left_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "readings").mkdir()
    (tmp_path / "readings" / "cu.md").write_text("thừa", encoding="utf-8")

    assert main([], tmp_path) == 0

    assert "docs/readings/cu.md: đã cập nhật" in capsys.readouterr().out
    assert not (tmp_path / "readings" / "cu.md").exists()
    assert main(["--check"], tmp_path) == 0


def test_every_link_between_the_pages_arrives_at_a_page_and_a_row() -> None:
    pages = build_pages()
    broken = [
        f"{name}: {target}"
        for name, text in pages.items()
        for target in re.findall(r"\]\(([^)]+)\)", text)
        if not _arrives(pages, name, target)
    ]
    assert broken == []


def _arrives(pages: dict[PurePosixPath, str], name: PurePosixPath, target: str) -> bool:
    file, _, anchor = target.partition("#")
    folder = name.parent
    while file.startswith("../"):
        file, folder = file[3:], folder.parent
    if (DOCS / folder / file).is_file() and folder / file not in pages:
        return not anchor
    text = pages.get(folder / file)
    return text is not None and (not anchor or f'<a id="{anchor}"></a>' in text)


def test_the_anchors_of_a_page_are_unique() -> None:
    for name, text in build_pages().items():
        anchors = re.findall(r'<a id="([^"]+)">', text)
        assert len(anchors) == len(set(anchors)), name


def test_a_table_keeps_a_cell_on_its_line_and_in_its_column() -> None:
    assert table(["An", "Bình"], [["a|b", "c\nd"]]) == (
        "| An | Bình |\n| --- | --- |\n| a\\|b | c d |"
    )


def test_the_glossary_names_every_document_of_the_register() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    missing = [
        document.short
        for document in load_register().documents
        if f"| `{document.short}` |" not in glossary
    ]
    assert missing == []


def test_every_position_has_a_name() -> None:
    assert all(position.vietnamese for position in Position)
    assert len({position.vietnamese for position in Position}) == len(Position)
