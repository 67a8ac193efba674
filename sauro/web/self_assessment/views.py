"""Writing, trying out, handing in, printing and sending back a self-assessment."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.casework.access.roles import Act, Role
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.selectors import case_of, cases_of, open_cycle_now
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.dossiers.self_assessment import (
    is_editable,
    return_self_assessment,
    save_and_submit,
    save_draft,
    texts_of_last_quarter,
)
from sauro.casework.dossiers.visible import sight_of
from sauro.web.case.writers import Writer, access_writer
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.self_assessment.forms import ReturnForm, SelfAssessmentForm
from sauro.web.self_assessment.listed import typed_for
from sauro.web.self_assessment.page import live, own_of, shown

INVALID = 422
SUBMIT, PREVIEW, COPY = "gui", "thu", "chep"


@permits(Act.SEE_CASE)
@require_GET
def start(request: Request) -> HttpResponse:
    """One's own, or for a clerk the list of those typed for others."""
    rights, cycle = request.rights, open_cycle_now()
    if cycle is None:
        return render(request, "sauro/self_assessment/list.html", {"cases": None})
    if not rights.in_role(Role.UNIT_CLERK) and rights.official is not None:
        own = case_of(rights.official, cycle)
        if own is not None:
            return redirect("self_assessment:write", own.pk)
    context = {"cycle": cycle, "cases": typed_for(rights, cases_of(cycle))}
    return render(request, "sauro/self_assessment/list.html", context)


@permits(Act.SEE_CASE)
@require_http_methods(["GET", "POST"])
def write(request: Request, case_id: int) -> HttpResponse:
    """The page: a form while it may be written, else what was handed in."""
    writer = access_writer(request.rights, case_id)
    own = own_of(writer.case)
    if request.method == "GET" and not is_editable(writer.case):
        return _handed_in(request, writer, own)
    form = SelfAssessmentForm(writer.case, own, request.POST or None)
    if request.method == "GET":
        return _page(request, writer, form, own)
    pressed = request.POST.get("lam", "")
    if pressed == PREVIEW:
        form.is_valid()
        return _page(request, writer, form, own, tried=True)
    if pressed == COPY and writer.submits:
        form = form.filled(texts_of_last_quarter(writer.case))
        form.is_valid()
        return _page(request, writer, form, own, tried=True)
    submits = pressed == SUBMIT and writer.submits
    if attempt(form, _act(writer, form, submits=submits)) is None:
        return _page(request, writer, form, own, status=INVALID)
    messages.success(request, "Đã gửi bản tự đánh giá." if submits else "Đã lưu bản tự đánh giá.")
    return redirect("self_assessment:write", case_id)


@permits(Act.SEE_CASE)
@require_POST
def preview(request: Request, case_id: int) -> HttpResponse:
    """Score and outcome of what is typed so far, as a piece of the page; saves nothing."""
    writer = access_writer(request.rights, case_id)
    form = SelfAssessmentForm(writer.case, None, request.POST)
    form.is_valid()
    context = live(writer.case, form.marks) | {"form": form}
    return render(request, "sauro/self_assessment/live.html", context)


@permits(Act.SEE_CASE)
@require_GET
def printed(request: Request, case_id: int) -> HttpResponse:
    """The sheet to print, for everybody who may see the case."""
    case, held = access_case(request.rights, Act.SEE_CASE, case_id)
    own = own_of(case)
    if own is not None and not sight_of(request.rights, case).of_self_assessment(own):
        own = None
    record(request.rights.actor(held), "print_self_assessment", case.code, unit=case.unit_id)
    context = shown(case, own) | {"own": own, "form": SelfAssessmentForm(case, own)}
    return render(request, "sauro/self_assessment/sheet.html", context)


@permits(Act.PROPOSE_LEVEL)
@require_http_methods(["GET", "POST"])
def send_back(request: Request, case_id: int) -> HttpResponse:
    """The head sends it back with a reason."""
    case, held = access_case(request.rights, Act.PROPOSE_LEVEL, case_id)
    form = ReturnForm(request.POST or None, initial={"version": case.version})
    if request.method == "POST":
        done = attempt(
            form,
            lambda: return_self_assessment(
                actor=request.rights.actor(held),
                case=case,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(request, f"Đã trả lại bản tự đánh giá của {case.name}.")
            return redirect("case:show", case_id)
    status = INVALID if form.is_bound else 200
    context = {"case": case, "form": form}
    return render(request, "sauro/self_assessment/send_back.html", context, status=status)


def _act(
    writer: Writer, form: SelfAssessmentForm, *, submits: bool
) -> Callable[[], SelfAssessment]:
    def act() -> SelfAssessment:
        draft, version = form.draft, form.cleaned_data["version"]
        if submits:
            return save_and_submit(
                actor=writer.actor, case=writer.case, draft=draft, version=version
            )
        return save_draft(
            actor=writer.actor,
            case=writer.case,
            marks=draft.marks,
            level=draft.level,
            texts=draft.texts,
            version=version,
        )

    return act


def _page(
    request: Request,
    writer: Writer,
    form: SelfAssessmentForm,
    own: SelfAssessment | None,
    *,
    status: int = 200,
    tried: bool = False,
) -> HttpResponse:
    marks = form.marks if form.is_bound else own.marks if own else {}
    context = live(writer.case, marks)
    last = texts_of_last_quarter(writer.case) if writer.submits else {}
    context |= {"writer": writer, "form": form, "own": own, "tried": tried, "last": last}
    return render(request, "sauro/self_assessment/write.html", context, status=status)


def _handed_in(request: Request, writer: Writer, own: SelfAssessment | None) -> HttpResponse:
    context = shown(writer.case, own)
    context |= {"writer": writer, "own": own, "form": SelfAssessmentForm(writer.case, own)}
    return render(request, "sauro/self_assessment/sheet.html", context)
