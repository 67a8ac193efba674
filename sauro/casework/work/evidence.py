"""Files that prove a result: checked, kept by digest outside the web root, reads logged."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.errors import Refused
from sauro.casework.work.file_kinds import kind_found, kind_named
from sauro.casework.work.guards import check_open
from sauro.casework.work.models import Evidence, Task
from sauro.casework.work.saving import code_of, name_of, note
from sauro.vietnamese.tidy import tidy

MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 20
LONGEST_NAME = 150
SCAN = "SAURO_SCAN"
SCAN_SECONDS = 60
FIELD = "evidence"
Files = Iterable[tuple[str, bytes]]


class Stored(NamedTuple):
    """A file that passed every check and lies in its place."""

    name: str
    kind: str
    digest: str
    size: int


def add_evidence(*, actor: Actor, task: Task, name: str, content: bytes) -> Evidence:
    """Keep a file for a task. Refused (field "evidence") by kind, size, number or scan."""
    return add_many(actor=actor, task=task, files=[(name, content)])[0]


def add_many(*, actor: Actor, task: Task, files: Files) -> list[Evidence]:
    """Keep several files of (name, content), all or none; each is read when its turn comes."""
    with placed(task, files) as stored, transaction.atomic():
        return keep_placed(actor, task, stored)


@contextmanager
def placed(task: Task, files: Files) -> Iterator[list[Stored]]:
    """Files checked and in their place; gone again when what is done with them is refused.

    They are scanned before the database is locked: a scan may take its time.
    """
    check_open(task)
    before = task.evidence.filter(removed_at=None).count()
    stored: list[Stored] = []
    try:
        for place, (name, content) in enumerate(files, before + 1):
            stored.append(_store(name, content, place))
        yield stored
    except Refused:
        _forget({each.digest for each in stored})
        raise


def keep_placed(actor: Actor, task: Task, stored: Iterable[Stored]) -> list[Evidence]:
    """Note files of `placed` as evidence of the task; within a transaction."""
    check_open(task)
    return [_note_kept(actor, task, each) for each in stored]


def _store(name: str, content: bytes, place: int) -> Stored:
    shown = clean_name(name)
    kind = _check(shown, content, place)
    digest = sha256(content).hexdigest()
    _keep(digest, content, shown)
    return Stored(shown, kind, digest, len(content))


def _note_kept(actor: Actor, task: Task, stored: Stored) -> Evidence:
    kept = Evidence.objects.create(
        task=task, added_by=name_of(actor), added_at=clock.now(), **stored._asdict()
    )
    note(task, "add_evidence", {"file": stored.name, "digest": stored.digest}, actor)
    return kept


def _forget(digests: set[str]) -> None:
    """What no task refers to does not stay."""
    known = set(Evidence.objects.filter(digest__in=digests).values_list("digest", flat=True))
    for digest in digests - known:
        path_of(digest).unlink(missing_ok=True)


def remove_evidence(*, actor: Actor, evidence: Evidence) -> None:
    """Take a file back; it stays in the archive, and the history says who took it back."""
    with transaction.atomic():
        check_open(evidence.task)
        gone = Evidence.objects.filter(pk=evidence.pk, removed_at=None).update(
            removed_at=clock.now()
        )
        if gone:
            details = {"file": evidence.name, "digest": evidence.digest}
            note(evidence.task, "remove_evidence", details, actor)


def open_evidence(*, actor: Actor, evidence: Evidence) -> Path:
    """Where the file lies; the reading is logged. Refused when it is lost."""
    path = path_of(evidence.digest)
    if not path.is_file():
        raise Refused(
            f'Không thấy tệp "{evidence.name}" trong kho minh chứng. '
            "Báo quản trị hệ thống khôi phục từ bản sao lưu."
        )
    task = evidence.task
    details = {"file": evidence.name, "digest": evidence.digest}
    record(actor, "download_evidence", code_of(task), unit=task.unit_id, details=details)
    return path


def path_of(digest: str) -> Path:
    """Where the file of that digest lies."""
    return Path(settings.EVIDENCE_ROOT) / digest[:2] / digest


def clean_name(name: str) -> str:
    """The file's own name on one line, without folders and signs that confuse; ending kept."""
    own = tidy(name.replace("\\", "/").rpartition("/")[2])
    safe = "".join(
        " " if letter in '"<>:|?*' or not letter.isprintable() else letter for letter in own
    )
    stem, dot, ending = tidy(safe).rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:10]}"


def _check(name: str, content: bytes, place: int) -> str:
    if place > MOST_FILES:
        raise Refused(f"Nhiệm vụ đã có {MOST_FILES} tệp minh chứng; gỡ bớt rồi thêm.", field=FIELD)
    if not content:
        raise Refused(f'Tệp "{name}" rỗng. Hãy kiểm tra lại tệp rồi chọn lại.', field=FIELD)
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Refused(f'Tệp "{name}" lớn hơn {most} MB. Hãy nén hoặc tách tệp.', field=FIELD)
    kind = kind_named(name)
    if not kind:
        raise Refused(
            f'Tệp "{name}" không thuộc loại được nhận: pdf, docx, xlsx, png, jpg.', field=FIELD
        )
    if kind_found(content) != kind:
        raise Refused(
            f'Nội dung tệp "{name}" không đúng là {kind}. Mở tệp bằng chương trình của nó, '
            "lưu lại đúng loại (không có macro) rồi chọn lại.",
            field=FIELD,
        )
    return kind


def _keep(digest: str, content: bytes, name: str) -> None:
    """Written beside its place, scanned there, then moved in: nothing unscanned is ever kept."""
    path = path_of(digest)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix="new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        _scan(Path(made), name)
        Path(made).replace(path)
    finally:
        Path(made).unlink(missing_ok=True)


def _scan(path: Path, name: str) -> None:
    command = shlex.split(os.environ.get(SCAN, ""))
    if not command:
        return
    try:
        done = subprocess.run(
            [*command, str(path)], capture_output=True, timeout=SCAN_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(
            f'Không quét được vi-rút cho tệp "{name}" nên chưa nhận. Báo quản trị hệ thống.',
            field=FIELD,
        ) from error
    if done.returncode:
        raise Refused(
            f'Tệp "{name}" không qua được bước quét vi-rút nên không nhận. '
            "Hãy kiểm tra máy tính và tệp.",
            field=FIELD,
        )
