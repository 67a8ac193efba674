"""Dossiers on their way to the Organisation Committee, opinions on them, their appraisal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.demo.assessing import meet, vote
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.demo.words import (
    AGREED_WITH_RULES,
    APPRAISED_OTHERWISE,
    EVIDENCE_COMPLETE,
    LOWER_MARK,
    OTHER_OPINION,
    RETURNED_DOSSIER,
)
from sauro.casework.demo.world import appraiser, clerk, consulted
from sauro.casework.dossiers.appraisal import appraise, changed_marks
from sauro.casework.dossiers.central import send_central
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.models import Opinion
from sauro.casework.dossiers.opinions import give_opinion, proposed_level
from sauro.casework.dossiers.own_marks import assess_own
from sauro.casework.dossiers.returns import return_dossier
from sauro.casework.dossiers.scoring import assess
from sauro.casework.dossiers.submission import (
    confirm_evidence,
    receive_dossier,
    record_paper,
    submit_dossier,
)
from sauro.casework.dossiers.unit_cases import is_central
from sauro.casework.dossiers.unit_results import confirm_results
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState

OTHERWISE = 9  # every ninth answer
FIRST_LETTER = 101


def assemble(quarter: UnitQuarter) -> None:
    """The meeting, its votes, the unit's results and evidence: ready to be handed in."""
    meet(quarter)
    vote(quarter)
    dossier = dossier_of(quarter.cycle, quarter.unit)
    actor = clerk(quarter.code)
    with clock.on(quarter.days.met):
        confirm_results(
            actor=actor, dossier=dossier, comment=EVIDENCE_COMPLETE, version=dossier.version
        )
        confirm_evidence(actor=actor, dossier=dossier, version=dossier.version)


def submit(quarter: UnitQuarter, on: date) -> None:
    """Hand the dossier in on a day, with its letter; a unit that rates all its own has none."""
    if not quarter.has_dossier():
        return
    dossier = dossier_of(quarter.cycle, quarter.unit)
    number = FIRST_LETTER + list(quarter.world.units).index(quarter.code)
    with clock.on(on):
        submit_dossier(
            actor=clerk(quarter.code),
            dossier=dossier,
            letter_number=f"{number}-TTr/{quarter.cycle.quarter.number}",
            letter_date=quarter.days.met,
            signer=dossier.chair,
            version=dossier.version,
        )


def send_back(quarter: UnitQuarter, on: date) -> None:
    """The appraiser returns the dossier."""
    dossier = dossier_of(quarter.cycle, quarter.unit)
    with clock.on(on):
        return_dossier(
            actor=appraiser(), dossier=dossier, reason=RETURNED_DOSSIER, version=dossier.version
        )


def receive(quarter: UnitQuarter, on: date) -> None:
    """The appraiser takes the dossier in; the paper came that day. Opinions are asked for."""
    if not quarter.has_dossier():
        return
    dossier = dossier_of(quarter.cycle, quarter.unit)
    with clock.on(on):
        receive_dossier(actor=appraiser(), dossier=dossier, version=dossier.version)
        record_paper(actor=appraiser(), dossier=dossier, on=on, version=dossier.version)


def send_central_cases(quarter: UnitQuarter, on: date) -> None:
    """The officials the centre decides on send their two parts themselves."""
    for official, case in quarter.cases().items():
        if is_central(case) and case.state == CaseState.SELF_ASSESSED.value:
            with clock.on(on):
                actor = quarter.world.official(official)
                send_central(actor=actor, case=case, version=case.version)


def answer_opinions(opinions: Iterable[Opinion], on: date) -> None:
    """The bodies asked agree with the unit, now and then not."""
    for number, opinion in enumerate(opinions, 1):
        with clock.on(on):
            level, remark = _answer(opinion, otherwise=number % OTHERWISE == 0)
            give_opinion(
                actor=consulted(),
                opinion=opinion,
                level=level,
                remark=remark,
                version=opinion.version,
            )


def opinions_of(cycle: Cycle) -> QuerySet[Opinion]:
    """Everything asked in a cycle, in the order it was asked."""
    return (
        Opinion.objects.filter(case__cycle=cycle)
        .select_related("case__cycle", "case__unit", "case__official", "case__proposal")
        .order_by("pk")
    )


def appraise_cases(quarter: UnitQuarter, on: date, only: Collection[str] | None = None) -> None:
    """The appraiser's marks, and the level the rules give on them."""
    for official, case in quarter.cases().items():
        if case.state != CaseState.SUBMITTED.value or (only is not None and official not in only):
            continue
        marks = {code: str(mark) for code, mark in quarter.works[official].marks}
        proposed = case.proposal.level
        with clock.on(on):
            given = assess(case, marks).outcome.level
            level = given or Level.GOOD
            agreed = level is given and proposed in ("", level.value)
            appraise(
                actor=appraiser(),
                case=case,
                marks=marks,
                mark_reasons=dict.fromkeys(changed_marks(case, marks), LOWER_MARK),
                level=level,
                reason="" if agreed else APPRAISED_OTHERWISE,
                version=case.version,
            )


def _answer(opinion: Opinion, *, otherwise: bool) -> tuple[Level, str]:
    """The unit's level, the rules' where the unit proposes none; one lower when otherwise."""
    proposed = proposed_level(opinion)
    level = Level(proposed) if proposed else _by_rules(opinion.case)
    if otherwise and level is not Level.FAILED:
        return level.below, OTHER_OPINION
    return level, "" if proposed else AGREED_WITH_RULES


def _by_rules(case: Case) -> Level:
    return assess_own(case).outcome.level or Level.GOOD
