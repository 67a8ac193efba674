"""The quarters before this one: what was published then, and what was decided on paper."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import CharField, Value

from sauro.casework.cycles.models import Case
from sauro.casework.people.models import PaperDecision
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState

MOST = 8


class EarlierQuarter(NamedTuple):
    """A quarter and its level; note: what it rests on; case: id, 0 where there was none."""

    title: str
    level: str
    note: str
    case: int


def earlier_quarters(case: Case) -> list[EarlierQuarter]:
    """At most the last eight, the oldest first; one query."""
    before = Case.objects.filter(
        cycle__period__lt=case.cycle.period,
        state=CaseState.PUBLISHED.value,
        official=case.official_id,
        level__isnull=False,
    )
    if case.is_collective:
        before = before.filter(unit=case.unit_id)
    rows = before.order_by().values_list("cycle__period", "level", _text(""), "pk")
    if case.official_id is not None:
        paper = PaperDecision.objects.filter(
            official=case.official_id, period__lt=case.cycle.period
        )
        rows = rows.union(paper.order_by().values_list("period", "level", "number", Value(0)))
    ordered = sorted(rows, key=lambda row: row[0])[-MOST:]
    return [_quarter(*row) for row in ordered]


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


def _quarter(period: str, level: str, number: str, case: int) -> EarlierQuarter:
    title = Quarter.parse(period).vietnamese
    note = f"văn bản {number}" if number else ""
    return EarlierQuarter(title[0].upper() + title[1:], level, note, case)
