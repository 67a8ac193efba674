"""Self-assessments, the heads' proposals, the collectives' votes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.deferrals import defer
from sauro.casework.cycles.models import Case
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.demo.words import (
    ABOVE_OWN_RULES,
    COMMENTS,
    DECISIONS_ON_ABSENCE,
    FORMER_UNIT_LETTER,
    FORMER_UNIT_SAYS,
    MINUTES_TEXT,
    REMEDIES,
    SHORTCOMINGS,
    STRENGTHS,
)
from sauro.casework.demo.world import clerk, head
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.former_posts import comment_former_post
from sauro.casework.dossiers.meeting import Minutes, record_meeting
from sauro.casework.dossiers.own_marks import assess_all_own
from sauro.casework.dossiers.proposals import propose_level
from sauro.casework.dossiers.scoring import assess
from sauro.casework.dossiers.self_assessment import Draft, save_and_submit, save_draft
from sauro.casework.dossiers.unit_cases import head_proposes, is_central, voted_cases
from sauro.casework.dossiers.votes import Line, propose_collectively
from sauro.casework.structure.absences import record_absence
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role


def record_absences(quarter: UnitQuarter) -> None:
    """The absences with their documents; those that keep a case out of the quarter defer it."""
    cases = quarter.cases()
    for work in quarter.work.cases:
        for absence in work.absences:
            with clock.on(min(absence.start, quarter.days.results)):
                record_absence(
                    actor=clerk(quarter.code),
                    official=quarter.world.officials[work.official],
                    kind=absence.kind,
                    start=absence.start,
                    end=absence.end,
                    document=DECISIONS_ON_ABSENCE[absence.kind],
                )
        if quarter.is_deferred(work.official) and work.official in cases:
            with clock.on(quarter.days.results):
                case = cases[work.official]
                actor = quarter.world.superior(work.official, quarter.code)
                defer(actor=actor, case=case, version=case.version)


def self_assess(quarter: UnitQuarter, only: Collection[str] | None = None) -> None:
    """Whoever is working hands in the self-assessment; only: these officials ("": collective)."""
    for number, (official, case) in enumerate(quarter.cases().items()):
        if case.state == CaseState.WORKING.value and (only is None or official in only):
            with clock.on(quarter.days.assessed):
                save_and_submit(
                    actor=_writer(quarter, official),
                    case=case,
                    draft=_draft(quarter, official, case, number),
                    version=0,
                )


def comment_on_moves(quarter: UnitQuarter) -> None:
    """The unit that somebody left within the quarter says what it thinks of the time there."""
    for case in quarter.cases().values():
        if case.former_unit is not None and case.state == CaseState.SELF_ASSESSED.value:
            with clock.on(quarter.days.assessed):
                comment_former_post(
                    actor=clerk(case.former_unit.code),
                    case=case,
                    text=FORMER_UNIT_SAYS,
                    document=FORMER_UNIT_LETTER,
                    version=case.version,
                )


def start_self_assessment(quarter: UnitQuarter, official: str) -> None:
    """One official has saved a draft and not handed it in."""
    case = quarter.cases()[official]
    with clock.on(quarter.days.proposed):
        draft = _draft(quarter, official, case, 0)
        save_draft(
            actor=_writer(quarter, official),
            case=case,
            marks=dict(list(draft.marks.items())[:3]),
            level=None,
            texts={"strengths": draft.texts["strengths"]},
            version=0,
        )


def propose(quarter: UnitQuarter, only: Collection[str] | None = None) -> None:
    """The head proposes for deputies and members."""
    comment_on_moves(quarter)
    cases = quarter.cases()
    has_head = any(case.role == Role.HEAD.value for case in cases.values())
    for number, (official, case) in enumerate(cases.items()):
        ready = case.state == CaseState.SELF_ASSESSED.value and (only is None or official in only)
        if not ready or is_central(case) or not head_proposes(case, has_head=has_head):
            continue
        with clock.on(quarter.days.proposed):
            given = assess(case, case.self_assessment.marks).outcome.level
            level = _claimed(given, above=quarter.claims_above(official)[1])
            propose_level(
                actor=head(quarter.code),
                case=case,
                level=level,
                comment=COMMENTS[number % len(COMMENTS)],
                reason="" if level is given else ABOVE_OWN_RULES,
                version=case.version,
            )


def meet(quarter: UnitQuarter) -> None:
    """The collective meets; its minutes are recorded."""
    dossier = dossier_of(quarter.cycle, quarter.unit)
    members = max(3, len(quarter.work.cases))
    with clock.on(quarter.days.met):
        record_meeting(
            actor=clerk(quarter.code),
            dossier=dossier,
            minutes=Minutes(
                held_on=quarter.days.met,
                place=f"Phòng họp {quarter.unit.name}",
                chair=_leader(quarter),
                minute_taker=_name(clerk(quarter.code)),
                members=members,
                present=members,
                text=MINUTES_TEXT,
            ),
            version=dossier.version,
        )


def vote(quarter: UnitQuarter) -> None:
    """The collective votes on every case of its dossier, as the head proposed."""
    dossier = dossier_of(quarter.cycle, quarter.unit)
    with clock.on(quarter.days.met):
        propose_collectively(
            actor=clerk(quarter.code),
            dossier=dossier,
            lines=_lines(list(voted_cases(quarter.cycle, quarter.unit)), dossier.present or 0),
            version=dossier.version,
        )


def _lines(cases: Sequence[Case], present: int) -> dict[int, Line]:
    assessed = assess_all_own(cases)
    lines = {}
    for case in cases:
        given = assessed[case.pk].outcome.level
        proposal = getattr(case, "proposal", None)
        level = Level(proposal.head_level) if proposal and proposal.head_level else given
        reason = "" if level is given else ABOVE_OWN_RULES
        against = 1 if reason else 0
        lines[case.pk] = Line(level, present - against, against, reason)
    return lines


def _writer(quarter: UnitQuarter, official: str) -> Actor:
    """Oneself; for the collective the clerk."""
    if official:
        return quarter.world.official(official)
    return clerk(quarter.code)._replace(on_behalf_of=f"Tập thể lãnh đạo {quarter.unit.name}")


def _draft(quarter: UnitQuarter, official: str, case: Case, number: int) -> Draft:
    marks = {code: str(mark) for code, mark in quarter.works[official].self_marks}
    given = assess(case, marks).outcome.level
    level = _claimed(given, above=quarter.claims_above(official)[0])
    own = [task for task in quarter.work.tasks if official in ("", task.responsible)]
    best = max(own, key=lambda task: (task.exceeded, task.quantity, task.quality), default=None)
    texts = {
        "strengths": STRENGTHS[number % len(STRENGTHS)].format(
            done=sum(task.completed for task in own), all=len(own)
        ),
        "shortcomings": SHORTCOMINGS[number % len(SHORTCOMINGS)],
        "remedies": REMEDIES[number % len(REMEDIES)],
        "outstanding_product": best.title if best and level is Level.EXCELLENT else "",
    }
    return Draft(marks, level, texts)


def _claimed(given: Level | None, *, above: bool) -> Level:
    level = given or Level.GOOD
    return (level.above or level) if above else level


def _leader(quarter: UnitQuarter) -> str:
    heads = [work.official for work in quarter.work.cases if work.role is Role.HEAD]
    leading = heads or [work.official for work in quarter.work.cases]
    return quarter.world.officials[leading[0]].name


def _name(actor: Actor) -> str:
    return User.objects.get(username=actor.username).full_name
