"""The lines found as a file; who took which lines is a line of the log itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import record
from sauro.tables.safe_cells import safe_text
from sauro.vietnamese.numbers import grouped
from sauro.web.listing import Column, xlsx_response
from sauro.web.log.lines import LogLine, lines_of
from sauro.web.log.question import QuestionForm
from sauro.web.look.figures import moment
from sauro.web.permits import Request, permits

MOST_IN_EXCEL = 20_000
AT_ONCE = 1_000
BOM = "\ufeff"
_COLUMNS = (
    Column("Số", lambda line: line.number),
    Column("Lúc", lambda line: moment(line.at), width=20),
    Column("Người làm", lambda line: line.actor, width=20),
    Column("Họ và tên", lambda line: line.name, width=28),
    Column("Vai trò", lambda line: line.role, width=26),
    Column("Làm thay", lambda line: line.on_behalf_of, width=24),
    Column("Việc", lambda line: line.act, width=34),
    Column("Về", lambda line: line.subject, width=44),
    Column("Mã", lambda line: line.code, width=16),
    Column("Đơn vị", lambda line: line.unit, width=34),
    Column("Chi tiết", lambda line: line.said, width=60),
    Column("Dấu niêm phong", lambda line: line.digest, width=30),
)


@permits(Act.SEE_LOG)
@never_cache
@require_safe
def as_xlsx(request: Request) -> HttpResponseBase:
    """A workbook, for as many lines as one can be read in."""
    found = _found(request)
    if found is None:
        return _refused(request, "Bộ lọc chưa đúng. Hãy sửa bộ lọc rồi tải lại.")
    if found.order_by()[: MOST_IN_EXCEL + 1].count() > MOST_IN_EXCEL:
        return _refused(
            request,
            f"Quá {grouped(MOST_IN_EXCEL)} dòng, nhiều hơn một tệp Excel đọc được. "
            "Hãy thu hẹp khoảng ngày, hoặc tải tệp CSV.",
        )
    _record(request, "xlsx")
    return xlsx_response("nhat ky", _COLUMNS, _lines(found))


@permits(Act.SEE_LOG)
@never_cache
@require_safe
def as_csv(request: Request) -> HttpResponseBase:
    """A CSV file of any length, sent as it is read."""
    found = _found(request)
    if found is None:
        return _refused(request, "Bộ lọc chưa đúng. Hãy sửa bộ lọc rồi tải lại.")
    _record(request, "csv")
    response = StreamingHttpResponse(_rows(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nhat-ky.csv"'
    return response


def _found(request: Request) -> QuerySet[Entry] | None:
    """The lines asked for as the log stands before the export is recorded."""
    form = QuestionForm(request.GET)
    if not form.is_valid():
        return None
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return form.question().entries().filter(number__lte=last)


def _record(request: Request, file: str) -> None:
    asked = {name: value for name, value in request.GET.items() if value}
    record(request.rights.actor(), "export_log", details={"file": file, "asked": asked})


def _refused(request: Request, text: str) -> HttpResponseBase:
    messages.error(request, text)
    return redirect(f"/nhat-ky/?{request.GET.urlencode()}")


def _lines(found: QuerySet[Entry]) -> Iterator[LogLine]:
    """All lines, read in bites so that neither memory nor a cursor is held."""
    rest = found
    while bite := list(rest[:AT_ONCE]):
        yield from lines_of(bite)
        rest = found.filter(number__lt=bite[-1].number)


def _rows(found: QuerySet[Entry]) -> Iterator[str]:
    yield BOM + _row([column.header for column in _COLUMNS])
    for line in _lines(found):
        yield _row([safe_text(str(column.value(line) or "")) for column in _COLUMNS])


def _row(cells: list[str]) -> str:
    made = StringIO()
    csv.writer(made).writerow(cells)
    return made.getvalue()
