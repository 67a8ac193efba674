"""What a unit's head and clerk must do for the unit's cases; never counting their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import QuerySet

from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.unit_cases import APART
from sauro.casework.todo.kinds import Kind, ToDo
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import NOT_RATED, CaseState
from sauro.regulation.quarter.facts import Role as CaseRole

_GONE = (
    CaseState.SUBMITTED.value,
    CaseState.APPRAISED.value,
    CaseState.DECIDED.value,
    CaseState.PUBLISHED.value,
    *(state.value for state in NOT_RATED),
)


def unit(
    rights: Rights, held: Held, cycles: list[Cycle], dues: Mapping[int, date]
) -> Iterator[ToDo]:
    """For the unit the role is held for, in every open cycle."""
    for cycle in cycles:
        if held.role is Role.UNIT_HEAD:
            yield from approvals(held, rights, cycle)
            yield from _acceptances(held, rights, cycle, dues.get(cycle.pk))
            yield from _proposals(held, rights, cycle, dues.get(cycle.pk))
        yield from _dossier(held, cycle, dues.get(cycle.pk))


def approvals(held: Held, rights: Rights, cycle: Cycle) -> Iterator[ToDo]:
    """Plans waiting: for a head those of the unit and below, for the appraiser those of heads."""
    plans = _others(Case.objects.filter(cycle=cycle), rights).filter(
        state=CaseState.PLAN_SUBMITTED.value
    )
    if held.role is Role.APPRAISER:
        plans = plans.filter(role=CaseRole.HEAD.value)
    else:
        plans = plans.filter(unit__path__startswith=held.unit_path)
    if waiting := plans.count():
        text = f"{waiting} kế hoạch chờ duyệt."
        yield ToDo(Kind.APPROVE_PLANS, text, period=cycle.period, of=waiting)


def _acceptances(held: Held, rights: Rights, cycle: Cycle, last_day: date | None) -> Iterator[ToDo]:
    results = Task.objects.filter(
        unit=held.unit_id, period=cycle.period, acceptance=Task.Acceptance.REPORTED
    )
    if rights.official is not None:
        results = results.exclude(responsible=rights.official)
    if reported := results.count():
        text = f"{reported} kết quả chờ nghiệm thu; chưa nghiệm thu là tính chưa hoàn thành."
        yield ToDo(Kind.ACCEPT_RESULTS, text, last_day, held.unit_id, cycle.period, of=reported)


def _others(cases: QuerySet[Case], rights: Rights) -> QuerySet[Case]:
    return cases if rights.official is None else cases.exclude(official=rights.official)


def _proposals(held: Held, rights: Rights, cycle: Cycle, last_day: date | None) -> Iterator[ToDo]:
    waiting = (
        _others(Case.objects.filter(cycle=cycle, unit=held.unit_id), rights)
        .filter(state=CaseState.SELF_ASSESSED.value)
        .count()
    )
    if waiting:
        text = f"{waiting} người đã tự đánh giá, chờ nhận xét và đề xuất mức."
        yield ToDo(Kind.PROPOSE_LEVELS, text, last_day, held.unit_id, cycle.period, of=waiting)


def _dossier(held: Held, cycle: Cycle, last_day: date | None) -> Iterator[ToDo]:
    cases = Case.objects.filter(cycle=cycle, unit=held.unit_id).exclude(tier__in=APART)
    states = list(cases.values_list("state", flat=True))
    open_cases = [state for state in states if state not in _GONE]
    if not open_cases:
        return
    dossier = Dossier.objects.filter(cycle=cycle, unit=held.unit_id).first()
    if dossier is not None and dossier.state == Dossier.State.RETURNED:
        text = f"Hồ sơ bị trả lại: {dossier.returned_reason}"
        yield ToDo(Kind.REPAIR_DOSSIER, text, last_day, held.unit_id, cycle.period)
        return
    ready = sum(state == CaseState.PROPOSED for state in open_cases)
    text = f"{ready}/{len(open_cases)} trường hợp đã được người đứng đầu đề xuất."
    yield ToDo(
        Kind.ASSEMBLE_DOSSIER, text, last_day, held.unit_id, cycle.period, ready, len(open_cases)
    )
