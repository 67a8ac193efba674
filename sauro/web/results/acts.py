"""What is done about a result: received, reviewed, answered, reopened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.decisions import notices, reopening, reviews
from sauro.casework.decisions.doors import access_session
from sauro.casework.decisions.models import Notice, ReviewRequest
from sauro.casework.errors import Refused, Unknown
from sauro.vietnamese.dates import short_date
from sauro.web.forms import Form, attempt
from sauro.web.permits import Request, permits
from sauro.web.results.forms import AnswerForm, ReopenForm, RequestForm
from sauro.web.results.views import INVALID, Told, result_page, told_of


@permits(Act.RECEIVE_NOTICE)
@require_POST
def receive(request: Request, case_id: int) -> HttpResponse:
    """The person concerned confirms having read the result."""
    case, held = access_case(request.rights, Act.RECEIVE_NOTICE, case_id, seeing=Act.SEE_RESULTS)
    told, form = told_of(case), Form(request.POST)
    done = attempt(form, lambda: _received(request, told, held))
    if done is None:
        return result_page(request, case, told, refused=form)
    messages.success(request, "Đã ghi bạn đã nhận thông báo kết quả.")
    return redirect("results:result", case.pk)


def _received(request: Request, told: Told, held: Held) -> Notice:
    notice: Notice | None = getattr(told.standing, "notice", None)
    if notice is None:
        raise Refused("Kết quả đang được xem xét lại nên chưa có thông báo để nhận.")
    return notices.receive_notice(actor=request.rights.actor(held), notice=notice)


@permits(Act.RECEIVE_NOTICE)
@require_POST
def ask(request: Request, case_id: int) -> HttpResponse:
    """The person concerned asks the body to look again."""
    case, held = access_case(request.rights, Act.RECEIVE_NOTICE, case_id, seeing=Act.SEE_RESULTS)
    told, form = told_of(case), RequestForm(request.POST)
    actor = request.rights.actor(held)
    done = attempt(
        form,
        lambda: reviews.request_review(actor=actor, case=case, ground=form.cleaned_data["ground"]),
    )
    if done is None:
        return result_page(request, case, told, asked=form)
    messages.success(request, f"Đã gửi đề nghị. Hạn trả lời: {short_date(done.due)}.")
    return redirect("results:result", case.pk)


@permits(Act.HOLD_SESSION)
@require_POST
def answer(request: Request, request_id: int) -> HttpResponse:
    """The secretary answers in writing."""
    asked = ReviewRequest.objects.select_related("case").filter(pk=request_id).first()
    if asked is None:
        raise Unknown
    case, held, told = _as_secretary(request, asked.case_id)
    form, actor = AnswerForm(request.POST), request.rights.actor(held)
    done = attempt(
        form,
        lambda: reviews.answer_review(
            actor=actor,
            request=asked,
            answer=form.cleaned_data["answer"],
            upheld=form.cleaned_data["upheld"],
        ),
    )
    if done is None:
        return result_page(request, case, told, answered=form)
    messages.success(request, f"Đã trả lời đề nghị của {case.name}.")
    if done.upheld:
        return redirect("results:reopen", case.pk)
    return redirect("results:result", case.pk)


@permits(Act.HOLD_SESSION)
@require_http_methods(["GET", "POST"])
def reopen(request: Request, case_id: int) -> HttpResponse:
    """Annul the decision and send the case back to be decided anew."""
    case, held, told = _as_secretary(request, case_id)
    form = ReopenForm(request.POST or None, initial={"version": case.version})
    if request.method == "POST":
        done = attempt(
            form,
            lambda: reopening.reopen_case(
                actor=request.rights.actor(held),
                case=case,
                ground=form.cleaned_data["ground"],
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(
                request, f"Đã mở lại kết quả của {case.name}; đưa ra cuộc họp để quyết định lại."
            )
            return redirect("results:result", case.pk)
    context = {"case": case, "form": form, "decision": told.standing}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/results/reopen.html", context, status=status)


def _as_secretary(request: Request, case_id: int) -> tuple[Case, Held, Told]:
    """The case for the secretary of the body that decided it. Unknown, Forbidden."""
    case, _ = access_case(request.rights, Act.HOLD_SESSION, case_id, seeing=Act.SEE_RESULTS)
    told = told_of(case)
    newest = told.standing or told.annulled[0]
    _, held = access_session(request.rights, Act.HOLD_SESSION, newest.item.session_id)
    return case, held, told
