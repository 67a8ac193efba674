"""The log as a page, and its check."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.selectors import LogPage, page_of
from sauro.casework.audit.services import record
from sauro.casework.audit.verify import Verdict, verify
from sauro.web.log.lines import lines_of
from sauro.web.log.question import QuestionForm
from sauro.web.permits import Request, permits

INVALID = 422
BELOW, ABOVE = "duoi", "tren"


@permits(Act.SEE_LOG)
@never_cache
@require_safe
def show(request: Request) -> HttpResponse:
    """The lines asked for, the latest first, fifty a page."""
    return _page(request)


@permits(Act.SEE_LOG)
@never_cache
@require_POST
def check(request: Request) -> HttpResponse:
    """Walk the whole chain and say what was found; the check is a line of the log itself."""
    verdict = verify()
    details = {
        "count": verdict.count,
        "head": verdict.head,
        "findings": list(verdict.findings[:100]),
    }
    record(request.rights.actor(), "verify_log", details=details)
    return _page(request, verdict)


def _page(request: Request, verdict: Verdict | None = None) -> HttpResponse:
    form = QuestionForm(request.GET)
    page = LogPage([], None, None)
    if form.is_valid():
        below, above = _number(request, BELOW), _number(request, ABOVE)
        page = page_of(form.question().entries(), below=below, above=above)
    context = {
        "form": form,
        "lines": lines_of(page.entries),
        "page": page,
        "verdict": verdict,
        "filters": _filters(request),
    }
    status = 200 if form.is_valid() else INVALID
    return render(request, "sauro/log/log.html", context, status=status)


def _number(request: Request, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _filters(request: Request) -> str:
    """The query without the place in the list, for the exports and the pages."""
    query = request.GET.copy()
    for name in (BELOW, ABOVE):
        query.pop(name, None)
    return query.urlencode()
