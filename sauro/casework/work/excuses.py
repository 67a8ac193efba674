"""Objective causes: asked for with a document, confirmed by the competent body (HD-QUY VI.1)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from sauro.casework.audit.services import Actor
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.work.guards import check_open
from sauro.casework.work.models import Task
from sauro.casework.work.saving import change

NOT_ASKED = "Nhiệm vụ này chưa có đề nghị xác nhận nguyên nhân khách quan nào đang chờ."
CONFIRMED = (
    "Nguyên nhân khách quan của nhiệm vụ này đã được xác nhận. Cần thay đổi thì đề nghị "
    "cấp đã xác nhận bỏ xác nhận trước."
)


def ask_excuse(*, actor: Actor, task: Task, cause: str, document: str, version: int) -> Task:
    """Ask that a task be excused (reading D11). RefusedMany by field; Refused; Stale."""
    wrong = {}
    if not cause.strip():
        wrong["cause"] = "Chưa nêu nguyên nhân: việc gì xảy ra, khi nào, ảnh hưởng thế nào."
    if not document.strip():
        wrong["document"] = "Chưa ghi văn bản làm căn cứ: số, ngày, cơ quan ban hành."
    if wrong:
        raise RefusedMany(wrong)
    if task.excuse == Task.Excuse.CONFIRMED:
        raise Refused(CONFIRMED)
    values = {
        "excuse": Task.Excuse.ASKED,
        "excuse_cause": cause,
        "excuse_document": document,
        "excuse_confirmed_by": "",
        "excuse_reply": "",
    }
    return _save(task, values, "ask_excuse", actor, version)


def confirm_excuse(*, actor: Actor, task: Task, body: str, version: int) -> Task:
    """Confirm it, naming the competent body. Refused when nothing was asked; Stale."""
    if task.excuse != Task.Excuse.ASKED:
        raise Refused(NOT_ASKED)
    if not body.strip():
        raise Refused("Chưa ghi cấp có thẩm quyền nào xác nhận, theo văn bản nào.", field="body")
    values = {"excuse": Task.Excuse.CONFIRMED, "excuse_confirmed_by": body, "excuse_reply": ""}
    return _save(task, values, "confirm_excuse", actor, version)


def refuse_excuse(*, actor: Actor, task: Task, reason: str, version: int) -> Task:
    """Refuse it, or take a confirmation back, with the reason. Refused; Stale."""
    if task.excuse not in (Task.Excuse.ASKED, Task.Excuse.CONFIRMED):
        raise Refused(NOT_ASKED)
    if not reason.strip():
        raise Refused("Chưa ghi lý do không xác nhận.", field="reason")
    values = {"excuse": Task.Excuse.REFUSED, "excuse_confirmed_by": "", "excuse_reply": reason}
    return _save(task, values, "refuse_excuse", actor, version)


def _save(task: Task, values: Mapping[str, object], act: str, actor: Actor, version: int) -> Task:
    with transaction.atomic():
        check_open(task)
        return change(task, values, act, actor=actor, version=version)
