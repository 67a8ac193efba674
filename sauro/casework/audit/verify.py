"""Check the log: every seal, every number, every anchor, and that the database still guards it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sauro.casework.audit.chain import START, seal
from sauro.casework.audit.guard import guarded
from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import line_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """count, head: of the log as it stands. findings: what is wrong, in order of the lines."""

    count: int
    head: str
    findings: tuple[str, ...]


def verify() -> Verdict:
    """Walk the whole log once."""
    findings: list[str] = []
    previous, number, digests = START, 0, {0: START}
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2_000):
        findings.extend(_wrong(entry, number, previous))
        number, previous = entry.number, entry.digest
        digests[number] = entry.digest
    findings.extend(_anchors(digests))
    if not guarded():
        findings.append(
            "Cơ sở dữ liệu không còn chặn việc sửa, xóa nhật ký: chạy lại sauro database để "
            "khôi phục trigger, rồi kiểm tra ai đã thay đổi cơ sở dữ liệu."
        )
    return Verdict(number, previous, tuple(findings))


def _wrong(entry: Entry, number: int, previous: str) -> Iterator[str]:
    if entry.number != number + 1:
        yield f"Sau dòng {number} là dòng {entry.number}: thiếu dòng ở giữa."
    if entry.previous != previous:
        yield f"Dòng {entry.number}: không nối với dòng {number} đứng trước."
    if seal(settings.AUDIT_KEY, entry.previous, line_of(entry)) != entry.digest:
        yield f"Dòng {entry.number}: nội dung không khớp với dấu niêm phong."


def _anchors(digests: dict[int, str]) -> Iterator[str]:
    for count, head in read_anchors(settings.ANCHORS):
        if count not in digests:
            yield f"Mốc đã lưu có {count} dòng, nhật ký nay chỉ còn {max(digests)} dòng: bị cắt."
        elif digests[count] != head:
            yield f"Mốc đã lưu ở dòng {count} khác với nhật ký: các dòng đã bị viết lại."


def read_anchors(file: Path) -> Iterator[tuple[int, str]]:
    """The anchors kept outside the database: number of lines, head digest."""
    if file.exists():
        for text in file.read_text(encoding="utf-8").splitlines():
            anchor = json.loads(text)
            yield int(anchor["count"]), str(anchor["head"])


def write_anchor() -> tuple[int, str]:
    """Append today's head to the anchors file; returns number of lines and head digest."""
    count, head = current_head()
    with settings.ANCHORS.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"count": count, "head": head}) + "\n")
    return count, head


def current_head() -> tuple[int, str]:
    """Number of lines and digest of the last: what minutes print."""
    last = Entry.objects.order_by("-number").values_list("number", "digest").first()
    return last or (0, START)
