"""The grounds recorded for one person, and what a former unit says."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sauro.casework.access.doors import enter
from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.deferrals import ground_of
from sauro.casework.cycles.doors import access_case, subject_of
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.former_posts import comment_former_post
from sauro.casework.dossiers.models import FormerComment
from sauro.casework.errors import Unknown
from sauro.casework.people.models import Absence
from sauro.regulation.procedure.steps import CaseState, Step, load_procedure
from sauro.web.absences.forms import AbsenceForm, FormerPostForm, OutForm, StepForm, WithdrawForm
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.unit.stale import keep_going

INVALID = 422
Bound = Mapping[str, forms.Form]


@permits(Act.SEE_CASE)
@require_safe
def absences(request: Request, case_id: int) -> HttpResponse:
    """The grounds recorded for one person, and what follows from them. Reading it is logged."""
    case, held = access_case(request.rights, Act.SEE_CASE, case_id)
    if case.official is None:
        raise Unknown
    record(request.rights.actor(held), "see_case", case.code, unit=case.unit_id)
    return absences_page(request, case)


def absences_page(
    request: Request, case: Case, bound: Bound | None = None, status: int = 200
) -> HttpResponse:
    """The page, with a refused form in its place."""
    bound = bound or {}
    may = request.rights.role_for(Act.RECORD_ABSENCE, subject_of(case)) is not None
    may_withdraw = request.rights.role_for(Act.APPRAISE, subject_of(case)) is not None
    steps = {rule.step for rule in load_procedure().possible(CaseState(case.state))}
    open_now = may and case.cycle.is_open
    rows = Absence.objects.filter(official=case.official)
    context = {
        "case": case,
        "ground": ground_of(case),
        "absences": [(row, bound.get(f"withdraw-{row.pk}") or WithdrawForm()) for row in rows],
        "can_record": open_now,
        "can_defer": open_now and Step.DEFER in steps,
        "can_resume": open_now and Step.RESUME in steps,
        "form": bound.get("record") or AbsenceForm(),
        "withdrawn": case.state == CaseState.WITHDRAWN.value,
        "can_withdraw": may_withdraw and case.cycle.is_open and Step.WITHDRAW in steps,
        "out": bound.get("out") or OutForm(initial={"version": case.version}, prefix="ra-khoi-ky"),
        "step": bound.get("step") or StepForm(initial={"version": case.version}),
    }
    return render(request, "sauro/absences/absences.html", context, status=status)


@permits(Act.RECORD_ABSENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def former_post(request: Request, case_id: int) -> HttpResponse:
    """What the former unit says; its clerk or the appraiser records it."""
    case, held = _former_door(request.rights, case_id)
    comment = FormerComment.objects.filter(case=case).first()
    version = case.version
    initial: dict[str, object] = {"version": version}
    if comment is not None:
        initial |= {"text": comment.text, "document": comment.document}
    form = FormerPostForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound:
        actor = request.rights.actor(held)
        given = lambda: comment_former_post(actor=actor, case=case, **form.cleaned_data)  # noqa: E731
        if attempt(form, given) is not None:
            messages.success(request, f"Đã ghi nhận xét của đơn vị cũ về {case.name}.")
            return redirect("absences:special_cases")
        keep_going(form, version)
    context = {"case": case, "comment": comment, "form": form}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/absences/former_post.html", context, status=status)


def _former_door(rights: Rights, case_id: int) -> tuple[Case, Held]:
    """By the former unit's rights, or the appraiser's."""
    case = (
        Case.objects.select_related("cycle", "unit", "official", "former_unit")
        .filter(pk=case_id, former_unit__isnull=False)
        .first()
    )
    if case is None or case.former_unit is None:
        raise Unknown
    subject = Subject(unit_path=case.former_unit.path, official=case.official_id)
    return case, enter(rights, Act.RECORD_ABSENCE, subject, seeing=Act.SEE_UNIT)
