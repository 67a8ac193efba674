"""Q3/2026 in the middle, as of 18/9/2026: every unit has come as far as its story lets it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import cycle as repeated

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.opening import open_cycle, refresh_cases
from sauro.casework.demo import assessing, dossiers, register, results
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.demo.words import PLAN_CHANGED
from sauro.casework.demo.world import World, appraiser
from sauro.casework.work.plans import reopen_plan, submit_plan
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from sauro.synthetic import quarter_work

QUARTER = Quarter(2026, 3)
OPENED, REFRESHED, TODAY = date(2026, 7, 1), date(2026, 9, 12), date(2026, 9, 18)
RECEIVED, ANSWERED = date(2026, 9, 17), date(2026, 9, 18)
REOPENED, HANDED_OVER = date(2026, 9, 14), date(2026, 9, 15)


def bring_in(world: World) -> Cycle:
    """Open the quarter and let each unit's story run until today."""
    with clock.on(OPENED):
        cycle = open_cycle(actor=appraiser(), period=str(QUARTER))
    works = quarter_work(world.province, QUARTER)
    quarters = [UnitQuarter(world, cycle, work) for work in works]
    told = list(zip(quarters, repeated(STORIES), strict=False))
    for quarter, story in told:
        early = story in EARLY
        register.open_register(quarter, quarter.days.results if early else None)
        register.plan(quarter, quarter.days.planned)
        register.approve(quarter, quarter.days.approved)
    with clock.on(REFRESHED):
        refresh_cases(actor=appraiser(), cycle=cycle)
    for quarter, story in told:
        _work(quarter, early=story in EARLY)
        story(quarter)
    return cycle


def _work(quarter: UnitQuarter, *, early: bool) -> None:
    register.plan(quarter, REFRESHED)
    register.approve(quarter, REFRESHED)
    assessing.record_absences(quarter)
    by = quarter.days.results if early else TODAY
    results.report(quarter, by, all_ready=early)
    results.accept(quarter, quarter.days.accepted)


def _working(quarter: UnitQuarter) -> None:
    """Results come in; nobody has assessed oneself yet."""


def _changing_plans(quarter: UnitQuarter) -> None:
    """Two plans are open for a change, one of them handed over again."""
    working = [
        (official, case)
        for official, case in quarter.cases().items()
        if official and case.state == CaseState.WORKING.value
    ]
    for number, (official, case) in enumerate(working[-2:]):
        superior = quarter.world.superior(official, quarter.code)
        with clock.on(REOPENED):
            reopen_plan(actor=superior, case=case, reason=PLAN_CHANGED, version=case.version)
        if number:
            with clock.on(HANDED_OVER):
                actor = quarter.world.official(official)
                submit_plan(actor=actor, case=case, version=case.version)


def _self_assessing(quarter: UnitQuarter) -> None:
    """All but one have handed in; that one has a draft. Centrally managed ones have sent it on."""
    people = [official for official in _rated(quarter) if official]
    assessing.self_assess(quarter, ["", *people[:-1]])
    assessing.start_self_assessment(quarter, people[-1])


def _proposing(quarter: UnitQuarter) -> None:
    """The head has proposed for all but one."""
    assessing.self_assess(quarter)
    assessing.propose(quarter, list(_rated(quarter))[:-1])


def _meeting(quarter: UnitQuarter) -> None:
    """Proposed, met, voted on: the dossier may be handed in."""
    assessing.self_assess(quarter)
    assessing.propose(quarter)
    dossiers.assemble(quarter)


def _submitted(quarter: UnitQuarter) -> None:
    """The dossier waits to be checked and taken in."""
    _meeting(quarter)
    dossiers.submit(quarter, RECEIVED)


def _received(quarter: UnitQuarter) -> None:
    """Taken in; some opinions have come, one case is appraised."""
    _meeting(quarter)
    dossiers.submit(quarter, quarter.days.submitted)
    dossiers.receive(quarter, RECEIVED)
    asked = list(dossiers.opinions_of(quarter.cycle).filter(case__unit=quarter.unit))
    dossiers.answer_opinions(asked[: len(asked) // 2], ANSWERED)
    dossiers.appraise_cases(quarter, ANSWERED, list(_rated(quarter))[-1:])


def _rated(quarter: UnitQuarter) -> dict[str, Case]:
    """The cases that are rated this quarter, by official."""
    cases = quarter.cases()
    return {
        official: case for official, case in cases.items() if case.state != CaseState.DEFERRED.value
    }


Story = Callable[[UnitQuarter], None]
STORIES: tuple[Story, ...] = (
    _self_assessing,
    _received,
    _working,
    _proposing,
    _meeting,
    _changing_plans,
    _submitted,
    _working,
)
EARLY = frozenset({_self_assessing, _received, _proposing, _meeting, _submitted})
