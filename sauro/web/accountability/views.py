"""Trách nhiệm đề xuất."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sauro.casework.access.doors import access_unit
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Cycle
from sauro.casework.decisions.accountability import HeadRow, TooHigh, too_high
from sauro.casework.decisions.consequences import to_replace
from sauro.casework.decisions.follow_ups import record_follow_up
from sauro.casework.errors import Unknown
from sauro.web.accountability.forms import FollowUpForm
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.forms import attempt
from sauro.web.listing import Column, xlsx_response
from sauro.web.permits import Request, permits

HEAD = "nguoi"
INVALID = 422


class Row(NamedTuple):
    """A case with the head who proposed it."""

    head: HeadRow
    case: TooHigh


@permits(Act.SEE_ACCOUNTABILITY)
@require_safe
def accountability(request: Request) -> HttpResponse:
    """Proposals above the decision by head and unit, and the list for replacement."""
    cycle, cycles = asked_cycle(request, told=True)
    heads = too_high(cycle) if cycle else []
    if cycle and "xlsx" in request.GET:
        record(request.rights.actor(), "export_accountability", f"cycle:{cycle.pk}")
        return xlsx_response(f"trach-nhiem-de-xuat-{cycle.period}", COLUMNS, _rows(heads))
    context = {
        "cycle": cycle,
        "cycles": cycles,
        "heads": heads,
        "lacking": sum(head.lacking for head in heads),
        "answering": sum(bool(head.lacking) for head in heads),
        "records": request.rights.holds(Act.HOLD_SESSION),
        "listed": to_replace(cycle) if cycle else [],
    }
    return render(request, "sauro/accountability/accountability.html", context)


@permits(Act.HOLD_SESSION)
@require_http_methods(["GET", "POST"])
def follow_up(request: Request, cycle_id: int, unit_id: int) -> HttpResponse:
    """Record what followed for the head named in the address."""
    unit, held = access_unit(request.rights, Act.HOLD_SESSION, unit_id)
    cycle = Cycle.objects.filter(pk=cycle_id).first()
    head = request.GET.get(HEAD, "")
    if cycle is None:
        raise Unknown
    form = FollowUpForm(request.POST or None)
    if request.method == "POST":
        done = attempt(
            form,
            lambda: record_follow_up(
                actor=request.rights.actor(held),
                cycle=cycle,
                unit=unit,
                head=head,
                **form.cleaned_data,
            ),
        )
        if done is not None:
            messages.success(request, f"Đã ghi: {done.get_kind_display().lower()}.")
            return redirect(f"{reverse('accountability:page')}?ky={cycle.period}")
    context = {"form": form, "unit": unit, "cycle": cycle, "head": head}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/accountability/follow_up.html", context, status=status)


def _rows(heads: Sequence[HeadRow]) -> Iterator[Row]:
    for head in heads:
        for case in head.cases:
            yield Row(head, case)


def _followed(row: Row) -> str:
    return "; ".join(f"{each.get_kind_display()} ({each.document})" for each in row.head.follow_ups)


COLUMNS = [
    Column("Người đứng đầu", lambda row: row.head.head, width=28),
    Column("Đơn vị", lambda row: row.head.unit.name, width=30),
    Column("Số đề xuất đã có quyết định", lambda row: row.head.proposals),
    Column("Trường hợp", lambda row: row.case.case.name, width=28),
    Column("Mức đề xuất", lambda row: row.case.proposed.vietnamese, width=28),
    Column("Mức quyết định", lambda row: row.case.decided.vietnamese, width=28),
    Column("Theo quy tắc", lambda row: row.case.rule.vietnamese if row.case.rule else "", width=28),
    Column("Không đủ điều kiện", lambda row: "có" if row.case.lacking else "không"),
    Column("Đã xử lý", _followed, width=40),
    Column("Lý do quyết định", lambda row: row.case.reason, width=40),
]
