"""The register from Excel in two steps: every row is seen first, nothing is written before."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.errors import Refused
from sauro.casework.people.models import Unit
from sauro.casework.structure import held_files
from sauro.casework.structure.held_files import HeldFile
from sauro.casework.work.imports import (
    ImportCounts,
    PreviewLine,
    Status,
    import_tasks,
    preview_tasks,
    row_of,
    seen_of,
)
from sauro.casework.work.scope import unit_tasks
from sauro.tables.errors import InputErrors
from sauro.tables.tasks.book import tasks_xlsx
from sauro.tables.tasks.file import read_tasks_bytes
from sauro.tables.tasks.rows import TasksFile
from sauro.web.forms import Form, attempt
from sauro.web.listing import XLSX
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, period_of
from sauro.web.work.register import access_register

MOST_BYTES = 5 * 1024 * 1024
HELD = "held_tasks"
_TONES = {Status.NEW: "done", Status.CHANGED: "soon", Status.REFUSED: "late"}


class UploadForm(Form):
    """The file."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Theo tệp mẫu, nhiều nhất 5 MB. Xem trước từng dòng rồi mới ghi.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than can be previewed."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 5 MB. Hãy xóa bớt trang tính, hình ảnh.")
        return file


class SeenForm(Form):
    """What was seen, so that nothing else is written."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


@permits(Act.EDIT_TASKS)
@require_http_methods(["GET", "POST"])
def upload(request: Request, unit_id: int) -> HttpResponse:
    """Take a file and read it; what cannot be read at all is listed by row and column."""
    unit, _ = access_register(request.rights, Act.EDIT_TASKS, unit_id)
    period = period_of(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), str(file.name)
        try:
            read_tasks_bytes(data, name)
        except InputErrors as errors:
            problems = errors.lines()
        else:
            _forget(request)
            request.session[HELD] = [unit.pk, period, *held_files.keep(data, name)]
            return redirect("work:import_look", unit.pk)
    context = {"form": form, "problems": problems, "unit": unit, "period": period}
    status = INVALID if request.method == "POST" else 200
    return render(request, "sauro/work/import.html", context, status=status)


@permits(Act.EDIT_TASKS)
@never_cache
@require_http_methods(["GET", "POST"])
def look(request: Request, unit_id: int) -> HttpResponse:
    """Every row and what becomes of it; a POST confirms what was seen."""
    unit, held = access_register(request.rights, Act.EDIT_TASKS, unit_id)
    kept = _kept(request, unit)
    if kept is None:
        messages.error(request, held_files.GONE)
        return redirect("work:import", unit.pk)
    period, file = kept
    try:
        tasks = read_tasks_bytes(held_files.open_held(file), file.name)
        lines = preview_tasks(unit, period, tasks)
    except (Refused, InputErrors) as error:
        messages.error(request, getattr(error, "message", str(error)))
        return redirect("work:import", unit.pk)
    form = SeenForm(request.POST or None)
    if request.method == "POST":
        done = attempt(form, lambda: _write(request, held, unit, period, tasks, form))
        if done is not None:
            _forget(request)
            messages.success(request, f"Đã thêm {done.new}, sửa {done.changed} nhiệm vụ.")
            return redirect(f"/nhiem-vu/don-vi/{unit.pk}/?ky={period}")
    context = {"unit": unit, "period": period, "file": file.name, **_shown(lines)}
    context["form"] = SeenForm(initial={"seen": seen_of(lines)})
    context["problems"] = form.non_field_errors() if form.is_bound else []
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/work/import_look.html", context, status=status)


@permits(Act.EDIT_TASKS)
@require_POST
def discard(request: Request, unit_id: int) -> HttpResponse:
    """Put the file away; nothing was written."""
    unit, _ = access_register(request.rights, Act.EDIT_TASKS, unit_id)
    _forget(request)
    messages.success(request, "Đã bỏ tệp. Chưa ghi gì vào danh mục.")
    return redirect("work:unit", unit.pk)


@permits(Act.EDIT_TASKS)
@require_safe
def template(request: Request, unit_id: int) -> HttpResponse:
    """The workbook to fill in; ?day-du=1: with the register in it, to be changed."""
    unit, held = access_register(request.rights, Act.EDIT_TASKS, unit_id)
    period = period_of(request)
    rows = []
    if "day-du" in request.GET:
        tasks = unit_tasks(unit, period).select_related("field", "responsible")
        rows = [row_of(task) for task in tasks]
        details = {"period": period, "tasks": len(rows)}
        actor = request.rights.actor(held)
        record(actor, "export_register", f"unit:{unit.pk}", unit=unit.pk, details=details)
    response = HttpResponse(tasks_xlsx(rows), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="nhiem-vu-{period.lower()}.xlsx"'
    return response


def _write(
    request: Request, held: Held, unit: Unit, period: str, file: TasksFile, form: SeenForm
) -> ImportCounts:
    return import_tasks(
        actor=request.rights.actor(held),
        unit=unit,
        period=period,
        file=file,
        seen=form.cleaned_data["seen"],
    )


def _shown(lines: list[PreviewLine]) -> dict[str, object]:
    counts = Counter(line.status for line in lines)
    return {
        "lines": [(line, _TONES.get(line.status, "")) for line in lines],
        "counts": [(status.vietnamese, counts[status]) for status in Status],
        "to_write": counts[Status.NEW] + counts[Status.CHANGED],
    }


def _kept(request: Request, unit: Unit) -> tuple[str, HeldFile] | None:
    kept = request.session.get(HELD)
    if not kept or kept[0] != unit.pk:
        return None
    return kept[1], HeldFile(*kept[2:])


def _forget(request: Request) -> None:
    kept = request.session.pop(HELD, None)
    if kept:
        held_files.drop(HeldFile(*kept[2:]))
