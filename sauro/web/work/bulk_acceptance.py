"""All results of a unit that wait: accepted at once, exceptions row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.people.models import Unit
from sauro.casework.work.bulk import accept_many, row_name
from sauro.casework.work.doors import acceptable
from sauro.casework.work.models import Task
from sauro.casework.work.results import Decision
from sauro.casework.work.scope import unit_tasks
from sauro.web.forms import Form, ReasonField, VersionField
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, period_of
from sauro.web.work.register import access_register
from sauro.web.work.rows import Saved, save_rows
from sauro.web.work.shown import TaskLine, day_for, lines_of

ROWS = 50
LATER = "later"


class RowForm(Form):
    """A result's row; accepted as it stands unless somebody says otherwise."""

    accepted = forms.ChoiceField(
        label="Kết quả",
        choices=(("yes", "Nghiệm thu"), ("no", "Không nghiệm thu"), (LATER, "Để sau")),
        initial="yes",
    )
    exceeded = forms.BooleanField(label="Vượt yêu cầu", required=False)
    substandard = forms.BooleanField(label="Chưa đạt chất lượng", required=False)
    note = ReasonField(
        label="Nhận xét",
        required=False,
        widget=forms.Textarea({"rows": 1, "class": "wk-line"}),
    )
    version = VersionField()

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        initial = {"version": task.version, "exceeded": task.claims_exceeded}
        super().__init__(*args, initial=initial, prefix=row_name(task), **kwargs)
        self.task = task
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}, {task.code}"

    def decision(self, task: Task) -> Decision:
        """The answer typed, for the task read anew."""
        given = self.cleaned_data
        return Decision(
            task,
            given["version"],
            given["accepted"] == "yes",
            given["exceeded"],
            given["substandard"],
            given["note"],
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A result with its form."""

    line: TaskLine
    form: RowForm


@permits(Act.ACCEPT_RESULT)
@require_http_methods(["GET", "POST"])
def acceptance(request: Request, unit_id: int) -> HttpResponse:
    """The form; the reader's own tasks are not in it."""
    unit, held = access_register(request.rights, Act.ACCEPT_RESULT, unit_id)
    period = period_of(request)
    waiting = _waiting(request, unit, period)
    page = Paginator(waiting, ROWS).get_page(request.GET.get("trang"))
    posted = request.method == "POST"
    data = request.POST if posted else None
    rows = [Row(line, RowForm(data, task=line.task)) for line in lines_of(page, day_for(period))]
    saved = _save(request, held, rows) if posted else Saved("", 0)
    if posted and not saved.problem:
        messages.success(request, f"Đã ghi kết quả nghiệm thu {saved.number} nhiệm vụ.")
        return redirect(request.get_full_path())
    context = {
        "unit": unit,
        "period": period,
        "page": page,
        "rows": rows,
        "problem": saved.problem,
    }
    status = INVALID if posted else 200
    return render(request, "sauro/work/acceptance.html", context, status=status)


def _waiting(request: Request, unit: Unit, period: str) -> QuerySet[Task]:
    waiting = unit_tasks(unit, period).filter(acceptance=Task.Acceptance.REPORTED)
    tasks = acceptable(request.rights, unit, waiting)
    related = ("unit", "field", "responsible")
    return (
        tasks.select_related(*related).prefetch_related("evidence").order_by("axis", "code", "id")
    )


def _save(request: Request, held: Held, rows: list[Row]) -> Saved:
    """Rows of this page that were sent; what came in meanwhile is left for the next look."""
    sent = [row.form for row in rows if f"{row.form.prefix}-accepted" in request.POST]
    tasks = Task.objects.select_related("unit").in_bulk([form.task.pk for form in sent])
    return save_rows(
        sent,
        lambda: accept_many(
            actor=request.rights.actor(held),
            decisions=[
                form.decision(tasks[form.task.pk])
                for form in sent
                if form.cleaned_data["accepted"] != LATER
            ],
        ),
    )
