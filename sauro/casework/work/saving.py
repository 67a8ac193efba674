"""How a task is saved: compared and swapped on its version, with its history and the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Model

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.audit.services import Actor, record
from sauro.casework.errors import Stale
from sauro.casework.work.models import Task, TaskUpdate, search_key

STALE = (
    "Nhiệm vụ này vừa được người khác lưu trong lúc bạn đang làm. Chưa lưu gì của bạn; nội dung "
    "bạn gõ vẫn còn ở dưới. Mở lại trang ở thẻ khác để xem bản mới, rồi gửi lại nếu vẫn đúng."
)


def code_of(task: Task) -> str:
    """How a task is named in the log."""
    return f"task:{task.pk}"


def name_of(actor: Actor) -> str:
    """The full name of who acts, as screens and papers show it."""
    found = User.objects.filter(username=actor.username).values_list("full_name", flat=True)
    return found.first() or actor.username


def change(
    task: Task, values: Mapping[str, object], act: str, *, actor: Actor, version: int | None
) -> Task:
    """Save what differs, note it in the task's history and in the log. Stale.

    version: of the task as the form showed it. Nothing different: nothing is saved or noted.
    """
    if version is not None and version != task.version:
        raise Stale(STALE)
    different = {key: value for key, value in values.items() if getattr(task, key) != value}
    if not different:
        return task
    before = {key: getattr(task, key) for key in different}
    code, title = (str(values.get(key, getattr(task, key))) for key in ("code", "title"))
    with transaction.atomic():
        swapped = Task.objects.filter(pk=task.pk, version=task.version).update(
            **different, search_key=search_key(code, title), version=F("version") + 1
        )
        if not swapped:
            raise Stale(STALE)
        for key, value in different.items():
            setattr(task, key, value)
        task.version += 1
        note(task, act, {key: [said(before[key]), said(different[key])] for key in before}, actor)
    return task


def note(task: Task, act: str, changes: Mapping[str, object], actor: Actor) -> None:
    """One line of the task's history and one of the log."""
    TaskUpdate.objects.create(
        task=task,
        at=clock.now(),
        by=name_of(actor),
        on_behalf_of=actor.on_behalf_of,
        what=act,
        changes=dict(changes),
    )
    details = {"code": task.code, "period": task.period, **changes}
    record(actor, act, code_of(task), unit=task.unit_id, details=details)


def said(value: object) -> object:
    """A value as JSON holds it: exact numbers and days as text, people and units by id."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
