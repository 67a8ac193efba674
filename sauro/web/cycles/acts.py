"""What is done to cycles, one service each."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.rights import Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.calendar import move_due
from sauro.casework.cycles.closing import close_cycle, seal_cycle
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.opening import open_cycle, refresh_cases
from sauro.casework.dossiers.lateness import DOSSIERS_DUE, recount_lateness
from sauro.casework.errors import Refused, Unknown
from sauro.web.cycles.forms import MoveForm, OpenForm, SureForm
from sauro.web.cycles.views import cycle_page, found
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits

INVALID = 422
NAMED = 10
GONE = "Không còn giữ chức vụ nào: đưa ra khỏi kỳ ở trang Trường hợp riêng, hoặc sửa chức vụ"


def _actor(request: Request) -> Actor:
    return request.rights.actor(request.rights.role_for(Act.MANAGE_CYCLE, Subject()))


@permits(Act.MANAGE_CYCLE)
@require_http_methods(["GET", "POST"])
def open_one(request: Request) -> HttpResponse:
    """Open a cycle."""
    posted = request.method == "POST"
    form = OpenForm(request.POST if posted else None)
    made = attempt(form, lambda: _open(request, form)) if posted else None
    if made is not None:
        messages.success(request, f"Đã mở kỳ {made.title}.")
        return redirect("cycles:cycle", made.pk)
    status = INVALID if posted else 200
    return render(request, "sauro/cycles/open.html", {"form": form}, status=status)


def _open(request: Request, form: OpenForm) -> Cycle:
    return open_cycle(
        actor=_actor(request),
        period=form.cleaned_data["period"],
        settings=form.settings(),
        rulebook=form.cleaned_data["rulebook"] or None,
    )


@permits(Act.MANAGE_CYCLE)
@require_http_methods(["GET", "POST"])
def move(request: Request, cycle_id: int, due_id: int) -> HttpResponse:
    """Move a last moment."""
    due = Due.objects.select_related("cycle").filter(pk=due_id, cycle=cycle_id).first()
    if due is None:
        raise Unknown
    posted = request.method == "POST"
    form = MoveForm(request.POST) if posted else MoveForm(initial={"seen": due.last_day})
    if posted:
        moved = attempt(form, lambda: _move(request, due, form))
        if moved is not None:
            messages.success(request, f"Đã dời hạn sang ngày {moved.last_day:%d/%m/%Y}.")
            return redirect("cycles:cycle", cycle_id)
    context = {"form": form, "due": due, "cycle": due.cycle}
    status = INVALID if posted else 200
    return render(request, "sauro/cycles/move.html", context, status=status)


def _move(request: Request, due: Due, form: MoveForm) -> Due:
    """Move it; what already came is held against the new day."""
    actor = _actor(request)
    with transaction.atomic():
        moved = move_due(actor=actor, due=due, **form.cleaned_data)
        if moved.code == DOSSIERS_DUE:
            recount_lateness(actor=actor, cycle=moved.cycle)
    return moved


@permits(Act.MANAGE_CYCLE)
@require_POST
def refresh(request: Request, cycle_id: int) -> HttpResponse:
    """Bring the cases up to date with the posts."""
    try:
        done = refresh_cases(actor=_actor(request), cycle=found(cycle_id))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("cycles:cycle", cycle_id)
    messages.success(
        request, f"Đã thêm {done.added} hồ sơ, cập nhật {len(done.changed)} hồ sơ theo chức vụ."
    )
    _warn(request, "Đã tự đánh giá nên giữ nguyên, dù chức vụ đã thay đổi", done.kept)
    _warn(request, GONE, done.gone)
    return redirect("cycles:cycle", cycle_id)


def _warn(request: Request, what: str, cases: tuple[Case, ...]) -> None:
    if cases:
        names = ", ".join(case.name for case in cases[:NAMED])
        more = f" và {len(cases) - NAMED} hồ sơ khác" if len(cases) > NAMED else ""
        messages.warning(request, f"{what}: {names}{more}.")


@permits(Act.MANAGE_CYCLE)
@require_POST
def close(request: Request, cycle_id: int) -> HttpResponse:
    """End a cycle."""
    return _end(request, found(cycle_id), close_cycle, "Đã kết thúc kỳ {}.")


@permits(Act.MANAGE_CYCLE)
@require_POST
def seal(request: Request, cycle_id: int) -> HttpResponse:
    """Seal a closed cycle."""
    return _end(request, found(cycle_id), seal_cycle, "Đã niêm phong kỳ {}.")


def _end(
    request: Request, cycle: Cycle, act: Callable[..., Cycle], done_words: str
) -> HttpResponse:
    form = SureForm(request.POST)
    done = attempt(form, lambda: act(actor=_actor(request), cycle=cycle))
    if done is None:
        return cycle_page(request, found(cycle.pk), form, INVALID)
    messages.success(request, done_words.format(done.title))
    return redirect("cycles:cycle", cycle.pk)
