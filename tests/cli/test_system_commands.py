"""The commands of the running system: database, first administrator, log, reminders."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from sauro.casework.access.models import Grant, User
from sauro.casework.audit.guard import lower_guard, raise_guard
from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import Actor, record
from sauro.casework.audit.verify import current_head
from sauro.casework.cycles.models import Reminder
from tests.casework.cast import Cast
from tests.cli.command import Ran, run, run_process

PASSWORD = "mot-cau-that-dai"


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which the system never ran; the command is run in a process of its own."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    monkeypatch.setenv("SAURO_DATA", str(tmp_path / "so-lieu"))
    for name in ("SAURO_AUDIT_KEY", "SAURO_SECRET_KEY", "SAURO_TODAY", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "so-lieu"


@pytest.fixture
def anchors(tmp_path: Path, settings: Settings) -> Path:
    """Anchors of this test alone."""
    settings.ANCHORS = tmp_path / "anchors.jsonl"
    return tmp_path / "anchors.jsonl"


def test_the_database_is_made_once_and_then_left_alone(fresh: Path) -> None:
    first = run_process("database")
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("Cơ sở dữ liệu: đã áp dụng ")
    assert first.out.endswith(" Tệp tĩnh: đã chuẩn bị lại.\n")
    assert (fresh / "static" / "staticfiles.json").exists()
    again = run_process("database")
    assert again == Ran(
        0, "Cơ sở dữ liệu: đã ở phiên bản mới nhất. Tệp tĩnh: không có gì mới.\n", ""
    )


def test_before_the_database_is_made_the_commands_say_so(fresh: Path) -> None:  # noqa: ARG001
    expected = Ran(
        2,
        "",
        "Cơ sở dữ liệu chưa được tạo hoặc chưa cập nhật cho phiên bản này: "
        "chạy sauro database rồi làm lại.\n",
    )
    assert run_process("audit", "verify") == expected
    assert run_process("remind") == expected


def test_the_first_administrator_is_made_once(fresh: Path) -> None:  # noqa: ARG001
    run_process("database")
    unlike = run_process("admin", "quan-tri", text=f"{PASSWORD}\nkhac-han-cau-kia\n")
    assert unlike == Ran(
        2, "", "Hai lần nhập mật khẩu không giống nhau; chạy lại lệnh và nhập lại.\n"
    )
    made = run_process("admin", "quan-tri", text=f"{PASSWORD}\n{PASSWORD}\n")
    assert made == Ran(0, "Đã tạo quản trị viên quan-tri.\n", "")
    again = run_process("admin", "hai", "--generate")
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("Hệ thống đã có quản trị viên.")
    assert run_process("audit", "verify").out.startswith("Nhật ký toàn vẹn: 2 dòng, dấu cuối ")


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("SAURO_TODAY", "mai", "SAURO_TODAY: không phải là một ngày; ghi dạng 2026-09-18."),
        (
            "DATABASE_URL",
            "foo://bar",
            "DATABASE_URL: không đọc được; ghi dạng postgresql://tên:mật-khẩu@máy:5432/sauro",
        ),
        (
            "SAURO_DATA",
            "/proc/sauro",
            "SAURO_DATA: không tạo hoặc không ghi được thư mục dữ liệu "
            "(No such file or directory); chọn thư mục mà tài khoản chạy lệnh được ghi.",
        ),
    ],
)
@pytest.mark.usefixtures("fresh")
def test_a_wrong_environment_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert run_process("remind") == Ran(2, "", f"{message}\n")


@pytest.mark.usefixtures("fresh")
def test_a_database_server_that_does_not_answer_is_bad_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@127.0.0.1:1/sauro")
    ran = run_process("database")
    assert ran.code == 2
    assert ran.err.startswith("Không làm việc được với cơ sở dữ liệu: ")
    assert ran.err.endswith("Kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu.\n")


@pytest.mark.django_db
def test_a_generated_password_is_shown_once_and_works(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "admin", "quan-tri", "--generate")
    first, second = ran.out.splitlines()
    assert (ran.code, first) == (0, "Đã tạo quản trị viên quan-tri.")
    label, password = second.split(": ")
    assert label == "Mật khẩu (chỉ hiện một lần này)"
    assert User.objects.get(username="quan-tri").check_password(password)
    assert Grant.objects.get().role == "administrator"


@pytest.mark.django_db
def test_a_whole_log_exits_with_0_and_prints_count_and_head(
    capsys: pytest.CaptureFixture[str],
    anchors: Path,  # noqa: ARG001
) -> None:
    record(Actor("an"), "sign_in")
    count, head = current_head()
    shown = run(capsys, "audit", "verify")
    assert shown == Ran(0, f"Nhật ký toàn vẹn: {count} dòng, dấu cuối {head}\n", "")
    found = run(capsys, "audit", "verify", "--format", "json")
    assert found.object == {"count": 1, "head": head, "findings": []}


@pytest.mark.django_db
def test_a_changed_line_exits_with_1_and_is_named(
    capsys: pytest.CaptureFixture[str],
    anchors: Path,  # noqa: ARG001
) -> None:
    record(Actor("an"), "sign_in")
    lower_guard()
    Entry.objects.update(actor="bình")
    raise_guard()
    ran = run(capsys, "audit", "verify")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "Dòng 1: nội dung không khớp với dấu niêm phong."
    assert ran.out.splitlines()[1].startswith("Nhật ký 1 chỗ sai: 1 dòng, dấu cuối ")
    printed = run(capsys, "audit", "verify", "--format", "json")
    assert printed.code == 1
    assert printed.object["findings"] == ["Dòng 1: nội dung không khớp với dấu niêm phong."]


@pytest.mark.django_db
def test_an_anchor_is_written_outside_the_database(
    capsys: pytest.CaptureFixture[str], anchors: Path
) -> None:
    record(Actor("an"), "sign_in")
    count, head = current_head()
    ran = run(capsys, "audit", "anchor")
    assert ran.out == f"Đã lưu mốc vào {django_settings.ANCHORS}: 1 dòng, dấu cuối {head}\n"
    assert json.loads(anchors.read_text(encoding="utf-8")) == {"count": count, "head": head}


@pytest.mark.django_db
def test_reminding_twice_a_day_reminds_once(
    capsys: pytest.CaptureFixture[str],
    cast: Cast,  # noqa: ARG001
    settings: Settings,
) -> None:
    settings.TODAY = date(2026, 6, 24)
    first, again = run(capsys, "remind"), run(capsys, "remind")
    count = Reminder.objects.count()
    assert count > 0
    assert first == Ran(0, f"Ngày 24/06/2026: {count} lời nhắc mới.\n", "")
    assert again == Ran(0, "Ngày 24/06/2026: 0 lời nhắc mới.\n", "")
