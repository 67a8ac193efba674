"""A task of the register: added, edited, removed; open tasks of last quarter carried over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.frames import frame_in_use
from sauro.casework.cycles.rules import frame_for
from sauro.casework.cycles.selectors import cycle_by_period
from sauro.casework.errors import Refused
from sauro.casework.people.models import Official, Unit
from sauro.casework.work.carrying import carry_over
from sauro.casework.work.doors import access_task
from sauro.casework.work.models import Task
from sauro.casework.work.register import add_task, edit_task, remove_task
from sauro.regulation.frame_model import Block, Frame
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, actor_for, period_of
from sauro.web.work.forms import TaskForm, VersionForm
from sauro.web.work.register import access_register
from sauro.web.work.task_page import task_page

_KEYS = (
    "title",
    "axis",
    "product",
    "deadline",
    "kind",
    "responsible",
    "responsible_name",
    "field",
    "duty",
    "authority",
    "code",
    "version",
)


@permits(Act.EDIT_TASKS)
@require_http_methods(["GET", "POST"])
def add_to_unit(request: Request, unit_id: int) -> HttpResponse:
    """A clerk adds a task for anybody of the unit."""
    unit, held = access_register(request.rights, Act.EDIT_TASKS, unit_id)
    return _add(request, held, unit, period_of(request), None, f"/nhiem-vu/don-vi/{unit.pk}/")


@permits(Act.EDIT_TASKS)
@require_http_methods(["GET", "POST"])
def add_to_case(request: Request, case_id: int) -> HttpResponse:
    """An official, or the clerk on behalf, adds a task of the official's own."""
    case, held = access_case(request.rights, Act.EDIT_TASKS, case_id)
    back = f"/ke-hoach/{case.pk}/"
    return _add(request, held, case.unit, case.cycle.period, case.official, back)


@permits(Act.EDIT_TASKS)
@require_http_methods(["GET", "POST"])
def edit(request: Request, task_id: int) -> HttpResponse:
    """Change a task."""
    task, held = access_task(request.rights, Act.EDIT_TASKS, task_id)
    own = task.responsible if _is_own(request, task) else None
    form = TaskForm(
        request.POST or None,
        unit=task.unit,
        period=task.period,
        frame=_frame(task.unit, task.period),
        own=own,
        initial={key: getattr(task, key) for key in _KEYS},
    )
    if request.method == "POST":
        actor = actor_for(request, held, _whose(task))
        done = attempt(
            form,
            lambda: edit_task(
                actor=actor,
                task=task,
                values=form.values(),
                version=form.cleaned_data["version"] or 0,
            ),
        )
        if done is not None:
            messages.success(request, f"Đã lưu nhiệm vụ {task.code}.")
            return redirect("work:task", task.pk)
    context = {"form": form, "task": task, "back": f"/nhiem-vu/{task.pk}/"}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/work/task_edit.html", context, status=status)


@permits(Act.EDIT_TASKS)
@require_POST
def remove(request: Request, task_id: int) -> HttpResponse:
    """Take a task out of the register."""
    task, held = access_task(request.rights, Act.EDIT_TASKS, task_id)
    form = VersionForm(request.POST)
    actor, code = actor_for(request, held, _whose(task)), task.code

    def act() -> str:
        remove_task(actor=actor, task=task, version=form.cleaned_data["version"])
        return f"Đã xóa nhiệm vụ {code}."

    done = attempt(form, act)
    if done is None:
        return task_page(request, task, INVALID, remove_form=form)
    messages.success(request, done)
    return redirect("work:home")


@permits(Act.EDIT_TASKS)
@require_POST
def carry(request: Request, unit_id: int) -> HttpResponse:
    """Carry last quarter's open tasks over."""
    unit, held = access_register(request.rights, Act.EDIT_TASKS, unit_id)
    period = period_of(request)
    try:
        count = carry_over(actor=request.rights.actor(held), unit=unit, period=period)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        said = (
            f"Đã chuyển {count} nhiệm vụ chưa xong của quý trước."
            if count
            else ("Quý trước không còn nhiệm vụ nào chưa chuyển.")
        )
        messages.success(request, said)
    return redirect(f"/nhiem-vu/don-vi/{unit.pk}/?ky={period}")


def _add(
    request: Request, held: Held, unit: Unit, period: str, own: Official | None, back: str
) -> HttpResponse:
    form = TaskForm(
        request.POST or None, unit=unit, period=period, frame=_frame(unit, period), own=own
    )
    if request.method == "POST":
        actor = actor_for(request, held, own.name if own else "")
        task = attempt(
            form,
            lambda: add_task(actor=actor, unit=unit, period=period, values=form.values()),
        )
        if task is not None:
            messages.success(request, f"Đã thêm nhiệm vụ {task.code}.")
            return redirect(request.path if "them-nua" in request.POST else back)
    context = {"form": form, "unit": unit, "own": own, "back": back}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/work/task_edit.html", context, status=status)


def _frame(unit: Unit, period: str) -> Frame:
    """The frame of the unit's block in the quarter, for the titles of the axes."""
    cycle = cycle_by_period(period)
    block = Block(unit.block)
    return frame_for(cycle, block) if cycle else frame_in_use(block)


def _is_own(request: Request, task: Task) -> bool:
    return request.rights.official is not None and task.responsible_id == request.rights.official


def _whose(task: Task) -> str:
    return task.responsible.name if task.responsible else ""
