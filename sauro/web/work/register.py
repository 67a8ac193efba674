"""The register of a unit: every task of a quarter, and where each member's plan stands."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.doors import enter
from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Unknown
from sauro.casework.people.models import Official, Unit
from sauro.casework.work.counts import scope_of
from sauro.casework.work.doors import acceptable
from sauro.casework.work.models import Task
from sauro.casework.work.scope import unit_tasks
from sauro.casework.work.six_clear import six_clear
from sauro.regulation.period import Quarter
from sauro.web.listing import Column, Filter, Listing, Sort, listed, xlsx_response
from sauro.web.permits import Request, permits
from sauro.web.work.entry import period_of
from sauro.web.work.shown import chips_of, day_for, lines_of

SORTS = (
    Sort("truc", "Trục, mã", ("axis", "code", "id")),
    Sort("han", "Hạn", ("deadline", "id")),
    Sort("nguoi", "Người chịu trách nhiệm", ("responsible__sort_key", "axis", "id")),
)
AXES = [(str(number), f"Trục {number}") for number in range(1, 7)]


def access_register(rights: Rights, act: Act, unit_id: int) -> tuple[Unit, Held]:
    """A unit, and the role its register is entered in. Unknown, Forbidden."""
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise Unknown
    of_head = act is Act.ACCEPT_RESULT  # whose results in it is asked row by row
    subject = Subject(unit_path=unit.path, of_head=of_head)
    return unit, enter(rights, act, subject, seeing=Act.SEE_TASKS)


@permits(Act.SEE_TASKS)
@require_safe
def unit(request: Request, unit_id: int) -> HttpResponse:
    """The list; ?ky= chooses the quarter, ?xlsx=1 downloads what it shows."""
    found, held = access_register(request.rights, Act.SEE_TASKS, unit_id)
    period = period_of(request)
    rows = unit_tasks(found, period).select_related("field", "responsible")
    listing = _listing(request, found, period, rows)
    if "xlsx" in request.GET:
        details = {"period": period, "tasks": listing.found}
        actor = request.rights.actor(held)
        record(actor, "export_register", f"unit:{found.pk}", unit=found.pk, details=details)
        return xlsx_response(f"Nhiệm vụ {found.name} {period}", _columns(period), listing.rows)
    on, subject = day_for(period), Subject(unit_path=found.path)
    waiting = unit_tasks(found, period).filter(acceptance=Task.Acceptance.REPORTED)
    context = {
        "unit": found,
        "period": period,
        "quarter": Quarter.parse(period),
        "periods": _periods(found, period),
        "listing": listing,
        "lines": lines_of(listing.page, on),
        "scope": scope_of(unit_tasks(found, period), on),
        "waiting": waiting.count(),
        "cases": _cases(found, period),
        "can_edit": request.rights.role_for(Act.EDIT_TASKS, subject) is not None,
        "acceptable": acceptable(request.rights, found, waiting).count(),
    }
    return render(request, "sauro/work/unit.html", context)


def _listing(request: Request, unit: Unit, period: str, rows: QuerySet[Task]) -> Listing[Task]:
    people = Official.objects.filter(tasks__unit=unit, tasks__period=period).distinct()
    filters = (
        Filter("truc", "Trục", AXES, "axis"),
        Filter("kq", "Kết quả", Task.Acceptance.choices, "acceptance"),
        Filter("nguoi", "Người", [(str(each.pk), each.name) for each in people], "responsible"),
        Filter("loai", "Loại", Task.Kind.choices, "kind"),
        Filter("kqq", "Khách quan", Task.Excuse.choices[1:], "excuse"),
    )
    return listed(request, rows, search="search_key", sorts=SORTS, filters=filters)


def _periods(unit: Unit, period: str) -> list[Quarter]:
    known = Task.objects.filter(unit=unit).order_by().values_list("period", flat=True).distinct()
    quarters = {Quarter.parse(each) for each in (*known, period)}
    return sorted(quarters, reverse=True)


def _cases(unit: Unit, period: str) -> QuerySet[Case]:
    own = Q(official__tasks__period=period, official__tasks__acceptance=Task.Acceptance.REPORTED)
    return (
        Case.objects.filter(unit=unit, cycle__period=period, official__isnull=False)
        .select_related("official")
        .annotate(
            products=Count("plan__items", distinct=True),
            reported=Count("official__tasks", filter=own, distinct=True),
        )
        .order_by("role", "official__sort_key", "id")
    )


def _columns(period: str) -> list[Column]:
    on = day_for(period)

    def states(task: Task) -> str:
        return "; ".join(chip.text for chip in chips_of(task, on))

    return [
        Column("Mã", lambda task: task.code, width=12),
        Column("Nhiệm vụ", lambda task: task.title, width=48),
        Column("Trục", lambda task: task.axis, width=8),
        Column("Lĩnh vực", lambda task: task.field.name if task.field else ""),
        Column("Người chịu trách nhiệm chính", responsible, width=28),
        Column("Loại", lambda task: task.get_kind_display(), width=24),
        Column("Sản phẩm", lambda task: task.product, width=36),
        Column("Hạn", lambda task: _day(task.deadline), width=12),
        Column("Số điều đã rõ", lambda task: six_clear(task).count, "6", 12),
        Column("Tiến độ (%)", lambda task: task.progress, "kế hoạch", 12),
        Column("Ngày hoàn thành", lambda task: _day(task.finished_on), width=12),
        Column("Số lượng (%)", lambda task: task.quantity, "kế hoạch", 12),
        Column("Chất lượng (%)", lambda task: task.quality, "kế hoạch", 12),
        Column("Tiến độ đạt (%)", lambda task: task.timeliness, "kế hoạch", 12),
        Column("Lãnh đạo, tổ chức (%)", lambda task: task.leadership, "kế hoạch", 12),
        Column("Tình trạng", states, width=30),
    ]


def responsible(task: Task) -> str:
    """Who answers for the task, rated or not."""
    return task.responsible.name if task.responsible else task.responsible_name


def _day(value: object) -> str:
    return f"{value:%d/%m/%Y}" if value else ""
