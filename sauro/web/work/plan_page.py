"""The plan of one case: products by axis, what it lacks, what changed since approval."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import access_case, subject_of
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.models import Plan, PlanItem
from sauro.casework.work.plan_checks import plan_problems
from sauro.casework.work.plans import draft_of, items_of
from sauro.casework.work.proposing import plan_to_edit
from sauro.casework.work.scope import own_tasks
from sauro.casework.work.snapshot import changes_since
from sauro.regulation.procedure.steps import CaseState
from sauro.web.forms import Form
from sauro.web.permits import Request, permits
from sauro.web.work.forms import CopyForm, ReasonForm, VersionForm
from sauro.web.work.plan_form import form_for, initial_of
from sauro.web.work.shown import blocks_of, day_for, lines_of, total_of

_ACTS = {
    "edit": Act.PLAN,
    "add": Act.EDIT_TASKS,
    "report": Act.UPDATE_RESULT,
    "approve": Act.APPROVE_PLAN,
}


@permits(Act.SEE_TASKS)
@require_safe
def plan(request: Request, case_id: int) -> HttpResponse:
    """The plan of a case; reading another's is logged."""
    case, held = access_case(request.rights, Act.SEE_TASKS, case_id)
    if case.official_id != request.rights.official:
        record(request.rights.actor(held), "see_plan", case.code, unit=case.unit_id)
    return plan_page(request, case)


def plan_page(request: Request, case: Case, status: int = 200, **bound: Form) -> HttpResponse:
    """The page; bound: a form that was refused, by its name (approve, back, …)."""
    can = abilities(request.rights, case)
    draft, items = plan_to_edit(case) if can["edit"] else _saved(case)
    versions = list(draft.versions.all()) if draft.pk else []
    context: dict[str, Any] = {
        "case": case,
        "plan": draft,
        "own": case.official_id == request.rights.official,
        "blocks": blocks_of(case, draft, items),
        "others": lines_of(_not_planned(case, items), day_for(case.cycle.period)),
        "total": total_of(draft),
        "whole": frame_of(case).totals.results,
        "problems": plan_problems(case, draft, items),
        "versions": versions,
        "changes": changes_since(versions[0], draft) if versions else [],
        "can": can,
        "proposed": bool(items) and not draft.pk,
        **(_quick(case, draft, items) if can["edit"] else {}),
        "approve_form": VersionForm(initial={"version": case.version}),
        "copy_form": CopyForm(initial={"version": case.version}, prefix="chep"),
        "return_form": ReasonForm(initial={"version": case.version}, prefix="tra"),
        "reopen_form": ReasonForm(initial={"version": case.version}, prefix="mo"),
        **bound,
    }
    return render(request, "sauro/work/plan.html", context, status=status)


def _saved(case: Case) -> tuple[Plan, list[PlanItem]]:
    plan = draft_of(case)
    return plan, items_of(plan)


def _quick(case: Case, plan: Plan, items: list[PlanItem]) -> dict[str, Any]:
    """The form of weights and coefficients in the rows; points and main axes go along."""
    form = form_for(case, initial=initial_of(plan, items, case.version))
    return {"quick": form, "fields": form.rows_by_task()}


def abilities(rights: Rights, case: Case) -> dict[str, bool]:
    """What the reader may do now: rights, and the step the case is at."""
    subject = subject_of(case)
    can = {name: rights.role_for(act, subject) is not None for name, act in _ACTS.items()}
    state = CaseState(case.state)
    return {
        "edit": can["edit"] and state is CaseState.PLANNING,
        "add": can["add"] and not state.is_past(CaseState.PROPOSED),
        "report": can["report"] and not state.is_past(CaseState.PROPOSED),
        "reopen": can["edit"] and state is CaseState.WORKING,
        "approve": can["approve"] and state is CaseState.PLAN_SUBMITTED,
    }


def _not_planned(case: Case, items: list[PlanItem]) -> list[Any]:
    planned = [item.task_id for item in items]
    return list(own_tasks(case).exclude(pk__in=planned).select_related("field", "unit"))
