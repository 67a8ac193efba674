"""Editing a plan: one form, the total counted by the server as one types."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.plan_checks import plan_problems
from sauro.casework.work.plans import save_and_submit_plan, save_plan
from sauro.casework.work.proposing import plan_to_edit
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, actor_for
from sauro.web.work.plan_form import PlanForm, form_for, initial_of
from sauro.web.work.shown import total_of

SUBMIT = "trinh"
SUBMITTED = "Đã lưu và trình kế hoạch. Cấp trên duyệt hoặc trả lại kèm lý do."


class Shown(NamedTuple):
    """A plan on the page, as saved, proposed or typed."""

    plan: Plan
    items: list[PlanItem]


@permits(Act.PLAN)
@require_http_methods(["GET", "POST"])
def edit(request: Request, case_id: int) -> HttpResponse:
    """Points, main axes, products with weight and coefficient; save, or save and submit."""
    case, held = access_case(request.rights, Act.PLAN, case_id)
    if request.method == "GET":
        plan, items = plan_to_edit(case)
        form = form_for(case, initial=initial_of(plan, items, case.version))
        return _page(request, case, form, Shown(plan, items))
    form = form_for(case, request.POST)
    done = attempt(form, lambda: _save(request, held, case, form))
    if done is None:
        return _page(request, case, form, _typed(case, form), INVALID)
    messages.success(request, done)
    return redirect("work:plan", case.pk)


@permits(Act.PLAN)
@require_POST
def total(request: Request, case_id: int) -> HttpResponse:
    """The total and what is still lacking, for what is typed now; nothing is saved."""
    case, _ = access_case(request.rights, Act.PLAN, case_id)
    form = form_for(case, request.POST)
    form.is_valid()
    return render(request, "sauro/work/plan_total.html", _summary(case, _typed(case, form)))


def _save(request: Request, held: Held, case: Case, form: PlanForm) -> str:
    save = save_and_submit_plan if SUBMIT in request.POST else save_plan
    save(
        actor=actor_for(request, held, case.name),
        case=case,
        axes=form.axes(),
        mains=form.mains(),
        items=form.lines(),
        version=form.cleaned_data["version"],
    )
    return SUBMITTED if SUBMIT in request.POST else "Đã lưu kế hoạch."


def _page(
    request: Request, case: Case, form: PlanForm, shown: Shown, status: int = 200
) -> HttpResponse:
    context = {"case": case, "form": form, **_summary(case, shown)}
    return render(request, "sauro/work/plan_edit.html", context, status=status)


def _typed(case: Case, form: PlanForm) -> Shown:
    axes = {str(number): str(points) for number, points in form.axes().items()}
    tasks: dict[int, Task] = {task.pk: task for task in form.tasks}
    items = [
        PlanItem(task=tasks[line.task], weight=line.weight, coefficient=line.coefficient)
        for line in form.lines()
    ]
    return Shown(Plan(case=case, axes=axes, mains=form.mains()), items)


def _summary(case: Case, shown: Shown) -> dict[str, Any]:
    whole, planned = frame_of(case).totals.results, total_of(shown.plan)
    return {
        "total": planned,
        "whole": whole,
        "left": whole - planned,
        "over": max(planned - whole, Decimal()),
        "problems": plan_problems(case, shown.plan, shown.items),
        "products": len(shown.items),
    }
