"""Evidence of a task: added, downloaded as it is, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.errors import Refused, Unknown
from sauro.casework.work.doors import access_task
from sauro.casework.work.evidence import add_many, open_evidence, remove_evidence
from sauro.casework.work.file_kinds import CONTENT_TYPES
from sauro.casework.work.models import Evidence, Task
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, actor_for
from sauro.web.work.forms import UploadForm, read_files
from sauro.web.work.task_page import task_page


@permits(Act.UPDATE_RESULT)
@require_POST
def add(request: Request, task_id: int) -> HttpResponse:
    """Take one or more files."""
    task, held = access_task(request.rights, Act.UPDATE_RESULT, task_id)
    form = UploadForm(request.POST, request.FILES)
    actor = actor_for(request, held, _whose(task))
    kept = attempt(
        form,
        lambda: add_many(actor=actor, task=task, files=read_files(form.cleaned_data["evidence"])),
    )
    if kept is None:
        return task_page(request, task, INVALID, upload_form=form)
    messages.success(request, f"Đã nhận {len(kept)} tệp minh chứng.")
    return redirect("work:task", task.pk)


@permits(Act.SEE_TASKS)
@require_safe
def download(request: Request, task_id: int, evidence_id: int) -> HttpResponseBase:
    """The file, always to be saved, never shown by the browser; logged."""
    task, held = access_task(request.rights, Act.SEE_TASKS, task_id)
    kept = _kept(task, evidence_id)
    try:
        path = open_evidence(actor=request.rights.actor(held), evidence=kept)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("work:task", task.pk)
    response = FileResponse(path.open("rb"), content_type=CONTENT_TYPES[kept.kind])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(kept.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


@permits(Act.UPDATE_RESULT)
@require_POST
def remove(request: Request, task_id: int, evidence_id: int) -> HttpResponse:
    """Take a file back."""
    task, held = access_task(request.rights, Act.UPDATE_RESULT, task_id)
    return _removed(request, held, task, _kept(task, evidence_id))


def _removed(request: Request, held: Held, task: Task, kept: Evidence) -> HttpResponse:
    try:
        remove_evidence(actor=actor_for(request, held, _whose(task)), evidence=kept)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f'Đã gỡ tệp "{kept.name}".')
    return redirect("work:task", task.pk)


def _kept(task: Task, evidence_id: int) -> Evidence:
    found = Evidence.objects.filter(pk=evidence_id, task=task, removed_at=None).first()
    if found is None:
        raise Unknown
    found.task = task
    return found


def _read(form: UploadForm) -> Iterator[tuple[str, bytes]]:
    return read_files(form.cleaned_data["evidence"])


def _whose(task: Task) -> str:
    return task.responsible.name if task.responsible else ""
