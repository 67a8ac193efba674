"""What is done to a dossier as a whole, one service each."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.casework.access.doors import enter
from sauro.casework.access.rights import Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.dossiers.appraisal import appraise_agreed
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.returns import return_dossier
from sauro.casework.dossiers.submission import receive_dossier, record_paper
from sauro.web.appraisal.dossier import dossier_page, found
from sauro.web.appraisal.forms import PaperForm, ReturnForm, SureForm
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.unit.stale import keep_going

INVALID = 422


@permits(Act.APPRAISE)
@require_POST
def receive(request: Request, dossier_id: int) -> HttpResponse:
    """Take the dossier in; opinions are asked for."""
    dossier, actor = _place(request, dossier_id)
    form = SureForm(request.POST)
    return _answer(
        request,
        dossier,
        ("sure", form),
        lambda: (receive_dossier(actor=actor, dossier=dossier, **form.cleaned_data),),
        "Đã tiếp nhận hồ sơ và gửi lấy ý kiến các cơ quan liên quan.",
    )


@permits(Act.APPRAISE)
@require_POST
def send_back(request: Request, dossier_id: int) -> HttpResponse:
    """Return the dossier."""
    dossier, actor = _place(request, dossier_id)
    form = ReturnForm(request.POST, prefix="tra-lai")
    return _answer(
        request,
        dossier,
        ("return", form),
        lambda: return_dossier(actor=actor, dossier=dossier, **form.cleaned_data),
        f"Đã trả lại hồ sơ của {dossier.unit.name}.",
    )


@permits(Act.APPRAISE)
@require_POST
def paper(request: Request, dossier_id: int) -> HttpResponse:
    """Record the day the paper came."""
    dossier, actor = _place(request, dossier_id)
    form = PaperForm(request.POST, prefix="ban-giay")
    return _answer(
        request,
        dossier,
        ("paper", form),
        lambda: record_paper(actor=actor, dossier=dossier, **form.cleaned_data),
        "Đã ghi ngày nhận bản giấy.",
    )


@permits(Act.APPRAISE)
@require_POST
def agreed(request: Request, dossier_id: int) -> HttpResponse:
    """Appraise what nobody sees differently."""
    dossier, actor = _place(request, dossier_id)
    form = SureForm(request.POST)
    own = request.rights.official
    return _answer(
        request,
        dossier,
        ("sure", form),
        lambda: appraise_agreed(
            actor=actor, dossier=dossier, own=own, version=form.cleaned_data["version"]
        ),
        "Đã thẩm định theo quy tắc các trường hợp thống nhất; xem riêng các trường hợp còn lại.",
    )


def _place(request: Request, dossier_id: int) -> tuple[Dossier, Actor]:
    dossier = found(dossier_id)
    subject = Subject(unit_path=dossier.unit.path)
    held = enter(request.rights, Act.APPRAISE, subject, seeing=Act.SEE_APPRAISAL)
    return dossier, request.rights.actor(held)


def _answer(
    request: Request,
    dossier: Dossier,
    sent: tuple[str, forms.Form],
    act: Callable[[], object],
    success: str,
) -> HttpResponse:
    name, form = sent
    version = dossier.version
    if attempt(form, act) is None:
        keep_going(form, version)
        return dossier_page(request, dossier, {name: form}, INVALID)
    messages.success(request, success)
    return redirect("appraisal:dossier", dossier.pk)
