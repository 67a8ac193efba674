"""The import in two steps: every row is seen first, and nothing is written until confirmed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.roles import Act
from sauro.casework.errors import Refused
from sauro.casework.structure import held_files
from sauro.casework.structure.held_files import HeldFile
from sauro.casework.structure.preview import Verdict, preview
from sauro.casework.structure.seen import confirm_seen
from sauro.tables.errors import InputErrors
from sauro.tables.people.file import read_people_bytes
from sauro.tables.people.rows import PeopleFile
from sauro.web.forms import Form, attempt
from sauro.web.people.seen_page import seen_page
from sauro.web.permits import Request, permits

INVALID = 422
MOST_BYTES = 10 * 1024 * 1024
HELD = "held_import"


class UploadForm(Form):
    """The file."""

    file = forms.FileField(
        label="Tệp Excel hoặc CSV",
        help_text="Theo tệp mẫu, nhiều nhất 10 MB. Xem trước từng dòng rồi mới ghi.",
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than can be previewed."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                "Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp, mỗi tệp một vài bảng."
            )
        return file


class ConfirmForm(Form):
    """What was seen, so that nothing else is written."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


@permits(Act.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Take a file and read it; what cannot be read is listed by sheet, row and column."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), str(file.name)
        try:
            read_people_bytes(data, name)
        except InputErrors as errors:
            problems = errors.lines()
        else:
            _forget(request)
            request.session[HELD] = list(held_files.keep(data, name))
            return redirect("people:look")
    context = {"form": form, "problems": problems, "held": _held(request)}
    status = INVALID if request.method == "POST" else 200
    return render(request, "sauro/people/upload.html", context, status=status)


@permits(Act.MANAGE_PEOPLE)
@never_cache
@require_http_methods(["GET", "POST"])
def look(request: Request) -> HttpResponse:
    """Every row and what becomes of it; a POST confirms what was seen."""
    try:
        held, people = _people(request)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("people:upload")
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    done = None
    if request.method == "POST":
        done = attempt(form, lambda: _confirm(request, held, people, form.cleaned_data["seen"]))
    if done is not None:
        _forget(request)
        messages.success(request, done)
        return redirect("people:overview")
    status = INVALID if request.method == "POST" else 200
    context = {"form": form, "file": held.name, **seen_page(request, preview(people))}
    return render(request, "sauro/people/look.html", context, status=status)


@permits(Act.MANAGE_PEOPLE)
@require_POST
def discard(request: Request) -> HttpResponse:
    """Put the file away; nothing was written."""
    _forget(request)
    messages.success(request, "Đã bỏ tệp. Chưa ghi gì vào hệ thống.")
    return redirect("people:upload")


def _held(request: Request) -> HeldFile | None:
    kept = request.session.get(HELD)
    return HeldFile(*kept) if kept else None


def _forget(request: Request) -> None:
    held = _held(request)
    if held is not None:
        held_files.drop(held)
        del request.session[HELD]


def _people(request: Request) -> tuple[HeldFile, PeopleFile]:
    held = _held(request)
    if held is None:
        raise Refused(held_files.GONE)
    return held, read_people_bytes(held_files.open_held(held), held.name)


def _confirm(request: Request, held: HeldFile, people: PeopleFile, seen: str) -> str:
    counts = confirm_seen(people, actor=request.rights.actor(), file=held.digest[:16], seen=seen)
    return (
        f"Đã ghi {counts[Verdict.NEW]} dòng mới, {counts[Verdict.CHANGED]} dòng thay đổi "
        f'từ tệp "{held.name}".'
    )
