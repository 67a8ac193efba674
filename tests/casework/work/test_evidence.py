"""Evidence: kind by content, size, scan; kept by digest; every download in the log."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.conf import LazySettings

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Refused
from sauro.casework.work import evidence as module
from sauro.casework.work.evidence import (
    MOST_BYTES,
    add_evidence,
    add_many,
    clean_name,
    open_evidence,
    path_of,
    remove_evidence,
)
from sauro.casework.work.models import Evidence, Task
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, make_task
from tests.casework.work.files import JPG, PDF, PNG, docx, plain_zip, with_macros, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast: Cast, settings: LazySettings, tmp_path: Path) -> Task:
    settings.EVIDENCE_ROOT = tmp_path / "kho"
    binh = cast.binh_case.official
    assert binh is not None
    return make_task(cast, binh)


def add(cast: Cast, task: Task, name: str, content: bytes) -> Evidence:
    return add_evidence(actor=actor(cast.binh), task=task, name=name, content=content)


def refusal(cast: Cast, task: Task, name: str, content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        add(cast, task, name, content)
    assert refused.value.field == "evidence"
    assert not Evidence.objects.exists()
    assert not Entry.objects.exists()
    return refused.value.message


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("bao-cao.pdf", PDF, "pdf"),
        ("Ảnh.PNG", PNG, "png"),
        ("anh.jpeg", JPG, "jpg"),
        ("bien-ban.docx", docx(), "docx"),
        ("so-lieu.xlsx", xlsx(), "xlsx"),
    ],
)
def test_a_file_is_kept_by_its_digest_and_noted(
    cast: Cast, task: Task, name: str, content: bytes, kind: str
) -> None:
    kept = add(cast, task, name, content)
    assert (kept.name, kept.kind, kept.size) == (name, kind, len(content))
    assert path_of(kept.digest).read_bytes() == content
    assert [path.name for path in path_of(kept.digest).parent.iterdir()] == [kept.digest]
    assert Entry.objects.get().details["digest"] == kept.digest
    assert task.updates.get().what == "add_evidence"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bao-cao.pdf", PNG),
        ("bao-cao.docx", xlsx()),
        ("bao-cao.docx", plain_zip()),
        ("bao-cao.docx", with_macros()),
        ("bao-cao.xlsx", b"PK\x03\x04broken"),
        ("bao-cao.png", b"<svg onload=alert(1)>"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused(
    cast: Cast, task: Task, name: str, content: bytes
) -> None:
    assert refusal(cast, task, name, content).startswith(f'Nội dung tệp "{name}" không đúng là')


@pytest.mark.parametrize("name", ["chay.exe", "trang.html", "khong-duoi", "bang.xlsm", "a.pdf.js"])
def test_other_kinds_are_refused(cast: Cast, task: Task, name: str) -> None:
    assert "không thuộc loại được nhận: pdf, docx, xlsx, png, jpg" in refusal(cast, task, name, PDF)


def test_an_empty_file_and_one_above_the_limit_are_refused(cast: Cast, task: Task) -> None:
    assert refusal(cast, task, "rong.pdf", b"") == (
        'Tệp "rong.pdf" rỗng. Hãy kiểm tra lại tệp rồi chọn lại.'
    )
    assert refusal(cast, task, "to.pdf", PDF + bytes(MOST_BYTES - len(PDF) + 1)) == (
        'Tệp "to.pdf" lớn hơn 20 MB. Hãy nén hoặc tách tệp.'
    )
    assert add(cast, task, "vua.pdf", PDF + bytes(MOST_BYTES - len(PDF))).size == MOST_BYTES


def test_a_task_has_only_so_many_files(
    cast: Cast, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 1)
    first = add(cast, task, "mot.pdf", PDF)
    with pytest.raises(Refused, match="đã có 1 tệp minh chứng"):
        add(cast, task, "hai.pdf", PDF)
    remove_evidence(actor=actor(cast.binh), evidence=first)
    assert add(cast, task, "hai.pdf", PDF).name == "hai.pdf"


def test_of_several_files_all_are_kept_or_none(cast: Cast, task: Task) -> None:
    with pytest.raises(Refused):
        add_many(actor=actor(cast.binh), task=task, files=[("a.pdf", PDF), ("b.exe", b"MZ")])
    assert not Evidence.objects.exists()
    assert not [path for path in path_of("").parent.rglob("*") if path.is_file()]
    files = [("a.pdf", PDF), ("b.png", PNG)]
    assert len(add_many(actor=actor(cast.binh), task=task, files=files)) == 2
    with pytest.raises(Refused):
        add_many(actor=actor(cast.binh), task=task, files=[("c.pdf", PDF), ("b.exe", b"MZ")])
    assert path_of(Evidence.objects.get(kind="pdf").digest).is_file()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/bao-cao.pdf", "bao-cao.pdf"),
        ("C:\\Tài liệu\\Báo cáo.pdf", "Báo cáo.pdf"),
        ('bao\r\n"cao".pdf', "bao cao .pdf"),
        ("a" * 300 + ".pdf", "a" * 150 + ".pdf"),
    ],
)
def test_a_name_has_no_folders_and_nothing_that_breaks_a_header(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def scanner(tmp_path: Path, status: int) -> str:
    script = tmp_path / "quet.sh"
    script.write_text(f'#!/bin/sh\ntest -s "$1" || exit 9\nexit {status}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


@pytest.mark.parametrize("status", [0, 1])
def test_the_scan_decides(
    cast: Cast, task: Task, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAURO_SCAN", scanner(tmp_path, status))
    if status:
        assert "không qua được bước quét vi-rút" in refusal(cast, task, "a.pdf", PDF)
        assert not [path for path in (tmp_path / "kho").rglob("*") if path.is_file()]
    else:
        assert add(cast, task, "a.pdf", PDF).kind == "pdf"


def test_without_its_scanner_nothing_is_taken(
    cast: Cast, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAURO_SCAN", "/khong/co/lenh")
    assert refusal(cast, task, "a.pdf", PDF) == (
        'Không quét được vi-rút cho tệp "a.pdf" nên chưa nhận. Báo quản trị hệ thống.'
    )


def test_a_download_is_logged_and_a_lost_file_is_said(cast: Cast, task: Task) -> None:
    kept = add(cast, task, "a.pdf", PDF)
    assert open_evidence(actor=actor(cast.an), evidence=kept).read_bytes() == PDF
    entry = Entry.objects.get(act="download_evidence")
    assert (entry.actor, entry.subject) == ("an", f"task:{task.pk}")
    path_of(kept.digest).unlink()
    with pytest.raises(Refused, match="khôi phục từ bản sao lưu"):
        open_evidence(actor=actor(cast.an), evidence=kept)


def test_a_file_taken_back_stays_in_the_archive_and_is_noted_once(cast: Cast, task: Task) -> None:
    kept = add(cast, task, "a.pdf", PDF)
    remove_evidence(actor=actor(cast.binh), evidence=kept)
    remove_evidence(actor=actor(cast.binh), evidence=kept)
    kept.refresh_from_db()
    assert kept.removed_at is not None
    assert path_of(kept.digest).is_file()
    assert Entry.objects.filter(act="remove_evidence").count() == 1


def test_a_submitted_dossier_takes_no_more_files(cast: Cast, task: Task) -> None:
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.SUBMITTED.value)
    with pytest.raises(Refused, match="Hồ sơ đã nộp cơ quan thẩm định"):
        add(cast, task, "a.pdf", PDF)
    assert not Evidence.objects.exists()
