"""Find citations in the rules' data and code, and the places a register entry points to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from sauro.regulation.readings import load_readings
from sauro.regulation.register import load_register

_REGULATION = Path(__file__).parents[2] / "sauro" / "regulation"
_PLACES = ("sauro", "tests", "docs", "bench")
_WRONG_ON_PURPOSE = "test_register.py"
_CITING_KEY = re.compile(r"(^|_)(clauses?|citations?|readings?)$")
_READING = re.compile(r"\bD[1-9]\d?\b")
_NUMBER = (
    r"(?:Điều \d+(?: khoản \d+(?:\.\d+)*)?|Phụ lục \d+|(?:[IVX]+|\d+)\b(?:\.\d+)*"
    r"(?: đoạn (?:cuối|\d+)| lưu ý| gạch đầu dòng \d+)?)"
)


def broken_citations(root: Path) -> list[str]:
    """Every clause or reading that a data key or a text below `root` names and that is not there.

    "A 1; B 2" cites two clauses.
    """
    known = {clause.citation for clause in load_register().clauses} | set(load_readings())
    return sorted(
        {
            f"{path.relative_to(root)}: {citation}"
            for path in _files(root)
            for citation in citations(path.suffix, path.read_text(encoding="utf-8"))
            if citation not in known
        }
    )


def citations(suffix: str, text: str) -> Iterator[str]:
    """Every clause and reading that a file of this kind cites, in prose or as data."""
    shorts = "|".join(document.short for document in load_register().documents)
    yield from re.findall(rf"\b(?:{shorts}) {_NUMBER}", text)
    if suffix != ".md":
        yield from _READING.findall(text)
    if suffix == ".toml":
        yield from _cited(tomllib.loads(text))


def _files(root: Path) -> Iterator[Path]:
    yield from root.glob("*.md")
    for place in _PLACES:
        for suffix in ("py", "toml", "md"):
            for path in (root / place).rglob(f"*.{suffix}"):
                hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
                if path.name != _WRONG_ON_PURPOSE and not hidden:
                    yield path


def broken_target(place: str) -> str | None:
    """Why a register entry's place cannot be found; None when it can."""
    if place.endswith(".toml"):
        return None if (_REGULATION / place).is_file() else f"{place}: không có tệp"
    module, *names = _split(place)
    found: object = import_module(module)
    for name in names:
        if not hasattr(found, name):
            return f"{place}: không có {name} trong {module}"
        found = getattr(found, name)
    return None


def cited_in(places: list[str]) -> set[str]:
    """The citations that the data keys of these rulebook files hold."""
    texts = [(_REGULATION / place).read_text(encoding="utf-8") for place in places]
    return {citation for text in texts for citation in _cited(tomllib.loads(text))}


def _split(place: str) -> list[str]:
    parts = place.split(".")
    for count in range(len(parts), 0, -1):
        path = _REGULATION.parents[1].joinpath(*parts[:count])
        if path.with_suffix(".py").is_file() or (path / "__init__.py").is_file():
            return [".".join(parts[:count]), *parts[count:]]
    raise AssertionError(f"{place}: không phải mã của sauro")


def _cited(value: object, key: str = "") -> Iterator[str]:
    """Values of every key that holds citations, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _cited(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner, key)
    elif isinstance(value, str) and _CITING_KEY.search(key):
        yield from value.split("; ")
