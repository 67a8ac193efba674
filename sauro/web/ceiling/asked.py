"""Which cycle a page of the deciding body is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.errors import Unknown
from sauro.regulation.procedure.steps import CaseState

PERIOD = "ky"


class Asked(NamedTuple):
    """The cycle shown, None before the first one opens, and all there are to choose from."""

    cycle: Cycle | None
    cycles: Sequence[Cycle]


def asked_cycle(request: HttpRequest, *, told: bool = False) -> Asked:
    """The one the address names; else the open one whose decision comes next, else the newest.

    told: prefer the newest with a published result. Unknown: no such period.
    """
    cycles = list(Cycle.objects.all())
    period = request.GET.get(PERIOD, "")
    if period:
        named = [cycle for cycle in cycles if cycle.period == period]
        if not named:
            raise Unknown
        return Asked(named[0], cycles)
    results = _with_results() if told else set()
    preferred = [cycle for cycle in cycles if cycle.pk in results]
    waiting = [cycle for cycle in reversed(cycles) if cycle.is_open]
    return Asked(next(iter([*preferred, *waiting, *cycles]), None), cycles)


def _with_results() -> set[int]:
    published = Case.objects.filter(cycle=OuterRef("pk"), state=CaseState.PUBLISHED.value)
    return set(Cycle.objects.filter(Exists(published)).values_list("pk", flat=True))
