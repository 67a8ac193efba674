"""What an import would do, row by row: new, changed, the same, or refused and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from sauro.casework.structure.export import people_file
from sauro.tables.people.rows import AssignmentRow, PeopleFile, PeopleRow


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def vietnamese(self) -> str:
        """The verdict in words."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.NEW: "Mới",
    Verdict.CHANGED: "Thay đổi",
    Verdict.SAME: "Không đổi",
    Verdict.REFUSED: "Không nhận",
}

Key = tuple[str, ...]


class Kind(NamedTuple):
    """A kind of row: its place in the file, its name, what makes a row the same row."""

    name: str
    title: str
    key: Callable[[PeopleRow], Key]
    refers: Mapping[str, str]


def _by(*names: str) -> Callable[[PeopleRow], Key]:
    return lambda row: tuple(str(getattr(row, name)) for name in names)


KINDS = (
    Kind("units", "Đơn vị", _by("code"), {"parent": "units"}),
    Kind("groups", "Nhóm tương đồng", _by("code"), {}),
    Kind("posts", "Chức danh", _by("code"), {"group": "groups"}),
    Kind("officials", "Cán bộ", _by("code"), {}),
    Kind(
        "assignments",
        "Phân công",
        _by("official", "unit", "post", "since"),
        {"official": "officials", "unit": "units", "post": "posts"},
    ),
    Kind(
        "paper_decisions",
        "Quyết định trên giấy",
        _by("official", "period"),
        {"official": "officials"},
    ),
)
_REFERRED = {"units": "đơn vị", "groups": "nhóm", "posts": "chức danh", "officials": "cán bộ"}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file; changes: field, stored value, value of the file."""

    kind: Kind
    row: PeopleRow
    verdict: Verdict
    changes: tuple[tuple[str, object, object], ...] = ()
    problem: str = ""

    @property
    def key(self) -> str:
        """What the row is known by."""
        return " · ".join(self.kind.key(self.row))

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return str(self.row.origin.at())


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row with its verdict."""

    rows: tuple[PreviewRow, ...]

    @property
    def counts(self) -> Counter[Verdict]:
        """How many rows of each verdict."""
        return Counter(row.verdict for row in self.rows)

    def of(self, *verdicts: Verdict) -> list[PreviewRow]:
        """The rows of these verdicts, in the order of the file."""
        return [row for row in self.rows if row.verdict in verdicts]


Keyed = dict[str, dict[Key, PeopleRow]]


def preview(people: PeopleFile) -> Preview:
    """Compare a file with what is stored; nothing is written."""
    stored = _keyed(people_file())
    together = _keyed(people)
    for name, rows in stored.items():
        together[name] = {**rows, **together[name]}
    overlaps = _overlaps(together["assignments"].values())
    return Preview(
        tuple(
            _judge(kind, row, stored, together, overlaps)
            for kind in KINDS
            for row in getattr(people, kind.name)
        )
    )


def _keyed(people: PeopleFile) -> Keyed:
    return {kind.name: {kind.key(row): row for row in getattr(people, kind.name)} for kind in KINDS}


def _judge(
    kind: Kind, row: PeopleRow, stored: Keyed, together: Keyed, overlaps: set[Key]
) -> PreviewRow:
    problem = next(_problems(kind, row, together, overlaps), "")
    if problem:
        return PreviewRow(kind, row, Verdict.REFUSED, problem=problem)
    before = stored[kind.name].get(kind.key(row))
    if before is None:
        return PreviewRow(kind, row, Verdict.NEW)
    changes = tuple(_changes(before, row))
    return PreviewRow(kind, row, Verdict.CHANGED if changes else Verdict.SAME, changes)


def _changes(before: PeopleRow, after: PeopleRow) -> Iterator[tuple[str, object, object]]:
    for field in fields(after):
        if not field.compare:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name == "fields":
            old, new = tuple(sorted(old)), tuple(sorted(new))
        if old != new:
            yield field.name, old, new


def _problems(kind: Kind, row: PeopleRow, together: Keyed, overlaps: set[Key]) -> Iterator[str]:
    for name, target in kind.refers.items():
        code = str(getattr(row, name))
        if code and (code,) not in together[target]:
            yield (
                f'Không có {_REFERRED[target]} mã "{code}" trong tệp lẫn trong hệ thống: '
                "sửa mã, hoặc thêm dòng đó vào tệp."
            )
    if kind.name == "units" and _circles(str(getattr(row, "code", "")), together["units"]):
        yield "Đơn vị cấp trên nằm dưới chính đơn vị này: sửa mã đơn vị cấp trên."
    if kind.name == "assignments" and kind.key(row) in overlaps:
        yield (
            "Cùng lúc có hai phân công ghi là chức vụ cao nhất: ghi ngày kết thúc cho phân công cũ "
            "hoặc sửa cột chức vụ cao nhất."
        )


def _circles(code: str, units: Mapping[Key, PeopleRow]) -> bool:
    seen = {code}
    above = str(getattr(units[(code,)], "parent", ""))
    while above and (above,) in units:
        if above in seen:
            return True
        seen.add(above)
        above = str(getattr(units[(above,)], "parent", ""))
    return False


def _overlaps(rows: Iterable[PeopleRow]) -> set[Key]:
    """Keys of highest posts held at the same time by one person."""
    spells: dict[str, list[AssignmentRow]] = defaultdict(list)
    for row in rows:
        if isinstance(row, AssignmentRow) and row.primary:
            spells[row.official].append(row)
    key, found = KINDS[4].key, set()
    for held in spells.values():
        held.sort(key=lambda row: row.since)
        for earlier, later in pairwise(held):
            if (earlier.until or date.max) >= later.since:
                found |= {key(earlier), key(later)}
    return found
