"""What is done to a task, one service each: report, accept, ask, confirm."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.work.doors import access_task
from sauro.casework.work.excuses import ask_excuse, confirm_excuse, refuse_excuse
from sauro.casework.work.models import Task
from sauro.casework.work.results import accept_result, report_result
from sauro.web.forms import Form, attempt
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, actor_for
from sauro.web.work.forms import AcceptForm, AskForm, ConfirmForm, ReportForm
from sauro.web.work.task_page import task_page

CONFIRM = "xac-nhan"


@permits(Act.UPDATE_RESULT)
@require_POST
def report(request: Request, task_id: int) -> HttpResponse:
    """Save how far it is."""
    form = ReportForm(request.POST, prefix="kq")

    def service(actor: Actor, task: Task) -> Task:
        version = form.cleaned_data["version"]
        return report_result(actor=actor, task=task, report=form.report(task), version=version)

    said = "Đã lưu kết quả. Kết quả chờ cấp trên nghiệm thu."
    return _act(request, task_id, Act.UPDATE_RESULT, "report_form", form, service, said)


@permits(Act.ACCEPT_RESULT)
@require_POST
def accept(request: Request, task_id: int) -> HttpResponse:
    """Accept or refuse the result."""
    form = AcceptForm(request.POST, prefix="nt")

    def service(actor: Actor, task: Task) -> Task:
        return accept_result(actor=actor, task=task, **form.cleaned_data)

    said = "Đã ghi kết quả nghiệm thu."
    return _act(request, task_id, Act.ACCEPT_RESULT, "accept_form", form, service, said)


@permits(Act.UPDATE_RESULT)
@require_POST
def ask(request: Request, task_id: int) -> HttpResponse:
    """Ask for an objective cause to be confirmed."""
    form = AskForm(request.POST, prefix="dn")

    def service(actor: Actor, task: Task) -> Task:
        return ask_excuse(actor=actor, task=task, **form.cleaned_data)

    said = "Đã gửi đề nghị. Nhiệm vụ chỉ được loại khỏi tính toán khi cấp có thẩm quyền xác nhận."
    return _act(request, task_id, Act.UPDATE_RESULT, "ask_form", form, service, said)


@permits(Act.CONFIRM_EXCUSE)
@require_POST
def confirm(request: Request, task_id: int) -> HttpResponse:
    """Confirm it, or refuse."""
    form = ConfirmForm(request.POST, prefix="xn")

    def service(actor: Actor, task: Task) -> Task:
        given = form.cleaned_data
        if CONFIRM in request.POST:
            return confirm_excuse(
                actor=actor, task=task, body=given["body"], version=given["version"]
            )
        return refuse_excuse(
            actor=actor, task=task, reason=given["reason"], version=given["version"]
        )

    said = "Đã ghi trả lời đề nghị khách quan."
    return _act(request, task_id, Act.CONFIRM_EXCUSE, "confirm_form", form, service, said)


def _act(
    request: Request,
    task_id: int,
    act: Act,
    name: str,
    form: Form,
    service: Callable[[Actor, Task], Task],
    said: str,
) -> HttpResponse:
    """Enter, try, say; refused: the same page with what is wrong."""
    task, held = access_task(request.rights, act, task_id)
    actor = actor_for(request, held, task.responsible.name if task.responsible else "")
    if attempt(form, lambda: service(actor, task)) is None:
        return task_page(request, task, INVALID, **{name: form})
    messages.success(request, said)
    return redirect("work:task", task.pk)
