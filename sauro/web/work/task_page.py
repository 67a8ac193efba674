"""Page 3: one task, how far it is, what proves it, what the superior says."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case
from sauro.casework.work.doors import access_task, subject_of
from sauro.casework.work.guards import is_submitted
from sauro.casework.work.models import PlanItem, Task
from sauro.casework.work.six_clear import six_clear
from sauro.web.forms import Form
from sauro.web.permits import Request, permits
from sauro.web.work.forms import (
    AcceptForm,
    AskForm,
    ConfirmForm,
    ReportForm,
    UploadForm,
    VersionForm,
)
from sauro.web.work.history import history_of
from sauro.web.work.shown import chips_of, day_for, percents_of


@permits(Act.SEE_TASKS)
@require_safe
def task(request: Request, task_id: int) -> HttpResponse:
    """The page."""
    found, _ = access_task(request.rights, Act.SEE_TASKS, task_id)
    return task_page(request, found)


def task_page(request: Request, task: Task, status: int = 200, **bound: Form) -> HttpResponse:
    """The page; bound: a form that was refused, by its name (report_form, accept_form, …)."""
    version = {"version": task.version}
    context: dict[str, Any] = {
        "task": task,
        "clear": six_clear(task),
        "chips": chips_of(task, day_for(task.period)),
        "parts": percents_of(task),
        "evidence": [each for each in task.evidence.all() if each.removed_at is None],
        "history": history_of(task),
        "plan_case": _plan_case(task),
        "can": abilities(request, task),
        "report_form": ReportForm(initial=ReportForm.initial_of(task), prefix="kq"),
        "upload_form": UploadForm(),
        "accept_form": AcceptForm(initial=_answer_of(task) | version, prefix="nt"),
        "ask_form": AskForm(
            initial={"cause": task.excuse_cause, "document": task.excuse_document} | version,
            prefix="dn",
        ),
        "confirm_form": ConfirmForm(initial=version, prefix="xn"),
        "remove_form": VersionForm(initial=version),
        **bound,
    }
    return render(request, "sauro/work/task.html", context, status=status)


def abilities(request: Request, task: Task) -> dict[str, bool]:
    """What the reader may do now: rights, and whether the dossier is still in the unit."""
    still = not is_submitted(task)
    asked = task.excuse in (Task.Excuse.ASKED, Task.Excuse.CONFIRMED)
    subject = subject_of(task)

    def may(act: Act) -> bool:
        return request.rights.role_for(act, subject) is not None

    return {
        "frozen": not still,
        "edit": still and task.acceptance != Task.Acceptance.ACCEPTED and may(Act.EDIT_TASKS),
        "report": still and may(Act.UPDATE_RESULT),
        "accept": still and task.acceptance != Task.Acceptance.NONE and may(Act.ACCEPT_RESULT),
        "ask": still and task.excuse != Task.Excuse.CONFIRMED and may(Act.UPDATE_RESULT),
        "confirm": still and asked and may(Act.CONFIRM_EXCUSE),
    }


def _plan_case(task: Task) -> Case | None:
    item = PlanItem.objects.filter(task=task).select_related("plan__case__official").first()
    return item.plan.case if item else None


def _answer_of(task: Task) -> dict[str, object]:
    answers = {Task.Acceptance.ACCEPTED.value: "yes", Task.Acceptance.REFUSED.value: "no"}
    return {
        "accepted": answers.get(task.acceptance),
        "exceeded": task.exceeded or task.claims_exceeded,
        "substandard": task.substandard,
        "note": task.acceptance_note,
    }
