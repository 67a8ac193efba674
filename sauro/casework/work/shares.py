"""Completed tasks by unit and axis, counted where they are stored: for lists of many units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q

from sauro.casework.people.models import Unit
from sauro.casework.work.models import Task


class AxisShare(NamedTuple):
    """Completed of counted tasks; excused ones are in neither (reading D11)."""

    completed: int = 0
    counted: int = 0


def axis_shares(
    period: str, on: date, units: Iterable[Unit] | None = None
) -> Mapping[tuple[int, int], AxisShare]:
    """By unit's id and axis, as `counts.scope_of` counts; one query. units None: all of them."""
    tasks = Task.objects.filter(period=period).exclude(excuse=Task.Excuse.CONFIRMED)
    if units is not None:
        tasks = tasks.filter(unit__in=units)
    done = Q(finished_on__lte=on, acceptance=Task.Acceptance.ACCEPTED)
    rows = (
        tasks.order_by()
        .values("unit", "axis")
        .annotate(completed=Count("pk", filter=done), counted=Count("pk"))
        .values_list("unit", "axis", "completed", "counted")
    )
    return {(unit, axis): AxisShare(done, all_) for unit, axis, done, all_ in rows}
