"""All own results on one page: a tick a task, or one for all, and files beside."""

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
from sauro.casework.access.roles import Act, Role
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.work.bulk import report_many, row_name
from sauro.casework.work.models import Task
from sauro.casework.work.results import Report, day_on_time
from sauro.casework.work.scope import own_tasks
from sauro.regulation.frame_model import PART_NAMES
from sauro.web.permits import Request, permits
from sauro.web.work.entry import INVALID, actor_for
from sauro.web.work.forms import FilesField, ReportForm, read_files
from sauro.web.work.rows import Saved, save_rows
from sauro.web.work.shown import TaskLine, day_for, lines_of

ROWS = 50
_TEXTS = ("note", "exceeded_ground")
ALL_DONE = "xong"
PICK_AGAIN = " Tệp minh chứng vừa chọn thì chọn lại: trình duyệt không giữ tệp."


class RowForm(ReportForm):
    """A task's row; nothing typed in it: left alone.

    done: shown as done in time and in full, for its official to read, change and save.
    """

    evidence = FilesField(label="Minh chứng", required=False)

    def __init__(self, *args: Any, task: Task, done: bool = False, **kwargs: Any) -> None:
        initial = ReportForm.initial_of(task)
        if done and task.acceptance == Task.Acceptance.NONE:
            initial |= {"full": True, "finished_on": day_on_time(task)}
        super().__init__(*args, initial=initial, prefix=row_name(task), **kwargs)
        self.task = task
        for name in _TEXTS:
            self.fields[name].widget = forms.Textarea({"rows": 1, "class": "wk-line"})
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs["aria-label"] = f"{field.label}, {task.code}"

    @property
    def touched(self) -> bool:
        """Whether anything in the row was changed, or a file picked."""
        return bool(set(self.changed_data) - {"version"})

    @property
    def reports(self) -> bool:
        """Whether something is said of the result."""
        return bool(set(self.changed_data) - {"version", "evidence"})

    @property
    def parts_open(self) -> bool:
        """Whether something was typed, or is wrong, in what the row folds away."""
        folded = {*PART_NAMES, "progress", "note", "claims_exceeded"}
        return self.is_bound and bool(folded & {*self.changed_data, *self.errors})


@dataclass(frozen=True, slots=True)
class Row:
    """A task with its form."""

    line: TaskLine
    form: RowForm


@permits(Act.UPDATE_RESULT)
@require_http_methods(["GET", "POST"])
def results(request: Request, case_id: int) -> HttpResponse:
    """The form; only rows that were touched are saved, all of them or none."""
    case, held = access_case(request.rights, Act.UPDATE_RESULT, case_id)
    page = Paginator(_tasks(case, held), ROWS).get_page(request.GET.get("trang"))
    posted = request.method == "POST"
    lines = lines_of(page, day_for(case.cycle.period))
    sent = (request.POST, request.FILES) if posted else ()
    done = not posted and ALL_DONE in request.GET
    rows = [Row(line, RowForm(*sent, task=line.task, done=done)) for line in lines]
    saved = _save(request, held, case, rows) if posted else Saved("", 0)
    if posted and not saved.problem:
        messages.success(request, _said(saved.number, _files(rows)))
        return redirect(f"{request.path}?trang={page.number}")
    problem = saved.problem + (PICK_AGAIN if request.FILES else "")
    context = {"case": case, "page": page, "rows": rows, "problem": problem, "done": done}
    return render(request, "sauro/work/results.html", context, status=INVALID if posted else 200)


def _save(request: Request, held: Held, case: Case, rows: list[Row]) -> Saved:
    """Into tasks read anew, so that what is refused leaves the page as it was."""
    touched = [row.form for row in rows if row.form.touched]
    tasks = _tasks(case, held).in_bulk([form.task.pk for form in touched])
    actor = actor_for(request, held, case.name)
    return save_rows(
        touched,
        lambda: report_many(
            actor=actor,
            reports=[_report(form, tasks[form.task.pk]) for form in touched if form.reports],
            evidence=[
                (tasks[form.task.pk], read_files(form.cleaned_data["evidence"]))
                for form in touched
                if form.cleaned_data["evidence"]
            ],
        ),
    )


def _report(form: RowForm, task: Task) -> tuple[Task, Report, int]:
    return task, form.report(task), form.cleaned_data["version"]


def _files(rows: list[Row]) -> int:
    return sum(len(row.form.cleaned_data["evidence"]) for row in rows if row.form.touched)


def _tasks(case: Case, held: Held) -> QuerySet[Task]:
    """A clerk's reach ends with the unit; the official's own tasks may stand in several."""
    tasks = own_tasks(case).exclude(excuse=Task.Excuse.CONFIRMED)
    if held.role is Role.UNIT_CLERK:
        tasks = tasks.filter(unit__path__startswith=held.unit_path)
    return tasks.select_related("unit", "field", "responsible").order_by("axis", "code", "id")


def _said(results: int, files: int) -> str:
    said = []
    if results:
        said.append(f"Đã lưu kết quả {results} nhiệm vụ, đang chờ nghiệm thu.")
    if files:
        said.append(f"Đã nhận {files} tệp minh chứng.")
    return " ".join(said) or "Không có gì thay đổi."
