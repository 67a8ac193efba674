"""Figures are exact, and a threshold is dated data in a rulebook, never a number in Python.

In `regulation` any number written in a module, alone or inside `Decimal(...)` or `Fraction(...)`,
counts as a literal threshold unless it is neutral. Neutral are the numbers that only count,
convert or cut: 0, 1, 2, ten and its powers, twelve months. A position in a sequence (`match[3]`)
is no figure. Other numbers that are facts of the calendar or of writing, never a rule's
threshold, are module constants named in `NAMED`, each with its reason.

`reconcile` measures text (how far to look, how long a line is), so there a literal threshold is
a number that some rulebook or the ring's own data holds as a score or a share.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest

from tests.house.source import ROOT, Module, modules, place, pure_modules

NEUTRAL = {0, 1, 2, 10, 12, 100, 1000}
EXACT = {"Decimal", "Fraction"}
NAMED = {
    ("sauro/regulation/period.py", "MONTHS_A_QUARTER"): "the calendar",
    ("sauro/regulation/period.py", "QUARTERS_A_YEAR"): "the calendar",
    ("sauro/regulation/parameters.py", "MOST_DECIMALS"): "writing: where a decimal is cut",
}


def _floats(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        called = isinstance(node, ast.Name) and node.id in {"float", "complex"}
        if isinstance(node, ast.Constant | ast.Name) and (literal or called):
            yield node


def _figure(text: str) -> bool:
    digits = text.strip().lstrip("-+").replace(".", "", 1).replace("/", "", 1).replace("_", "")
    return digits.isdecimal()


def _neutral(constant: ast.Constant, exact: bool) -> bool:
    value = constant.value
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return value in NEUTRAL
    return not (exact and isinstance(value, str) and _figure(value)) or value in map(str, NEUTRAL)


def _figures(node: ast.AST, exact: bool = False) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Constant) and not _neutral(node, exact):
        yield node
    if isinstance(node, ast.Call):
        exact = getattr(node.func, "id", "") in EXACT
    for name, field in ast.iter_fields(node):
        if name == "slice" and isinstance(field, ast.Constant | ast.UnaryOp):
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST):
                yield from _figures(child, exact)


def _is_named(module: Module, statement: ast.stmt) -> bool:
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    return any((module.name, getattr(target, "id", "")) in NAMED for target in targets)


def _number(value: object) -> Fraction | None:
    """A number as rulebooks ("20%", "90") and Python ("1/5", 20) write it."""
    text = str(value).removesuffix("%")
    return Fraction(text) if _figure(text) else None


def _held(value: object) -> Iterator[object]:
    """The scores and shares in a rulebook's tables."""
    if isinstance(value, dict):
        counts = value.get("kind") == "count"
        yield from (found for inner in value.values() if not counts for found in _held(inner))
    elif isinstance(value, list):
        yield from (found for inner in value for found in _held(inner))
    elif isinstance(value, str):
        yield value


@cache
def rule_values() -> frozenset[Fraction]:
    """Every score and share held as data in the pure rings, shares in percent and as such."""
    paths = [*ROOT.glob("sauro/**/parameters.toml"), *ROOT.glob("sauro/reconcile/**/*.toml")]
    held = (value for path in paths for value in _held(tomllib.loads(path.read_text("utf-8"))))
    numbers = {number for value in held if (number := _number(value)) is not None}
    either = {number * scale for number in numbers for scale in (Fraction(1, 100), 1, 100)}
    return frozenset(either) - set(map(Fraction, NEUTRAL))


def _written(module: Module) -> Iterator[ast.Constant]:
    for statement in module.tree.body:
        if not _is_named(module, statement):
            yield from _figures(statement)


def _thresholds(module: Module) -> list[str]:
    return [f"{place(module, node)} {node.value!r}" for node in _written(module)]


def _module(code: str) -> Module:
    return Module("sample.py", code, ast.parse(code))


def test_the_pure_rings_know_no_binary_fractions() -> None:
    found = [place(module, node) for module in pure_modules() for node in _floats(module.tree)]
    assert found == []


def test_the_values_of_the_rulebooks_are_known() -> None:
    assert {Fraction(90), Fraction(70), Fraction(50), Fraction(30), Fraction(1, 5)} <= rule_values()


def test_regulation_holds_no_literal_threshold() -> None:
    assert [found for module in modules("sauro/regulation") for found in _thresholds(module)] == []


def test_reconcile_holds_no_value_of_a_rulebook() -> None:
    found = [
        f"{place(module, node)} {node.value!r}"
        for module in modules("sauro/reconcile")
        for node in _written(module)
        if _number(node.value) in rule_values()
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "if score >= 90: pass",
        "LIMIT = 70",
        "late * 100 <= 20 * counted",
        "Decimal('69.995')",
        "Fraction(1, 5)",
        "def quota(base, share=Fraction('20/100')): pass",
        "x = {'quota': 25}",
        "rows[30:]",
    ],
)
def test_a_literal_threshold_is_seen(code: str) -> None:
    assert _thresholds(_module(code)) != []


@pytest.mark.parametrize(
    "code",
    ["score >= required", "match[3]", "rows[-3]", "100 * late", "months % 12", "say('90 điểm')"],
)
def test_what_only_counts_or_converts_is_no_threshold(code: str) -> None:
    assert _thresholds(_module(code)) == []


@pytest.mark.parametrize(
    "code", ["x = 0.2", "float(text)", "map(float, row)", "def f(x: float): ..."]
)
def test_a_binary_fraction_is_seen(code: str) -> None:
    assert list(_floats(ast.parse(code))) != []
