"""Results from Excel in two steps: every row is seen first, nothing is written before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.selectors import cycle_by_period
from sauro.casework.errors import Refused, Unknown
from sauro.casework.people.models import Unit
from sauro.casework.structure import held_files
from sauro.casework.structure.held_files import HeldFile
from sauro.casework.work.imports import ImportCounts, Status
from sauro.casework.work.indicator_imports import (
    IndicatorLine,
    import_indicators,
    preview_indicators,
    seen_of,
)
from sauro.casework.work.indicator_rights import access_axis, axes_for
from sauro.casework.work.indicator_values import number_text
from sauro.tables.errors import InputErrors
from sauro.tables.indicators.book import Line, indicators_xlsx
from sauro.tables.indicators.file import read_indicators_bytes
from sauro.tables.indicators.rows import IndicatorsFile
from sauro.web.forms import attempt
from sauro.web.indicators.asked import Asked, asked
from sauro.web.indicators.forms import SeenForm, UploadForm
from sauro.web.indicators.page import list_units, results_of
from sauro.web.indicators.views import INVALID, body_of
from sauro.web.listing import XLSX
from sauro.web.permits import Request, permits

HELD = "held_indicators"
_TONES = {Status.NEW: "done", Status.CHANGED: "soon", Status.REFUSED: "late"}


@permits(Act.REPORT_INDICATORS)
@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Take a file and read it; what cannot be read at all is listed by row and column."""
    about = _about(request)
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
    problems: list[str] = []
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), str(file.name)
        try:
            read_indicators_bytes(data, name)
        except InputErrors as errors:
            problems = errors.lines()
        else:
            _forget(request)
            request.session[HELD] = [about.cycle.period, *held_files.keep(data, name)]
            return redirect("indicators:look")
    context = {"form": form, "problems": problems, "about": about}
    status = INVALID if posted else 200
    return render(request, "sauro/indicators/import.html", context, status=status)


@permits(Act.REPORT_INDICATORS)
@never_cache
@require_http_methods(["GET", "POST"])
def look(request: Request) -> HttpResponse:
    """Every row and what becomes of it; a POST confirms what was seen."""
    kept = _kept(request)
    if kept is None:
        messages.error(request, held_files.GONE)
        return redirect("indicators:upload")
    cycle, file = kept
    try:
        results = read_indicators_bytes(held_files.open_held(file), file.name)
        lines = preview_indicators(cycle, axes_for(request.rights, Act.REPORT_INDICATORS), results)
    except (Refused, InputErrors) as error:
        messages.error(request, getattr(error, "message", str(error)))
        return redirect("indicators:upload")
    posted = request.method == "POST"
    form = SeenForm(request.POST if posted else None)
    if posted:
        done = attempt(form, lambda: _write(request, cycle, results, form))
        if done is not None:
            _forget(request)
            messages.success(request, f"Đã thêm {done.new}, sửa {done.changed} kết quả.")
            return redirect(f"{reverse('indicators:page')}?ky={cycle.period}")
    context = {"cycle": cycle, "file": file.name, **_shown(lines)}
    context["form"] = SeenForm(initial={"seen": seen_of(lines)})
    context["problems"] = form.non_field_errors() if form.is_bound else []
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/indicators/import_look.html", context, status=status)


@permits(Act.REPORT_INDICATORS)
@require_POST
def discard(request: Request) -> HttpResponse:
    """Put the file away; nothing was written."""
    _forget(request)
    messages.success(request, "Đã bỏ tệp. Chưa ghi gì vào kết quả các trục.")
    return redirect("indicators:page")


@permits(Act.REPORT_INDICATORS)
@require_safe
def template(request: Request) -> HttpResponse:
    """The workbook of the axis: a line a unit, with what is reported so far."""
    about = _about(request)
    held = access_axis(request.rights, Act.REPORT_INDICATORS, about.axis.number)
    units = list(list_units(request, about).rows)
    lines = _lines(about, units)
    details = {"axis": about.axis.number, "units": len(units)}
    actor = request.rights.actor(held)
    record(actor, "export_indicators", f"cycle:{about.cycle.pk}", details=details)
    response = HttpResponse(indicators_xlsx(lines), content_type=XLSX)
    name = f"ket-qua-truc-{about.axis.number}-{about.cycle.period.lower()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(about: Asked, units: Sequence[Unit]) -> list[Line]:
    results, subject = results_of(about, units), about.subject
    lines = []
    for unit in units:
        line = Line(unit.code, unit.name, str(subject.axis), subject.indicator)
        result = results.get(unit.pk)
        if result is not None:
            line = line._replace(
                value=number_text(result.value),
                measure=result.get_measure_display(),
                text=result.text,
                document=result.document,
            )
        lines.append(line)
    return lines


def _write(request: Request, cycle: Cycle, file: IndicatorsFile, form: SeenForm) -> ImportCounts:
    axes = axes_for(request.rights, Act.REPORT_INDICATORS)
    held = access_axis(request.rights, Act.REPORT_INDICATORS, axes[0])
    return import_indicators(
        actor=request.rights.actor(held),
        cycle=cycle,
        axes=axes,
        file=file,
        seen=form.cleaned_data["seen"],
        reported_by=body_of(request, held),
    )


def _shown(lines: list[IndicatorLine]) -> dict[str, object]:
    counts = Counter(line.status for line in lines)
    return {
        "lines": [(line, _TONES.get(line.status, "")) for line in lines],
        "counts": [(status.vietnamese, counts[status]) for status in Status],
        "to_write": counts[Status.NEW] + counts[Status.CHANGED],
    }


def _about(request: Request) -> Asked:
    about = asked(request)
    if about is None:
        raise Unknown
    return about


def _kept(request: Request) -> tuple[Cycle, HeldFile] | None:
    kept = request.session.get(HELD)
    if not kept:
        return None
    cycle = cycle_by_period(kept[0])
    return (cycle, HeldFile(*kept[1:])) if cycle else None


def _forget(request: Request) -> None:
    kept = request.session.pop(HELD, None)
    if kept:
        held_files.drop(HeldFile(*kept[1:]))
