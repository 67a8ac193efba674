"""Sessions of the deciding bodies: votes, the ceiling kept, decisions issued and told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.ballot import level_if_late, rule_level
from sauro.casework.decisions.ceiling import GroupBoard, board
from sauro.casework.decisions.choices import choose
from sauro.casework.decisions.closing import close_session
from sauro.casework.decisions.deciding import decide_level
from sauro.casework.decisions.models import Item, Notice, Session
from sauro.casework.decisions.notices import receive_notice
from sauro.casework.decisions.publishing import issue_decision, publish
from sauro.casework.decisions.sessions import Meeting, hold_session
from sauro.casework.demo.words import KEPT, LATE, OVER_CEILING
from sauro.casework.demo.world import World, secretary
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session to hold: which body, when, how many, and its decision's number and signer."""

    body: str
    held_on: date
    place: str
    chair: str
    present: int
    number: str
    signer_post: str


def sit(cycle: Cycle, sitting: Sitting, secretary_name: str, lowered: frozenset[int]) -> None:
    """Hold the session, decide everything, close it, issue the decision, tell everybody.

    lowered: cases that the body lowers for the lateness of their dossier.
    """
    with clock.on(sitting.held_on):
        session = _hold(cycle, sitting, secretary_name)
        kept_out = _choose(cycle)
        for item in session.items.select_related("case__appraisal"):
            _decide(item, sitting.present, lowered, kept_out)
        session.refresh_from_db()
        close_session(actor=secretary(), session=session, version=session.version)
    with clock.on(sitting.held_on + timedelta(days=1)):
        issue_decision(
            actor=secretary(),
            session=session,
            number=sitting.number,
            signed_on=sitting.held_on + timedelta(days=1),
            signer=sitting.chair,
            signer_post=sitting.signer_post,
            version=session.version,
        )
    with clock.on(sitting.held_on + timedelta(days=3)):
        publish(actor=secretary(), session=session, version=session.version)


def acknowledge(world: World, cycle: Cycle, on: date) -> None:
    """Three in four confirm that they received the notice."""
    for number, notice in enumerate(Notice.objects.filter(case__cycle=cycle).order_by("pk"), 1):
        if number % 4:
            code = _official_of(notice.case)
            with clock.on(on):
                receive_notice(actor=world.official(code), notice=notice)


def _hold(cycle: Cycle, sitting: Sitting, secretary_name: str) -> Session:
    meeting = Meeting(
        held_on=sitting.held_on,
        place=sitting.place,
        chair=sitting.chair,
        secretary=secretary_name,
        members=sitting.present,
        present=sitting.present,
    )
    return hold_session(actor=secretary(), cycle=cycle, body=sitting.body, meeting=meeting)


def _choose(cycle: Cycle) -> frozenset[int]:
    """In groups above the ceiling: keep the first; the cases that are not kept."""
    kept_out: set[int] = set()
    for group in board(cycle):
        if group.over:
            kept_out.update(_beyond(cycle, group))
    return frozenset(kept_out)


def _beyond(cycle: Cycle, group: GroupBoard) -> list[int]:
    beyond = []
    for ranked in group.candidates:
        if ranked.place > group.allowed:
            beyond.append(ranked.case.pk)
        elif ranked.choice is None:
            choose(actor=secretary(), cycle=cycle, case=ranked.case, keeps=True, reason=KEPT)
    return beyond


def _decide(item: Item, present: int, lowered: frozenset[int], kept_out: frozenset[int]) -> None:
    appraisal = item.case.appraisal
    level, reason, late = Level(appraisal.level), "", False
    if item.case_id in lowered and (down := level_if_late(appraisal)) is not None:
        level, reason, late = down, LATE, True
    elif item.case_id in kept_out:
        level, reason = level.below, OVER_CEILING
    elif rule_level(appraisal) is not level:
        reason = appraisal.reason or OVER_CEILING
    decide_level(
        actor=secretary(),
        item=item,
        votes={level: present},
        voters=present,
        level=level,
        reason=reason,
        lowered_for_lateness=late,
        version=item.version,
    )


def _official_of(case: Case) -> str:
    return case.official.code if case.official else ""
