"""Kết quả các trục: seen, reported, made final, opened again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.errors import Refused, Unknown
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicator_results import finalise_results, reopen_result, save_results
from sauro.casework.work.indicator_rights import access_axis
from sauro.web.forms import attempt
from sauro.web.indicators.asked import Asked, asked
from sauro.web.indicators.forms import ReopenForm, ResultsForm
from sauro.web.indicators.page import (
    COLUMNS,
    due_of,
    list_units,
    progress_of,
    results_of,
    rows_of,
)
from sauro.web.listing import xlsx_response
from sauro.web.permits import Request, permits

INVALID = 422


@permits(Act.SEE_INDICATORS)
@require_http_methods(["GET", "POST"])
def page(request: Request) -> HttpResponse:
    """The table of units on one axis; a POST saves what was typed into it."""
    about = asked(request)
    if about is None:
        return render(request, "sauro/indicators/indicators.html", {"about": None})
    if "xlsx" in request.GET:
        return _export(request, about)
    listing = list_units(request, about)
    units = list(listing.page)
    results = results_of(about, units)
    posted = request.method == "POST"
    form = None
    if posted or about.reports:
        held = access_axis(request.rights, Act.REPORT_INDICATORS, about.axis.number)
        form = ResultsForm(request.POST if posted else None, units, results)
        if posted and (saved := attempt(form, lambda: _save(request, held, about, form))):
            messages.success(request, saved)
            return redirect(request.get_full_path())
    context = {
        "about": about,
        "listing": listing,
        "form": form,
        "rows": rows_of(about, units, results, form),
        "progress": progress_of(about),
        "may_reopen": about.cycle.is_open and request.rights.holds(Act.APPRAISE),
        **due_of(about),
    }
    status = INVALID if posted else 200
    return render(request, "sauro/indicators/indicators.html", context, status=status)


@permits(Act.REPORT_INDICATORS)
@require_POST
def finalise(request: Request) -> HttpResponse:
    """Make all results of the axis final."""
    about = _about(request)
    held = access_axis(request.rights, Act.REPORT_INDICATORS, about.axis.number)
    try:
        number = finalise_results(actor=request.rights.actor(held), subject=about.subject)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        said = f"Đã chốt {number} kết quả chính thức trên trục {about.axis.number}."
        messages.success(request, said)
    return redirect(reverse("indicators:page") + about.query)


@permits(Act.APPRAISE)
@require_POST
def reopen(request: Request) -> HttpResponse:
    """A final result may be corrected again."""
    form = ReopenForm(request.POST)
    rows = IndicatorResult.objects.select_related("cycle", "unit")
    found = rows.filter(pk=form.cleaned_data["result"]).first() if form.is_valid() else None
    back = reverse("indicators:page")
    if found is None:
        messages.error(request, "Không còn kết quả này. Hãy xem lại bảng.")
        return redirect(back)
    held = access_axis(request.rights, Act.APPRAISE, found.axis)
    version = form.cleaned_data["version"]
    try:
        reopen_result(actor=request.rights.actor(held), result=found, version=version)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f"Đã mở lại kết quả của {found.unit.name} để sửa.")
    return redirect(f"{back}?ky={found.cycle.period}&truc={found.axis}")


def _about(request: Request) -> Asked:
    about = asked(request)
    if about is None:
        raise Unknown
    return about


def _save(request: Request, held: Held, about: Asked, form: ResultsForm) -> str:
    """What to tell of it."""
    number = save_results(
        actor=request.rights.actor(held),
        subject=about.subject,
        entries=form.entries(),
        document=form.cleaned_data["document"],
        reported_by=body_of(request, held),
    )
    return f"Đã lưu kết quả của {number} đơn vị." if number else "Không có gì thay đổi."


def body_of(request: Request, held: Held) -> str:
    """Who reported, as it is shown beside the result."""
    name = request.user.full_name
    return f"{name}, {held.place}" if held.place else name


def _export(request: Request, about: Asked) -> HttpResponse:
    units = list(list_units(request, about).rows)
    subject = f"cycle:{about.cycle.pk}"
    record(request.rights.actor(), "export_indicators", subject, details={"units": len(units)})
    rows = rows_of(about, units, results_of(about, units))
    name = f"ket qua truc {about.axis.number} {about.cycle.period.lower()}"
    return xlsx_response(name, COLUMNS, rows)
