"""The log: appended, chained, guarded, and every tampering is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from sauro.casework.audit.guard import guarded, lower_guard, raise_guard
from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import Actor, record
from sauro.casework.audit.verify import verify, write_anchor

pytestmark = pytest.mark.django_db
AN = Actor("an", "unit_head")


@pytest.fixture(autouse=True)
def _anchors(settings: Settings, tmp_path: Path) -> None:
    settings.ANCHORS = tmp_path / "anchors.jsonl"


def _three() -> None:
    for act in ("submit_plan", "approve_plan", "decide"):
        record(AN, act, "case:1", unit=7, details={"level": "good", "tên": "Bình"})


def test_lines_are_numbered_and_chained() -> None:
    _three()
    numbers = list(Entry.objects.order_by("number").values_list("number", "previous", "digest"))
    assert [number for number, _, _ in numbers] == [1, 2, 3]
    assert [previous for _, previous, _ in numbers[1:]] == [digest for _, _, digest in numbers[:-1]]
    assert verify().findings == ()
    assert verify().count == 3


def test_a_refused_act_leaves_no_line() -> None:
    with transaction.atomic():
        record(AN, "decide", "case:1")
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET act='x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_or_remove_a_line(change: str) -> None:
    _three()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert verify().findings == ()


def _behind_the_guard(*statements: str) -> None:
    lower_guard()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    raise_guard()


def test_a_changed_line_is_named() -> None:
    _three()
    _behind_the_guard("UPDATE audit_entry SET actor = 'khác' WHERE number = 2")
    assert verify().findings == ("Dòng 2: nội dung không khớp với dấu niêm phong.",)


def test_a_removed_line_is_named() -> None:
    _three()
    _behind_the_guard("DELETE FROM audit_entry WHERE number = 2")
    assert verify().findings == (
        "Sau dòng 1 là dòng 3: thiếu dòng ở giữa.",
        "Dòng 3: không nối với dòng 1 đứng trước.",
    )


def test_a_cut_tail_is_found_by_the_anchor() -> None:
    _three()
    write_anchor()
    _behind_the_guard("DELETE FROM audit_entry WHERE number = 3")
    assert verify().findings == ("Mốc đã lưu có 3 dòng, nhật ký nay chỉ còn 2 dòng: bị cắt.",)


def test_a_dropped_guard_is_found() -> None:
    _three()
    lower_guard()
    assert not guarded()
    assert len(verify().findings) == 1
    raise_guard()
    assert guarded()
    assert verify().findings == ()
