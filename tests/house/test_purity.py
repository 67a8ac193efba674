"""The inner rings compute from what they are given: no clock, no network, no others' packages."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.house.source import PURE, FunctionNode, Module, modules, place, pure_modules

OUTSIDE_WORLD = {
    "asyncio", "http", "io", "logging", "multiprocessing", "os", "random", "secrets", "shutil",
    "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
CLOCKS = {
    ("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"),
}  # fmt: skip


def _imported(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node


@pytest.mark.parametrize("ring", PURE)
def test_a_pure_ring_imports_the_standard_library_and_itself(ring: str) -> None:
    allowed = sys.stdlib_module_names - OUTSIDE_WORLD
    foreign = [
        f"{place(module, node)} {name}"
        for module in modules(f"sauro/{ring}")
        for name, node in _imported(module)
        if name.split(".")[0] not in allowed and not f"{name}.".startswith(f"sauro.{ring}.")
    ]
    assert foreign == []


def test_no_module_reads_the_clock() -> None:
    found = [
        place(module, node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr) in CLOCKS
    ]
    assert found == []


def _undocumented(module: Module, body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, FunctionNode | ast.ClassDef) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield f"{place(module, node)} {owner}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from _undocumented(module, node.body, f"{node.name}.")


def test_every_public_name_of_the_pure_rings_says_what_it_gives() -> None:
    found = [name for module in pure_modules() for name in _undocumented(module, module.tree.body)]
    found += [module.name for module in pure_modules() if ast.get_docstring(module.tree) is None]
    assert found == []
