"""Objective causes: asked for with a document, confirmed by a body that is named."""

from __future__ import annotations

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.excuses import ask_excuse, confirm_excuse, refuse_excuse
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, make_task

pytestmark = pytest.mark.django_db
BODY = "Ban Thường vụ, Công văn số 12 ngày 10/6/2026"


@pytest.fixture
def task(cast: Cast) -> Task:
    binh = cast.binh_case.official
    assert binh is not None
    return make_task(cast, binh)


def ask(cast: Cast, task: Task, cause: str = "Bão số 3", document: str = "CV 01") -> Task:
    return ask_excuse(
        actor=actor(cast.binh), task=task, cause=cause, document=document, version=task.version
    )


def test_a_cause_and_its_document_are_needed(cast: Cast, task: Task) -> None:
    with pytest.raises(RefusedMany) as refused:
        ask(cast, task, " ", "")
    assert refused.value.messages == {
        "cause": "Chưa nêu nguyên nhân: việc gì xảy ra, khi nào, ảnh hưởng thế nào.",
        "document": "Chưa ghi văn bản làm căn cứ: số, ngày, cơ quan ban hành.",
    }


def test_asked_then_confirmed_by_a_named_body(cast: Cast, task: Task) -> None:
    ask(cast, task)
    with pytest.raises(Refused, match="Chưa ghi cấp có thẩm quyền") as refused:
        confirm_excuse(actor=actor(cast.an), task=task, body=" ", version=task.version)
    assert refused.value.field == "body"
    confirm_excuse(actor=actor(cast.an), task=task, body=BODY, version=task.version)
    task.refresh_from_db()
    assert (task.excuse, task.excuse_confirmed_by) == (Task.Excuse.CONFIRMED, BODY)
    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "ask_excuse",
        "confirm_excuse",
    ]
    with pytest.raises(Refused, match="đã được xác nhận"):
        ask(cast, task)


def test_refused_with_a_reason_then_asked_again(cast: Cast, task: Task) -> None:
    ask(cast, task)
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        refuse_excuse(actor=actor(cast.an), task=task, reason="", version=task.version)
    refuse_excuse(actor=actor(cast.an), task=task, reason="Không có bão", version=task.version)
    assert Task.objects.get().excuse_reply == "Không có bão"
    ask(cast, task, document="CV 02")
    assert Task.objects.get().excuse == Task.Excuse.ASKED
    assert Task.objects.get().excuse_reply == ""


def test_a_confirmation_may_be_taken_back(cast: Cast, task: Task) -> None:
    ask(cast, task)
    confirm_excuse(actor=actor(cast.an), task=task, body=BODY, version=task.version)
    refuse_excuse(actor=actor(cast.an), task=task, reason="Ghi nhầm", version=task.version)
    task.refresh_from_db()
    assert (task.excuse, task.excuse_confirmed_by) == (Task.Excuse.REFUSED, "")


def test_nothing_is_confirmed_that_was_not_asked(cast: Cast, task: Task) -> None:
    with pytest.raises(Refused, match="chưa có đề nghị xác nhận"):
        confirm_excuse(actor=actor(cast.an), task=task, body=BODY, version=1)
    with pytest.raises(Refused, match="chưa có đề nghị xác nhận"):
        refuse_excuse(actor=actor(cast.an), task=task, reason="Không", version=1)
    assert not Entry.objects.exists()


def test_a_stale_answer_and_a_submitted_dossier_are_told(cast: Cast, task: Task) -> None:
    ask(cast, task)
    with pytest.raises(Stale):
        confirm_excuse(actor=actor(cast.an), task=task, body=BODY, version=1)
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.SUBMITTED.value)
    with pytest.raises(Refused, match="Hồ sơ đã nộp"):
        confirm_excuse(actor=actor(cast.an), task=task, body=BODY, version=task.version)
    assert Task.objects.get().excuse == Task.Excuse.ASKED
