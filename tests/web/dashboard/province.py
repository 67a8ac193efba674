"""Many cases at once, put straight into the tables: only for measuring."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sauro.casework import clock
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.dossiers.models import Appraisal, Proposal, SelfAssessment
from sauro.casework.people.models import Group, Official, PaperDecision, Unit
from sauro.casework.work.models import Task
from sauro.regulation.contract import case_object
from sauro.regulation.frame_model import Block
from sauro.regulation.levels import LEVELS
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import CaseFacts, Role, Scope
from sauro.regulation.quarter.rate import rate
from tests.casework.cast import BODY, Cast

UNIT_PEOPLE = 10
TASKS = 30


def populate(cast: Cast, number: int) -> None:
    """`number` decided cases in units of ten, each unit with thirty tasks."""
    start = Unit.objects.count()
    blocks = list(Block)
    units = [
        Unit(
            code=f"U{start + n}",
            name=f"Đơn vị Mẫu {start + n}",
            block=blocks[n % len(blocks)].value,
            sort_key=f"{start + n:06}",
            search_key=f"don vi mau {start + n}",
        )
        for n in range(number // UNIT_PEOPLE)
    ]
    Unit.objects.bulk_create(units)
    group = Group.objects.create(code=f"g{start}", name=f"Nhóm {start}", sort_key=f"{start:06}")
    officials = Official.objects.bulk_create(
        Official(code=f"P{start}-{n}", name=f"Lê Mẫu {n}", sort_key=f"{n:06}", search_key="le mau")
        for n in range(number)
    )
    cases = Case.objects.bulk_create(
        Case(
            cycle=cast.cycle,
            official=official,
            unit=units[n // UNIT_PEOPLE],
            role=Role.DEPUTY.value,
            block=units[n // UNIT_PEOPLE].block,
            tier="provincial_rated",
            group=group,
            state=CaseState.DECIDED.value,
            level=LEVELS[n % len(LEVELS)].value,
        )
        for n, official in enumerate(officials)
    )
    _assess(cast, cases)
    _work(cast, units)
    PaperDecision.objects.bulk_create(
        PaperDecision(
            official=official,
            period="2026-Q1",
            level="good",
            number="1",
            signed_on=date(2026, 4, 5),
            signed_by="Mẫu",
        )
        for official in officials
    )


def _assess(cast: Cast, cases: list[Case]) -> None:
    """Every stage of every case; nine of ten tasks exceeded too few, so that D1 is named."""
    facts = CaseFacts(role=Role.DEPUTY, score=Fraction(95), scope=Scope(10, 10, 1, 1))
    outcome = rate(facts, cast.cycle.quarter, rules_of(cast.cycle))
    said = {
        "score": Fraction(95),
        "facts": {"scope": {"assigned": 10}},
        "outcome": case_object("case", outcome),
        "sheet": {"axes": ["x" * 60] * 60},
    }
    now = clock.now()
    session = Session.objects.create(
        cycle=cast.cycle,
        body=BODY,
        held_on=date(2026, 6, 20),
        place="A",
        chair="B",
        secretary="C",
        members=3,
        present=3,
    )
    SelfAssessment.objects.bulk_create(
        SelfAssessment(case=case, level="excellent", submitted_at=now, **said) for case in cases
    )
    Proposal.objects.bulk_create(
        Proposal(case=case, level="good", head_level="excellent", head_name="Lê Mẫu", **said)
        for case in cases
    )
    Appraisal.objects.bulk_create(
        Appraisal(case=case, level=case.level or "", **said) for case in cases
    )
    items = Item.objects.bulk_create(
        Item(session=session, case=case, place=n) for n, case in enumerate(cases)
    )
    Decision.objects.bulk_create(
        Decision(
            case=case, item=item, level=case.level or "", decided_at=now, decided_by="H", **said
        )
        for case, item in zip(cases, items, strict=True)
    )


def _work(cast: Cast, units: list[Unit]) -> None:
    Task.objects.bulk_create(
        Task(
            unit=unit,
            period=cast.cycle.period,
            code=f"NV-{n:02}",
            title="Việc",
            axis=n % 6 + 1,
            finished_on=date(2026, 6, 1),
            acceptance=Task.Acceptance.ACCEPTED,
        )
        for unit in units
        for n in range(TASKS)
    )
