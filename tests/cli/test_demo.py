"""`sauro demo`: only in an empty system, its accounts only in a demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from sauro.casework.access.models import User
from sauro.cli.demo import MARKER, ONLY_IN_DEMONSTRATION, REAL, STANDS
from tests.casework.cast import Cast
from tests.cli.command import Ran, run


def test_accounts_are_for_the_demonstration_only(
    capsys: pytest.CaptureFixture[str],
    cast: Cast,  # noqa: ARG001
) -> None:
    for shape in ("text", "json"):
        ran = run(capsys, "demo", "accounts", "--format", shape)
        assert ran == Ran(2, "", f"{ONLY_IN_DEMONSTRATION}\n")


def test_a_real_system_is_left_alone(
    capsys: pytest.CaptureFixture[str],
    cast: Cast,  # noqa: ARG001
) -> None:
    before = User.objects.count()
    ran = run(capsys, "demo")
    assert (ran.code, ran.err) == (2, f"{REAL}\n")
    assert User.objects.count() == before
    assert not (Path(django_settings.DATA) / MARKER).exists()


def test_a_demonstration_that_stands_is_left_alone(
    capsys: pytest.CaptureFixture[str],
    cast: Cast,  # noqa: ARG001
    settings: Settings,
) -> None:
    settings.DEMONSTRATION = True
    before = User.objects.count()
    ran = run(capsys, "demo")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(f"{STANDS}\n")
    assert User.objects.count() == before


def test_its_help_names_the_command_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "demo", "--help")
    assert ran.code == 0
    assert "\nCác lệnh:\n  accounts  " in ran.out
