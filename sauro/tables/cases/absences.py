"""Absences in a record: their kind and days (HD-QUY VIII.1.2, VIII.1.3)."""

from __future__ import annotations

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Absence, AbsenceKind
from sauro.tables.record import Record

KEYS = frozenset(("kind", "from", "to"))
KIND_NAMES = {kind: kind.vietnamese for kind in AbsenceKind}


def read_absences(record: Record, quarter: Quarter) -> tuple[Absence, ...]:
    """The absences that could be read; the others are recorded as problems."""
    read = [_read_absence(part, quarter) for part in record.parts("absences")]
    return tuple(absence for absence in read if absence is not None)


def _read_absence(part: Record, quarter: Quarter) -> Absence | None:
    part.refuse_unknown(KEYS)
    kind = part.choice("kind", AbsenceKind, KIND_NAMES)
    if not part.has("from"):
        part.missing("from", "ghi ngày bắt đầu")
    start, end = part.day("from"), part.day("to")
    if kind is None or start is None:
        return None
    absence = Absence(kind, start, end)
    return absence if _possible(part, absence, quarter) else None


def _possible(part: Record, absence: Absence, quarter: Quarter) -> bool:
    appointed = absence.kind is AbsenceKind.FIRST_APPOINTMENT
    start, end = absence.start, absence.end
    if appointed and part.has("to"):
        part.problem("to", "bổ nhiệm lần đầu chỉ có ngày bổ nhiệm; bỏ trống ngày kết thúc")
        return False
    if end is not None and start > end:
        part.problem(
            "from",
            f"từ ngày {start:%d/%m/%Y} sau đến ngày {end:%d/%m/%Y}; sửa lại hai ngày",
        )
        return False
    if appointed and start > quarter.last_day:
        part.problem(
            "from",
            f"ngày bổ nhiệm {start:%d/%m/%Y} sau ngày cuối {quarter.vietnamese}"
            f" ({quarter.last_day:%d/%m/%Y}); sửa ngày hoặc bỏ hồ sơ khỏi kỳ này",
        )
        return False
    return True
