"""Sở Mẫu on the way of its dossier: self-assessed, proposed, voted on, submitted."""

from __future__ import annotations

from datetime import date

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.meeting import Minutes, record_meeting
from sauro.casework.dossiers.models import Dossier, SelfAssessment
from sauro.casework.dossiers.proposals import propose_level
from sauro.casework.dossiers.scoring import assess
from sauro.casework.dossiers.stored import freeze
from sauro.casework.dossiers.submission import confirm_evidence, receive_dossier, submit_dossier
from sauro.casework.dossiers.unit_results import confirm_results
from sauro.casework.dossiers.votes import Line, propose_collectively
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, approved_plan, done, make_task

HELD_ON = date(2026, 6, 19)
LETTER_NUMBER, SIGNER = "12-TTr/SM", "Nguyễn Văn An"
MINUTES = Minutes(HELD_ON, "Phòng họp Sở Mẫu", "Nguyễn Văn An", "Đỗ Thị Dung", 3, 3, "Nhất trí.")


def fresh(case: Case) -> Case:
    """The case as it is stored, with nothing remembered."""
    return Case.objects.select_related("cycle", "unit", "official", "group").get(pk=case.pk)


def full_marks(case: Case) -> dict[str, str]:
    """Every general criterion at its maximum."""
    return {criterion.code: str(criterion.maximum) for criterion in frame_of(case).criteria}


def self_assess(case: Case, level: Level = Level.GOOD) -> SelfAssessment:
    """A self-assessment with full marks, sent."""
    frozen = freeze(assess(case, full_marks(case)))
    made = SelfAssessment.objects.create(
        case=case,
        level=level.value,
        strengths="Hoàn thành đúng hạn.",
        shortcomings="Không.",
        submitted_at=clock.now(),
        **frozen,
    )
    Case.objects.filter(pk=case.pk).update(state=CaseState.SELF_ASSESSED.value)
    return made


def self_assessed(cast: Cast) -> list[Case]:
    """Tasks done and accepted, plans approved, everybody good by the rules; all self-assessed."""
    for case in (cast.an_case, cast.binh_case, cast.chi_case):
        assert case.official is not None
        approved_plan(case, [done(make_task(cast, case.official, axis)) for axis in (1, 2)])
    for case in cast.cases:
        self_assess(fresh(case))
    return [fresh(case) for case in cast.cases]


def propose(cast: Cast, case: Case, level: Level = Level.GOOD, reason: str = "") -> None:
    """The head proposes."""
    now = fresh(case)
    propose_level(
        actor=actor(cast.an),
        case=now,
        level=level,
        comment="Làm tốt.",
        reason=reason,
        version=now.version,
    )


def meet(cast: Cast, minutes: Minutes = MINUTES) -> Dossier:
    """The meeting is recorded."""
    dossier = dossier_of(cast.cycle, cast.unit)
    return record_meeting(
        actor=actor(cast.dung), dossier=dossier, minutes=minutes, version=dossier.version
    )


def good(cast: Cast) -> dict[int, Line]:
    """All present vote for "good" on every case."""
    return {case.pk: Line(Level.GOOD, 3, 0) for case in cast.cases}


def vote(cast: Cast, lines: dict[int, Line] | None = None, *, order_override: str = "") -> Dossier:
    """The collective's votes are recorded."""
    dossier = dossier_of(cast.cycle, cast.unit)
    propose_collectively(
        actor=actor(cast.dung),
        dossier=dossier,
        lines=good(cast) if lines is None else lines,
        version=dossier.version,
        order_override=order_override,
    )
    return dossier


def ready(cast: Cast) -> Dossier:
    """Everything is there but the letter."""
    self_assessed(cast)
    propose(cast, cast.binh_case)
    propose(cast, cast.chi_case)
    meet(cast)
    dossier = vote(cast)
    clerk = actor(cast.dung)
    confirm_results(actor=clerk, dossier=dossier, comment="", version=dossier.version)
    return confirm_evidence(actor=clerk, dossier=dossier, version=dossier.version)


def submit(cast: Cast, by: User | None = None) -> Dossier:
    """The dossier goes out."""
    dossier = dossier_of(cast.cycle, cast.unit)
    return submit_dossier(
        actor=actor(by or cast.dung),
        dossier=dossier,
        letter_number=LETTER_NUMBER,
        letter_date=HELD_ON,
        signer=SIGNER,
        version=dossier.version,
    )


def received(cast: Cast) -> Dossier:
    """Submitted in time and taken in."""
    ready(cast)
    dossier = submit(cast)
    receive_dossier(actor=actor(cast.giang), dossier=dossier, version=dossier.version)
    return dossier


def states(cast: Cast) -> set[str]:
    """The states of the unit's cases."""
    return {fresh(case).state for case in cast.cases}


def acts(subject: str) -> list[str]:
    """What the log tells of a subject, in order of time."""
    return list(Entry.objects.filter(subject=subject).values_list("act", flat=True))
