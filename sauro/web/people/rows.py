"""Rows of a previewed file as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sauro.casework.structure.preview import PreviewRow, Verdict
from sauro.regulation.period import Quarter
from sauro.tables.people.layout import NO, SHEETS, YES
from sauro.tables.people.rows import AssignmentRow, PaperDecisionRow, PeopleRow
from sauro.web.look.figures import day

EMPTY = "(trống)"
_HEADERS: Mapping[str, Mapping[str, str]] = {
    sheet.part: {column.key: column.header for column in sheet.columns} for sheet in SHEETS
}
_TONES = {
    Verdict.NEW: "done",
    Verdict.CHANGED: "now",
    Verdict.SAME: "",
    Verdict.REFUSED: "late",
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A cell that changes."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the file: where it stands, what it is, what becomes of it."""

    place: str
    kind: str
    title: str
    verdict: str
    tone: str
    changes: tuple[ShownChange, ...]
    problem: str


def shown(row: PreviewRow) -> ShownRow:
    """A row in words."""
    place = row.row.origin.at()
    headers = _HEADERS[row.kind.name]
    changes = (ShownChange(headers[name], said(a), said(b)) for name, a, b in row.changes)
    return ShownRow(
        place=f"dòng {place.row}",
        kind=row.kind.title,
        title=_title(row.row),
        verdict=row.verdict.vietnamese,
        tone=_TONES[row.verdict],
        changes=tuple(changes),
        problem=row.problem,
    )


def said(value: object) -> str:
    """A value as its cell would show it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Quarter):
        return value.vietnamese
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or EMPTY
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Enum):
        return str(getattr(value, "vietnamese", value.value))
    return str(value) if value not in (None, "") else EMPTY


def _title(row: PeopleRow) -> str:
    if isinstance(row, AssignmentRow):
        return f"{row.official} giữ {row.post} tại {row.unit} từ {day(row.since)}"
    if isinstance(row, PaperDecisionRow):
        return f"{row.official}, {row.period.vietnamese}: {row.level.vietnamese}"
    return f"{getattr(row, 'code', '')}: {getattr(row, 'name', '')}"
