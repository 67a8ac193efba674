"""What the stages of a quarter stored: one closed quarter, its copies, and one on its way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import F

from bench.web_outcomes import Outcomes
from sauro.casework import clock
from sauro.casework.audit.services import SYSTEM
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.decisions.agenda import deciding_bodies
from sauro.casework.decisions.models import Decision, Item, Notice, Session
from sauro.casework.decisions.sessions import Meeting, hold_session
from sauro.casework.dossiers.models import (
    Appraisal,
    Dossier,
    Opinion,
    Proposal,
    SelfAssessment,
)
from sauro.casework.dossiers.routing import route_opinions
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState

BATCH = 500
APART = 1_000_000
"""What a copy adds to every id: more than the first quarter has rows of any kind."""
TOO_HIGH = 9
"""Of so many proposals one is above what the rules give."""
COPIED = (Due, Case, Dossier, SelfAssessment, Proposal, Appraisal, Opinion)
COPIED_OF_SESSIONS = (Session, Item, Decision, Notice)


def close(cycle: Cycle) -> None:
    """Every case assessed, proposed, appraised, decided and told."""
    cases = _cases(cycle)
    levels = _assess(cycle, cases)
    _dossiers(cycle, cases, Dossier.State.RECEIVED)
    _move(cases, CaseState.APPRAISED)
    _ask(cases, answered=True)
    for session in _sessions(cycle):
        _decide(session, levels, of=1)
        Session.objects.filter(pk=session.pk).update(
            state=Session.State.PUBLISHED,
            closed_at=clock.now(),
            published_at=clock.now(),
            decision_number=f"{session.pk}-QĐ/TU",
            decision_date=clock.today(),
        )
    decided = Decision.objects.filter(case__cycle=cycle)
    decided.update(final=True)
    Notice.objects.bulk_create(
        [Notice(decision=each, case_id=each.case_id, sent_at=clock.now()) for each in decided],
        batch_size=BATCH,
    )
    Case.objects.filter(decisions__in=decided).update(state=CaseState.PUBLISHED.value)


def begin(cycle: Cycle) -> None:
    """Of ten units six appraised, the others at work, assessed, proposed and handed in.

    Of the agenda every second line is decided.
    """
    cases = _cases(cycle)
    at = {unit: place % 10 for place, unit in enumerate(sorted({case.unit_id for case in cases}))}
    working, assessed, proposed, handed, appraised = (
        [case for case in cases if at[case.unit_id] in tens]
        for tens in ({1}, {2}, {3}, {4}, {0, 5, 6, 7, 8, 9})
    )
    levels = _assess(cycle, [*appraised, *handed, *proposed, *assessed])
    for some, state in (
        (working, CaseState.WORKING),
        (assessed, CaseState.SELF_ASSESSED),
        (proposed, CaseState.PROPOSED),
        (handed, CaseState.SUBMITTED),
        (appraised, CaseState.APPRAISED),
    ):
        _move(some, state)
    for model, some in (
        (Proposal, assessed),
        (Appraisal, [*assessed, *proposed, *handed]),
    ):
        model.objects.filter(case__in=[case.pk for case in some]).delete()
    _dossiers(cycle, [*working, *assessed, *proposed], Dossier.State.ASSEMBLING)
    _dossiers(cycle, handed, Dossier.State.SUBMITTED)
    _dossiers(cycle, appraised, Dossier.State.RECEIVED)
    _ask(appraised, answered=False)
    for session in _sessions(cycle):
        _decide(session, levels, of=2)


def copy(cycle: Cycle, quarter: Quarter, number: int) -> Cycle:
    """The closed quarter once more under another period, in the database itself."""
    made = Cycle.objects.create(
        period=str(quarter),
        rulebook=cycle.rulebook,
        settings=cycle.settings,
        opened_on=quarter.first_day,
    )
    for model in (*COPIED, *COPIED_OF_SESSIONS):
        _copy(model, made.pk, number * APART)
    return made


def _copy(model: type[models.Model], cycle: int, apart: int) -> None:
    copied = (*COPIED, *COPIED_OF_SESSIONS)
    names, values = [], []
    for field in model._meta.concrete_fields:
        own = field.primary_key or (field.is_relation and field.related_model in copied)
        column = connection.ops.quote_name(str(field.column))
        names.append(column)
        values.append(f"{column} + {apart}" if own else column)
        if field.is_relation and field.related_model is Cycle:
            values[-1] = str(cycle)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) "
            f"SELECT {', '.join(values)} FROM {table} WHERE id < {APART}"
        )


def _cases(cycle: Cycle) -> list[Case]:
    return list(
        Case.objects.filter(cycle=cycle).select_related("cycle", "unit", "official", "group")
    )


def _move(cases: Iterable[Case], state: CaseState) -> None:
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(state=state.value)


def _assess(cycle: Cycle, cases: Iterable[Case]) -> dict[int, tuple[str, dict[str, Any]]]:
    outcomes, now = Outcomes(cycle), clock.now()
    found = {case.pk: outcomes.next_of(case) for case in cases}
    SelfAssessment.objects.bulk_create(
        [
            SelfAssessment(case_id=case, level=level, submitted_at=now, **columns)
            for case, (level, columns) in found.items()
        ],
        batch_size=BATCH,
    )
    Proposal.objects.bulk_create(
        [_proposal(case, level, columns, now) for case, (level, columns) in found.items()],
        batch_size=BATCH,
    )
    Appraisal.objects.bulk_create(
        [
            Appraisal(case_id=case, level=level, appraised_at=now, appraised_by="Người", **columns)
            for case, (level, columns) in found.items()
        ],
        batch_size=BATCH,
    )
    return found


def _proposal(case: int, level: str, columns: dict[str, Any], now: datetime) -> Proposal:
    return Proposal(
        case_id=case,
        head_level=_too_high(level) if case % TOO_HIGH == 0 else level,
        head_name="Người đứng đầu",
        head_at=now,
        level=level,
        votes_for=5,
        votes_against=0,
        **columns,
    )


def _too_high(level: str) -> str:
    return Level(level).above or level


def _dossiers(cycle: Cycle, cases: Iterable[Case], state: Dossier.State) -> None:
    handed = None if state == Dossier.State.ASSEMBLING else clock.now()
    Dossier.objects.bulk_create(
        Dossier(
            cycle=cycle,
            unit_id=unit,
            state=state,
            electronic_at=handed,
            first_electronic_at=handed,
            late_days=unit % 20 == 0,
        )
        for unit in sorted({case.unit_id for case in cases})
    )


def _ask(cases: list[Case], *, answered: bool) -> None:
    route_opinions(cases)
    asked = Opinion.objects.filter(case__in=[case.pk for case in cases])
    some = asked if answered else asked.annotate(odd=F("pk") % 2).filter(odd=1)
    Opinion.objects.filter(pk__in=list(some.values_list("pk", flat=True))).update(
        level="good", answered_at=clock.now(), answered_by="Người cho ý kiến"
    )


def _sessions(cycle: Cycle) -> list[Session]:
    meeting = Meeting(clock.today(), "Phòng họp số 1", "Người chủ trì", "Người ghi", 9, 9)
    return [
        hold_session(actor=SYSTEM, cycle=cycle, body=body, meeting=meeting)
        for body in deciding_bodies(cycle)
    ]


def _decide(session: Session, levels: dict[int, tuple[str, dict[str, Any]]], *, of: int) -> None:
    """One line of so many gets its decision."""
    lines = [item for item in session.items.all() if item.place % of == 0]
    Decision.objects.bulk_create(
        [
            Decision(
                case_id=item.case_id,
                item=item,
                level=levels[item.case_id][0],
                proposed=levels[item.case_id][0],
                decided_at=clock.now(),
                decided_by=session.secretary,
                **levels[item.case_id][1],
            )
            for item in lines
        ],
        batch_size=BATCH,
    )
    for level in {levels[item.case_id][0] for item in lines}:
        cases = [item.case_id for item in lines if levels[item.case_id][0] == level]
        Case.objects.filter(pk__in=cases).update(level=level, state=CaseState.DECIDED.value)
        session.items.filter(case__in=cases).update(
            state=Item.State.DECIDED, voters=9, votes={level: 9}
        )
