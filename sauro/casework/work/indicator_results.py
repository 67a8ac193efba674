"""Reporting results on the axes: saved provisionally, made final, opened again."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.moves import CLOSED
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.people.models import Unit
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicator_values import Entry, Subject, fault_of, said_of
from sauro.casework.work.indicators import reported_units

NO_DOCUMENT = "Chưa ghi văn bản nguồn. Hãy ghi số, ngày, cơ quan của báo cáo có các kết quả này."
FINAL = (
    "Kết quả của {unit} đã chốt chính thức nên không sửa được. "
    "Cần sửa thì đề nghị cơ quan thẩm định mở lại."
)
SAVED_MEANWHILE = (
    "Kết quả của {unit} vừa được người khác lưu. Nội dung bạn gõ vẫn còn ở đây: "
    "tải lại để xem bản mới rồi nhập lại."
)
_COMPARED = ("value", "measure", "text")


def save_results(
    *,
    actor: Actor,
    subject: Subject,
    entries: Mapping[int, Entry],
    document: str = "",
    reported_by: str = "",
) -> int:
    """Save what changed among the entries by unit's id: how many. RefusedMany by "value_<id>".

    document: of every line changed without one of its own. Refused, Stale: nothing was saved.
    """
    check_open(subject.cycle)
    with transaction.atomic():
        stored = _stored(subject, entries)
        changed = {pk: each for pk, each in entries.items() if _differs(each, stored.get(pk))}
        if not changed:
            return 0
        units = reported_units(subject.cycle).in_bulk(list(changed))
        _check(subject, changed, stored, units, document)
        said = {}
        for pk, entry in changed.items():
            by = reported_by or actor.username
            _write(subject, units[pk], entry, stored.get(pk), entry.document or document, by)
            said[units[pk].code] = said_of(entry)
        _tell(actor, "report_indicators", subject, {"values": said, "document": document})
    return len(changed)


def finalise_results(*, actor: Actor, subject: Subject) -> int:
    """Make every provisional result of the axis final, its indicators too: how many. Refused."""
    check_open(subject.cycle)
    with transaction.atomic():
        waiting = IndicatorResult.objects.filter(
            cycle=subject.cycle, axis=subject.axis, final=False
        )
        number = waiting.update(final=True, version=F("version") + 1)
        if not number:
            raise Refused("Không có kết quả tạm báo cáo nào trên trục này để chốt.")
        _tell(actor, "finalise_indicators", subject, {"results": number})
    return number


def reopen_result(*, actor: Actor, result: IndicatorResult, version: int) -> IndicatorResult:
    """A final result becomes provisional again, so that the body can correct it. Stale."""
    check_open(result.cycle)
    with transaction.atomic():
        rows = IndicatorResult.objects.filter(pk=result.pk, version=version, final=True)
        if not rows.update(final=False, version=F("version") + 1):
            raise Stale(SAVED_MEANWHILE.format(unit=result.unit.name))
        subject = Subject(result.cycle, result.axis, result.indicator)
        _tell(actor, "reopen_indicator", subject, {"unit": result.unit.code}, result.unit_id)
        result.refresh_from_db()
    return result


def check_open(cycle: Cycle) -> None:
    """Refused once the cycle is over."""
    if not Cycle.objects.filter(pk=cycle.pk, state=Cycle.State.OPEN).exists():
        raise Refused(CLOSED)


def _stored(subject: Subject, entries: Mapping[int, Entry]) -> dict[int, IndicatorResult]:
    rows = IndicatorResult.objects.filter(
        cycle=subject.cycle, axis=subject.axis, indicator=subject.indicator, unit__in=list(entries)
    )
    return {row.unit_id: row for row in rows}


def _differs(entry: Entry, stored: IndicatorResult | None) -> bool:
    if stored is None:
        return entry.value is not None or bool(entry.text)
    typed = (entry.value, entry.measure, entry.text)
    return typed != tuple(getattr(stored, name) for name in _COMPARED) or bool(
        entry.document and entry.document != stored.document
    )


def _check(
    subject: Subject,
    changed: Mapping[int, Entry],
    stored: Mapping[int, IndicatorResult],
    units: Mapping[int, Unit],
    document: str,
) -> None:
    faults = {}
    for pk, entry in changed.items():
        unit, before = units.get(pk), stored.get(pk)
        if unit is None:
            raise Refused("Có đơn vị không thuộc kỳ này. Hãy tải lại trang rồi nhập lại.")
        if before is not None and before.final:
            faults[f"value_{pk}"] = FINAL.format(unit=unit.name)
        elif (before.version if before else 0) != entry.version:
            raise Stale(SAVED_MEANWHILE.format(unit=unit.name))
        elif entry.value is None and entry.text:
            faults[f"value_{pk}"] = f"{unit.name}: có nhận xét mà chưa có kết quả. Hãy ghi kết quả."
        elif fault := fault_of(subject, unit, entry):
            faults[f"value_{pk}"] = fault
    if not document and any(
        each.value is not None and not each.document for each in changed.values()
    ):
        faults["document"] = NO_DOCUMENT
    if faults:
        raise RefusedMany(faults)


def _write(
    subject: Subject,
    unit: Unit,
    entry: Entry,
    stored: IndicatorResult | None,
    document: str,
    reported_by: str,
) -> None:
    now = clock.now()
    if entry.value is None:
        if stored is not None:
            stored.delete()
        return
    values = {
        "value": entry.value,
        "measure": entry.measure,
        "text": entry.text,
        "document": document,
        "reported_by": reported_by,
        "at": now,
    }
    if stored is None:
        keys = {"cycle": subject.cycle, "axis": subject.axis, "indicator": subject.indicator}
        IndicatorResult.objects.create(unit=unit, first_at=now, **keys, **values)
        return
    rows = IndicatorResult.objects.filter(pk=stored.pk, version=entry.version)
    if not rows.update(version=F("version") + 1, **values):
        raise Stale(SAVED_MEANWHILE.format(unit=unit.name))


def _tell(
    actor: Actor, act: str, subject: Subject, details: dict[str, object], unit: int | None = None
) -> None:
    said = {"axis": subject.axis, "indicator": subject.indicator, **details}
    record(actor, act, f"cycle:{subject.cycle.pk}", unit=unit, details=said)
