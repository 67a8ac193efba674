"""Sizes of the modules and functions of `sauro`; run as a script it prints one line of them."""

from __future__ import annotations

import ast
from statistics import median
from typing import NamedTuple

from tests.house.source import FunctionNode, Module, modules


class Size(NamedTuple):
    """A piece of code and its lines."""

    lines: int
    place: str


def _holds_code(module: Module) -> bool:
    return any(not isinstance(node, ast.Expr) for node in module.tree.body)


def module_sizes() -> list[Size]:
    """Every module that holds more than a docstring."""
    return [
        Size(module.text.count("\n"), module.name) for module in modules() if _holds_code(module)
    ]


def function_sizes() -> list[Size]:
    """Every function and method, from `def` to its last line."""
    return [
        Size((node.end_lineno or node.lineno) - node.lineno + 1, f"{module.name} {node.name}")
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, FunctionNode)
    ]


def _line(kind: str, sizes: list[Size]) -> str:
    longest = max(sizes)
    middle = median(size.lines for size in sizes)
    return (
        f"{len(sizes)} {kind}, median {middle:g} lines, longest {longest.lines} ({longest.place})"
    )


if __name__ == "__main__":
    print(_line("modules", module_sizes()), _line("functions", function_sizes()), sep="; ")
