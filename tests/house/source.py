"""The project's files as the house rules see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PURE = ("regulation", "reconcile", "vietnamese")
RECORDED = ROOT / "data"  # what a running system stores

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A Python module; `name` is its path below the root."""

    name: str
    text: str
    tree: ast.Module


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project; hidden folders (environments, caches) only where they are ours."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            ours = not path.name.startswith(".") or path.name == ".ci"
            made = path.name == "__pycache__" or path.suffix == ".egg-info" or path == RECORDED
            if ours and not made:
                yield from files(path)
        elif not path.name.startswith(".") or path.name == ".gitignore":
            yield path


def texts(*suffixes: str) -> Iterator[tuple[str, str]]:
    """Path below the root and text of the files that are text; all of them without suffixes."""
    for path in files():
        if not suffixes or path.suffix in suffixes:
            try:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@cache
def modules(folder: str = "sauro") -> tuple[Module, ...]:
    """The Python modules below a folder of the project."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    read = [(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in paths]
    return tuple(Module(name, text, ast.parse(text)) for name, text in read)


def pure_modules() -> tuple[Module, ...]:
    """The modules of the rings that hold rules and figures."""
    return tuple(module for ring in PURE for module in modules(f"sauro/{ring}"))


def place(module: Module, node: ast.expr | ast.stmt) -> str:
    """Where a node stands, as an editor reads it."""
    return f"{module.name}:{node.lineno}"
