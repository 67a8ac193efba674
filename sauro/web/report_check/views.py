"""Đối chiếu số liệu: nothing is kept but the fact that it was used."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.reconcile import Finding, Report, check_text, packaged_ceiling
from sauro.web.listing import Column, xlsx_response
from sauro.web.permits import Request, permits
from sauro.web.report_check.forms import ReportForm
from sauro.web.report_check.marked import mark

INVALID = 422
COLUMNS = [
    Column("Dòng", lambda found: found.line, width=8),
    Column("Loại", lambda found: found.kind.vietnamese, width=20),
    Column("Đang ghi", lambda found: found.printed, width=14),
    Column("Tính lại", lambda found: found.computed, width=14),
    Column("Giải thích", lambda found: found.message, width=70),
    Column("Đoạn văn", lambda found: found.quote, width=70),
]


@permits(Act.ENTER)
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: Request) -> HttpResponse:
    """The form, and after a POST the text with what is wrong marked."""
    posted = request.method == "POST"
    form = ReportForm(request.POST, request.FILES) if posted else ReportForm()
    context: dict[str, object] = {"form": form}
    if posted and form.is_valid():
        text = form.cleaned_data["report"]
        report = _checked(request, text, "check_report")
        context |= {"marked": mark(text, report), "text": text, "form": ReportForm()}
        return render(request, "sauro/report_check/report_check.html", context)
    status = INVALID if posted else 200
    return render(request, "sauro/report_check/report_check.html", context, status=status)


@permits(Act.ENTER)
@require_POST
def export(request: Request) -> HttpResponse:
    """The findings as a workbook; the page sends the text once more, since none was kept."""
    form = ReportForm(request.POST)
    if not form.is_valid():
        context = {"form": form}
        return render(request, "sauro/report_check/report_check.html", context, status=INVALID)
    report = _checked(request, form.cleaned_data["report"], "export_report_check")
    found: tuple[Finding, ...] = report.findings
    return xlsx_response("doi chieu so lieu", COLUMNS, found)


def _checked(request: Request, text: str, act: str) -> Report:
    """The log tells how much was checked, never what."""
    report = check_text(text, packaged_ceiling())
    details = {
        "letters": len(text),
        "statements": report.statements,
        "findings": len(report.findings),
    }
    record(request.rights.actor(), act, details=details)
    return report
