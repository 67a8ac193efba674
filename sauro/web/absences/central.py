"""The centre's result on a case: recorded by the appraiser when it comes (HD-QUY VII.1.2)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import access_case
from sauro.casework.decisions.standing import standing_decision
from sauro.casework.dossiers.central import record_central_result
from sauro.casework.dossiers.unit_cases import is_central
from sauro.casework.errors import Unknown
from sauro.web.absences.forms import CentralResultForm
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.unit.stale import keep_going

INVALID = 422


@permits(Act.APPRAISE)
@require_http_methods(["GET", "HEAD", "POST"])
def central_result(request: Request, case_id: int) -> HttpResponse:
    """The form; once recorded the case's own page shows it."""
    case, held = access_case(request.rights, Act.APPRAISE, case_id)
    if not is_central(case):
        raise Unknown
    version = case.version
    data = request.POST if request.method == "POST" else None
    form = CentralResultForm(data, initial={"version": version})
    if form.is_bound:
        actor = request.rights.actor(held)
        done = attempt(
            form, lambda: record_central_result(actor=actor, case=case, **form.cleaned_data)
        )
        if done is not None:
            words = done.get_level_display()
            messages.success(request, f"Đã ghi kết quả của Trung ương về {case.name}: {words}.")
            return redirect("case:show", case.pk)
        keep_going(form, version)
    context = {"case": case, "form": form, "proposed": standing_decision(case)}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/absences/central_result.html", context, status=status)
