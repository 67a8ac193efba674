"""Links in the documentation lead somewhere."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tests.house.source import ROOT, texts

LINK = re.compile(r"\[[^\]]*\]\(<?([^)#>\s]*)(?:#[^)]*)?>?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def test_every_link_to_a_file_resolves() -> None:
    broken = [
        f"{name}: {target}"
        for name, text in texts(".md")
        for target in LINK.findall(CODE.sub("", text))
        if target and "://" not in target and not target.startswith("mailto:")
        if not (ROOT / PurePosixPath(name).parent / target).exists()
    ]
    assert broken == []


def test_a_link_is_found_and_code_is_not_one() -> None:
    text = "[Một](a/b.md#c) `[x](y)`\n```\n[z](w)\n```\n[hai](#neo)"
    assert LINK.findall(CODE.sub("", text)) == ["a/b.md", ""]


def test_every_page_of_the_documentation_is_linked_from_another() -> None:
    linked = {
        (ROOT / PurePosixPath(name).parent / target).resolve()
        for name, text in texts(".md")
        for target in LINK.findall(CODE.sub("", text))
        if target and "://" not in target
    }
    pages = {ROOT / name for name, _ in texts(".md")} - {ROOT / "README.md"}
    assert sorted(str(page.relative_to(ROOT)) for page in pages - linked) == []
