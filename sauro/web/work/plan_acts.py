"""What is done to a plan, one service each: approve, return, reopen, copy."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.work.carrying import copy_last_quarter
from sauro.casework.work.plans import approve_plan, reopen_plan, return_plan
from sauro.web.forms import Form, attempt
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, actor_for
from sauro.web.work.forms import CopyForm, ReasonForm, VersionForm
from sauro.web.work.plan_page import plan_page


@permits(Act.APPROVE_PLAN)
@require_POST
def approve(request: Request, case_id: int) -> HttpResponse:
    """Approve it as a version."""
    form = VersionForm(request.POST)
    return _act(
        request,
        case_id,
        Act.APPROVE_PLAN,
        "approve_form",
        form,
        lambda actor, case: approve_plan(actor=actor, case=case, **form.cleaned_data),
        "Đã duyệt kế hoạch.",
    )


@permits(Act.APPROVE_PLAN)
@require_POST
def send_back(request: Request, case_id: int) -> HttpResponse:
    """Return it with the reason."""
    form = ReasonForm(request.POST, prefix="tra")
    return _act(
        request,
        case_id,
        Act.APPROVE_PLAN,
        "return_form",
        form,
        lambda actor, case: return_plan(actor=actor, case=case, **form.cleaned_data),
        "Đã trả lại kế hoạch kèm lý do.",
    )


@permits(Act.PLAN)
@require_POST
def reopen(request: Request, case_id: int) -> HttpResponse:
    """Open an approved plan for a change."""
    form = ReasonForm(request.POST, prefix="mo")
    return _act(
        request,
        case_id,
        Act.PLAN,
        "reopen_form",
        form,
        lambda actor, case: reopen_plan(actor=actor, case=case, **form.cleaned_data),
        "Đã mở lại kế hoạch. Sửa xong thì trình duyệt lại.",
    )


@permits(Act.PLAN)
@require_POST
def copy(request: Request, case_id: int) -> HttpResponse:
    """Copy last quarter's plan."""
    form = CopyForm(request.POST, prefix="chep")
    return _act(
        request,
        case_id,
        Act.PLAN,
        "copy_form",
        form,
        lambda actor, case: copy_last_quarter(actor=actor, case=case, **form.cleaned_data),
        "Đã sao chép kế hoạch quý trước. Xem lại điểm, hạn rồi trình duyệt.",
    )


def _act(
    request: Request,
    case_id: int,
    act: Act,
    name: str,
    form: Form,
    service: Callable[[Actor, Case], object],
    said: str,
) -> HttpResponse:
    """Enter, try, say; refused: the same page with what is wrong."""
    case, held = access_case(request.rights, act, case_id)
    actor = actor_for(request, held, case.name)
    if attempt(form, lambda: service(actor, case)) is None:
        return plan_page(request, case, INVALID, **{name: form})
    messages.success(request, said)
    return redirect("work:plan", case.pk)
