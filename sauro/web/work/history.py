"""The history of a task in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sauro.casework.cycles.models import Due
from sauro.casework.people.models import Field, Official
from sauro.casework.work.models import Task
from sauro.casework.work.snapshot import shown
from sauro.casework.work.values import LABELS
from sauro.regulation.frame_model import PART_NAMES

ACTS = {
    "add_task": "Thêm nhiệm vụ",
    "edit_task": "Sửa nhiệm vụ",
    "report_result": "Cập nhật kết quả",
    "accept_result": "Nghiệm thu",
    "ask_excuse": "Đề nghị xác nhận khách quan",
    "confirm_excuse": "Xác nhận khách quan",
    "refuse_excuse": "Không xác nhận khách quan",
    "add_evidence": "Thêm minh chứng",
    "remove_evidence": "Gỡ minh chứng",
}
_WORDS = (
    LABELS
    | PART_NAMES
    | {
        "progress": "Tiến độ (%)",
        "timeliness": "Tiến độ so với kế hoạch",
        "finished_on": "Ngày hoàn thành",
        "note": "Kết quả",
        "claims_exceeded": "Đề nghị ghi nhận vượt",
        "exceeded_ground": "Căn cứ vượt",
        "acceptance": "Nghiệm thu",
        "acceptance_note": "Nhận xét",
        "exceeded": "Vượt yêu cầu",
        "substandard": "Chưa đạt chất lượng",
        "excuse": "Khách quan",
        "excuse_cause": "Nguyên nhân",
        "excuse_document": "Văn bản",
        "excuse_confirmed_by": "Cấp xác nhận",
        "excuse_reply": "Trả lời",
        "file": "Tệp",
    }
)
_CHOICES = {
    "kind": dict(Task.Kind.choices),
    "acceptance": dict(Task.Acceptance.choices),
    "excuse": dict(Task.Excuse.choices),
}
SUPPLEMENTS = {"report_result", "add_evidence"}
DOSSIERS = "unit_dossiers"
_HIDDEN = {"accepted_by", "accepted_at", "digest"}
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Event:
    """One line: when, who (and for whom), what, and each change in words.

    supplement: it came after the last day of the unit's dossier, as D10 allows.
    """

    at: datetime
    by: str
    on_behalf_of: str
    what: str
    changes: tuple[str, ...]
    supplement: bool


def history_of(task: Task) -> list[Event]:
    """The newest first."""
    names = _names(task)
    due = Due.objects.filter(cycle__period=task.period, code=DOSSIERS).first()
    return [
        Event(
            update.at,
            update.by,
            update.on_behalf_of,
            ACTS.get(update.what, update.what),
            tuple(_changes(update.changes, names)) if update.what != "add_task" else (),
            due is not None
            and update.what in SUPPLEMENTS
            and timezone.localdate(update.at) > due.last_day,
        )
        for update in task.updates.all()
    ]


def _names(task: Task) -> dict[str, dict[int, str]]:
    """Of the people and fields that stood in the columns at any time; few and rarely."""
    changes = [update.changes for update in task.updates.all() if update.what == "edit_task"]
    ids = {
        key: {each for change in changes for each in change.get(key, ()) if each}
        for key in ("responsible", "field")
    }
    people = Official.objects.filter(pk__in=ids["responsible"]) if ids["responsible"] else ()
    fields = Field.objects.filter(pk__in=ids["field"]) if ids["field"] else ()
    return {
        "responsible": {each.pk: each.name for each in people},
        "field": {each.pk: each.name for each in fields},
    }


def _changes(changes: Mapping[str, object], names: Mapping[str, dict[int, str]]) -> Iterator[str]:
    for key, value in changes.items():
        if key in _HIDDEN:
            continue
        label = _WORDS.get(key, key)
        if isinstance(value, list) and len(value) == _PAIR:
            before, after = (_said(key, each, names) for each in value)
            yield f"{label}: {before} → {after}"
        else:
            yield f"{label}: {_said(key, value, names)}"


def _said(key: str, value: object, names: Mapping[str, dict[int, str]]) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if key in names and isinstance(value, int):
        return names[key].get(value, "(không còn)")
    if key in _CHOICES:
        return str(_CHOICES[key].get(str(value), value))
    return shown(value) or "(trống)"
