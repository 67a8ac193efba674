"""Confirm exactly what was seen: when the outcome changed since the preview, nothing is written."""

from __future__ import annotations

import hashlib
from collections import Counter

from django.db import transaction

from sauro.casework.audit.services import Actor
from sauro.casework.errors import Stale
from sauro.casework.structure.imports import confirm
from sauro.casework.structure.preview import Preview, Verdict, preview
from sauro.tables.people.rows import PeopleFile

CHANGED = (
    "Dữ liệu trong hệ thống đã thay đổi từ lúc bạn xem trước, nên kết quả nhập không còn như đã "
    "xem. Chưa ghi gì. Hãy xem lại các dòng dưới đây rồi xác nhận lại."
)


def fingerprint(seen: Preview) -> str:
    """One text for one outcome: what would be written, changed from what, refused why."""
    digest = hashlib.sha256()
    for row in seen.rows:
        said = (row.kind.name, row.row, row.verdict, row.changes, row.problem)
        digest.update(repr(said).encode())
    return digest.hexdigest()


def confirm_seen(people: PeopleFile, *, actor: Actor, file: str, seen: str) -> Counter[Verdict]:
    """Write the file as it was previewed. Stale when the outcome changed; Refused as `confirm`."""
    with transaction.atomic():
        if fingerprint(preview(people)) != seen:
            raise Stale(CHANGED)
        return confirm(people, actor=actor, file=file)
