"""The lock files hold what the project names, with hashes, and agree with each other."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.source import ROOT, modules

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-setup.lock")
PINNED = re.compile(r"^([a-z0-9.-]+)==([^ ]+)(?: ; [^\\]+)? \\$")


def _asked(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line.lower() for line in lines if line and line[0] not in "#-"}


def _pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := PINNED.match(line))}


def test_the_package_needs_what_the_lock_is_compiled_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {name.lower() for name in project["dependencies"]} == _asked("requirements.in")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_pinned(name: str) -> None:
    names = {re.split(r"[<>=~!\[]", line)[0] for line in _asked(f"{name}.in")}
    assert names - _pinned(f"{name}.lock").keys() == set()


def test_developers_use_the_versions_of_the_users() -> None:
    assert _pinned("requirements.lock").items() <= _pinned("requirements-dev.lock").items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(_pinned(name))


def test_every_package_the_program_imports_is_among_the_users() -> None:
    """The tests run with the developers' packages; a user has only these."""
    imported = {
        name.split(".")[0]
        for module in modules()
        for node in ast.walk(module.tree)
        for name in _names(node)
    }
    provided = packages_distributions()
    third_party = imported - sys.stdlib_module_names - {"sauro"}
    locked = {name.lower().replace("_", "-") for name in _pinned("requirements.lock")}
    missing = {
        name
        for name in third_party
        if not {dist.lower().replace("_", "-") for dist in provided.get(name, [])} & locked
    }
    assert missing == set()


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []
