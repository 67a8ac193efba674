"""`sauro verify`: whole is 0, a fault is 1 and a line that names it."""

from __future__ import annotations

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.people.models import Unit
from tests.casework.cast import Cast
from tests.cli.command import Ran, run


@pytest.mark.django_db
def test_an_empty_system_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "verify") == Ran(0, "Dữ liệu toàn vẹn: 0 hồ sơ đã kiểm tra.\n", "")


def test_what_was_recorded_is_whole(capsys: pytest.CaptureFixture[str], cast: Cast) -> None:
    count = Case.objects.filter(cycle=cast.cycle).count()
    assert run(capsys, "verify") == Ran(0, f"Dữ liệu toàn vẹn: {count} hồ sơ đã kiểm tra.\n", "")


def test_every_fault_is_a_line_and_the_exit_code_is_1(
    capsys: pytest.CaptureFixture[str], cast: Cast
) -> None:
    Unit.objects.filter(pk=cast.unit.pk).update(path="/0/")
    ran = run(capsys, "verify")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f'Đơn vị SO-MAU (Sở Mẫu): đường dẫn trong cây là "/0/", theo cấp trên phải là '
        f'"{cast.unit.path}".',
        f"Dữ liệu có 1 chỗ sai ({Case.objects.count()} hồ sơ đã kiểm tra).",
    ]
