"""What is done about grounds for not rating, one service each."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.deferrals import defer, resume
from sauro.casework.cycles.deferrals import withdraw as withdraw_case
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Unknown
from sauro.casework.people.models import Absence, Official
from sauro.casework.structure.absences import record_absence, withdraw_absence
from sauro.web.absences.forms import AbsenceForm, OutForm, StepForm, WithdrawForm
from sauro.web.absences.views import absences_page
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.unit.stale import keep_going

INVALID = 422


@permits(Act.RECORD_ABSENCE)
@require_POST
def record_one(request: Request, case_id: int) -> HttpResponse:
    """Record a ground."""
    case, official, actor = _place(request, case_id)
    form = AbsenceForm(request.POST)
    return _answer(
        request,
        case,
        ("record", form),
        lambda: record_absence(actor=actor, official=official, **form.cleaned_data),
        "Đã ghi căn cứ.",
    )


@permits(Act.RECORD_ABSENCE)
@require_POST
def withdraw(request: Request, case_id: int, absence_id: int) -> HttpResponse:
    """Take a ground back."""
    case, official, actor = _place(request, case_id)
    absence = Absence.objects.filter(pk=absence_id, official=official).first()
    if absence is None:
        raise Unknown
    form = WithdrawForm(request.POST)

    def act() -> bool:
        withdraw_absence(actor=actor, absence=absence, reason=form.cleaned_data["reason"])
        return True

    return _answer(request, case, (f"withdraw-{absence_id}", form), act, "Đã gỡ căn cứ.")


@permits(Act.RECORD_ABSENCE)
@require_POST
def defer_one(request: Request, case_id: int) -> HttpResponse:
    """Take the case out of this quarter's rating."""
    case, _, actor = _place(request, case_id)
    form = StepForm(request.POST)
    return _answer(
        request,
        case,
        ("step", form),
        lambda: defer(actor=actor, case=case, **form.cleaned_data),
        f"{case.name}: chưa xếp loại {case.cycle.title}.",
    )


@permits(Act.RECORD_ABSENCE)
@require_POST
def resume_one(request: Request, case_id: int) -> HttpResponse:
    """Rate the case after all."""
    case, _, actor = _place(request, case_id)
    form = StepForm(request.POST)
    return _answer(
        request,
        case,
        ("step", form),
        lambda: resume(actor=actor, case=case, **form.cleaned_data),
        f"Đã đưa {case.name} trở lại xếp loại.",
    )


@permits(Act.APPRAISE)
@require_POST
def withdraw_from_cycle(request: Request, case_id: int) -> HttpResponse:
    """Take out of the cycle who is no longer its subject: the appraiser's act."""
    case, held = access_case(request.rights, Act.APPRAISE, case_id)
    if case.official is None:
        raise Unknown
    form, actor = OutForm(request.POST, prefix="ra-khoi-ky"), request.rights.actor(held)
    return _answer(
        request,
        case,
        ("out", form),
        lambda: withdraw_case(actor=actor, case=case, **form.cleaned_data),
        f"{case.name}: không thuộc đối tượng {case.cycle.title}.",
    )


def _place(request: Request, case_id: int) -> tuple[Case, Official, Actor]:
    case, held = access_case(request.rights, Act.RECORD_ABSENCE, case_id)
    if case.official is None:
        raise Unknown
    return case, case.official, request.rights.actor(held)


def _answer(
    request: Request,
    case: Case,
    sent: tuple[str, forms.Form],
    act: Callable[[], object],
    success: str,
) -> HttpResponse:
    name, form = sent
    version = case.version
    if attempt(form, act) is None:
        keep_going(form, version)
        return absences_page(request, case, {name: form}, INVALID)
    messages.success(request, success)
    return redirect("absences:absences", case.pk)
