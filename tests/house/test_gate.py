"""`./run test` and `.ci/run`: every step counts, the first that fails ends it, nothing is left."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

TOOLS = ("ruff check", "ruff format", "lint-imports --no-cache", "mypy ", "python -m pytest")
ON_POSTGRESQL = "python -m pytest -n auto tests/casework tests/web"
STEPS = (*TOOLS, ON_POSTGRESQL)
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-setup.lock")


def _script(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def _call(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    given = list(map(str, arguments))
    return subprocess.run(given, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A set-up whose tools write down how they were called; the one in `fails` fails."""
    for name in ("run", *LOCKS):
        shutil.copy(ROOT / name, tmp_path)
    pins = _call("sh", "-c", f"cat {' '.join(LOCKS)} | cksum", cwd=tmp_path).stdout.strip()
    for name in ("ruff", "lint-imports", "mypy", "python"):
        note = f'echo "{name} $*" >>"{tmp_path}/called"'
        fail = f'case "{name} $*" in "$(cat "{tmp_path}/fails")"*) exit 3 ;; esac'
        _script(tmp_path / ".venv" / "bin" / name, f"{note}\n{fail}")
    _script(tmp_path / ".ci" / "postgresql", '[ ! -e no-server ] || exit 69; exec "$@"')
    (tmp_path / ".venv" / "ready").write_text(f"{pins} dev\n", encoding="utf-8")
    (tmp_path / "fails").write_text("nothing", encoding="utf-8")
    return tmp_path


def _called(folder: Path) -> list[str]:
    return (folder / "called").read_text(encoding="utf-8").splitlines()


def test_the_gate_takes_every_step_the_cheapest_first(tools: Path) -> None:
    assert _call("./run", "test", cwd=tools).returncode == 0
    assert [call.startswith(step) for call, step in zip(_called(tools), STEPS, strict=True)]


@pytest.mark.parametrize("step", [*TOOLS[:-1], "python -m pytest -n auto", ON_POSTGRESQL])
def test_a_step_that_fails_ends_the_gate(tools: Path, step: str) -> None:
    (tools / "fails").write_text(step, encoding="utf-8")
    assert _call("./run", "test", cwd=tools).returncode == 3
    assert _called(tools)[-1].startswith(step)


def test_without_a_server_the_step_is_passed_over_aloud(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tools / "no-server").touch()
    monkeypatch.delenv("SAURO_POSTGRESQL", raising=False)
    passed = _call("./run", "test", cwd=tools)
    assert passed.returncode == 0
    assert "không có máy chủ PostgreSQL: bỏ qua" in passed.stderr


def test_where_a_server_is_required_its_absence_fails(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tools / "no-server").touch()
    monkeypatch.setenv("SAURO_POSTGRESQL", "required")
    assert _call("./run", "test", cwd=tools).returncode == 69


def test_arguments_go_to_pytest_alone(tools: Path) -> None:
    _call("./run", "test", "tests/cli", "-k", "An và Bình", cwd=tools)
    assert _called(tools) == ["python -m pytest tests/cli -k An và Bình"]


def test_long_takes_every_step_and_the_long_tests(tools: Path) -> None:
    _call("./run", "test", "--long", cwd=tools)
    assert len(_called(tools)) == len(STEPS)
    assert _called(tools)[-2:] == ["python -m pytest -n auto -m ", f"{ON_POSTGRESQL} -m "]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clean checkout with the gate's script and a stand-in for `./run`."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    _script(tmp_path / "run", ":")
    author = ("-c", "user.name=An", "-c", "user.email=an@example.org")
    for command in (("init", "-q"), ("add", "-A"), (*author, "commit", "-qm", "một")):
        assert _call("git", *command, cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.skipif(shutil.which("git") is None, reason="máy này không có git")
@pytest.mark.parametrize(
    ("body", "code"),
    [(":", 0), ('[ "$1" != test ]', 1), ("exit 7", 7), ("echo >con-sot-lai", 1)],
    ids=["all well", "tests fail", "set-up fails", "something left behind"],
)
def test_the_gate_of_a_checkout(checkout: Path, body: str, code: int) -> None:
    _script(checkout / "run", body)
    _call("git", "-c", "user.name=An", "-c", "user.email=an@example.org", "commit", "-qam", "hai",
          cwd=checkout)  # fmt: skip
    assert _call(".ci/run", cwd=checkout).returncode == code
