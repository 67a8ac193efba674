"""A frame comes in by two steps: seen whole first, and nothing is written until confirmed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.roles import Act
from sauro.casework.cycles.frame_differences import differences
from sauro.casework.cycles.frames import (
    FrameFile,
    faults_of,
    frame_in_use,
    load_frame_version,
    newest,
)
from sauro.casework.cycles.models import FrameVersion
from sauro.casework.errors import Refused, Stale
from sauro.casework.structure import held_files
from sauro.casework.structure.held_files import HeldFile
from sauro.regulation.frame_model import Frame
from sauro.tables.errors import InputErrors
from sauro.tables.frames.file import read_frame_bytes
from sauro.web.forms import Form, attempt
from sauro.web.frames.views import actor_of
from sauro.web.permits import Request, permits

INVALID = 422
MOST_BYTES = 5 * 1024 * 1024
LONGEST_NOTE = 1000
LONGEST_NAME = 255
HELD = "held_frame"
OTHER_FILE = (
    "Bạn đã tải lên tệp khác từ lúc mở trang này. Chưa ghi gì. "
    "Dưới đây là tệp mới: hãy xem rồi xác nhận lại."
)


class UploadForm(Form):
    """The file."""

    file = forms.FileField(
        label="Tệp Excel của khung",
        help_text="Tệp .xlsx tải từ trang Khung tiêu chí rồi sửa, nhiều nhất 5 MB.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than a frame can be."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 5 MB. Hãy bỏ hình ảnh, trang tính thừa.")
        return file


class ConfirmForm(Form):
    """What was seen (digest of the file, version compared with), and a note on why."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = forms.CharField(
        label="Ghi chú",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="Văn bản ban hành khung; ví dụ: Hướng dẫn 15-HD/BTC ngày 10/8/2026.",
    )


@permits(Act.MANAGE_CYCLE)
@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Take a file and read it; every fault is listed by sheet, row and column."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), str(file.name)[-LONGEST_NAME:]
        problems = _problems(data, name)
        if not problems:
            _forget(request)
            request.session[HELD] = list(held_files.keep(data, name))
            return redirect("frames:look")
    context = {"form": form, "problems": problems, "held": _held(request)}
    status = INVALID if request.method == "POST" else 200
    return render(request, "sauro/frames/upload.html", context, status=status)


@permits(Act.MANAGE_CYCLE)
@never_cache
@require_http_methods(["GET", "POST"])
def look(request: Request) -> HttpResponse:
    """The frame and what it changes; a POST confirms what was seen."""
    try:
        held, frame = _frame(request)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("frames:upload")
    posted = request.method == "POST"
    form = ConfirmForm(request.POST if posted else None)
    made = attempt(form, lambda: _confirm(request, held, frame, form)) if posted else None
    if made is not None:
        _forget(request)
        said = f'Đã nạp phiên bản {made.number} của khung "{made.title}". Kỳ mở sau sẽ dùng.'
        messages.success(request, said)
        return redirect("frames:frames")
    context = {"form": form, "file": held.name, "digest": held.digest, **_seen(frame)}
    return render(request, "sauro/frames/look.html", context, status=INVALID if posted else 200)


@permits(Act.MANAGE_CYCLE)
@require_POST
def discard(request: Request) -> HttpResponse:
    """Put the file away; nothing was written."""
    _forget(request)
    messages.success(request, "Đã bỏ tệp. Chưa ghi gì vào hệ thống.")
    return redirect("frames:upload")


def _problems(data: bytes, name: str) -> list[str]:
    try:
        return faults_of(read_frame_bytes(data, name))
    except InputErrors as errors:
        return errors.lines()


def _seen(frame: Frame) -> dict[str, object]:
    before = newest(frame.block)
    return {
        "frame": frame,
        "before": before,
        "after": before.number if before else 0,
        "differences": differences(frame_in_use(frame.block), frame),
    }


def _held(request: Request) -> HeldFile | None:
    kept = request.session.get(HELD)
    return HeldFile(*kept) if kept else None


def _forget(request: Request) -> None:
    held = _held(request)
    if held is not None:
        held_files.drop(held)
        del request.session[HELD]


def _frame(request: Request) -> tuple[HeldFile, Frame]:
    held = _held(request)
    if held is None:
        raise Refused(held_files.GONE)
    return held, read_frame_bytes(held_files.open_held(held), held.name)


def _confirm(request: Request, held: HeldFile, frame: Frame, form: ConfirmForm) -> FrameVersion:
    if form.cleaned_data["seen"] != held.digest:
        raise Stale(OTHER_FILE)
    return load_frame_version(
        actor=actor_of(request),
        frame=frame,
        file=FrameFile(held.name, held.digest),
        note=form.cleaned_data["note"],
        after=form.cleaned_data["after"],
    )
