"""Appraised cases, their outcomes computed by the rules, and sessions about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from sauro.casework.access.models import User
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions.closing import close_session
from sauro.casework.decisions.deciding import decide_level
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.decisions.publishing import issue_decision, publish
from sauro.casework.decisions.sessions import Meeting, hold_session
from sauro.casework.dossiers.models import Appraisal, Proposal
from sauro.casework.people.models import Group, Unit
from sauro.regulation.contract import case_object
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import CaseFacts, Role, Scope
from sauro.regulation.quarter.rate import rate
from tests.casework.cast import BODY, Cast, actor, make_official, make_unit

MEETING = Meeting(
    held_on=date(2026, 6, 20),
    place="Phòng họp số 1",
    chair="Nguyễn Thị Mẫu",
    secretary="Bùi Thanh Hoa",
    members=12,
    present=10,
)


def appraised(
    case: Case,
    level: Level | None = None,
    *,
    score: str = "95",
    exceeded: int = 4,
    late: int = 0,
    dossier_late: bool = False,
    head_level: Level | None = None,
) -> Case:
    """The case appraised on ten tasks; level None: as the rules give it."""
    facts = CaseFacts(
        role=Role(case.role),
        score=Fraction(score),
        scope=Scope(10, 10, late, exceeded),
        dossier_late=dossier_late,
    )
    outcome = rate(facts, case.cycle.quarter, rules_of(case.cycle))
    given = level or outcome.level
    assert given is not None
    values = {
        "score": Fraction(score),
        "facts": {"scope": {"assigned": 10, "completed": 10, "late": late, "exceeded": exceeded}},
        "outcome": case_object(case.code, outcome),
        "rulebook": case.cycle.rulebook,
        "level": given.value,
    }
    Appraisal.objects.create(case=case, reason="", appraised_by="giang", **values)
    proposal = Proposal(case=case, **values)
    if case.role in (Role.DEPUTY, Role.MEMBER):
        proposal.head_level = (head_level or given).value
        proposal.head_name = "Nguyễn Văn An"
    proposal.save()
    Case.objects.filter(pk=case.pk).update(state=CaseState.APPRAISED.value)
    case.refresh_from_db()
    return case


def appraise_everybody(cast: Cast) -> None:
    """The four cases of Sở Mẫu: three excellent by the rules, Chi good."""
    for case in (cast.collective_case, cast.an_case, cast.binh_case):
        appraised(case)
    appraised(cast.chi_case, score="85", exceeded=1)


def held(cast: Cast, **changes: object) -> Session:
    """A session of the Standing Committee by Hoa, its secretary."""
    values = {name: getattr(MEETING, name) for name in MEETING.__dataclass_fields__} | changes
    return hold_session(
        actor=actor(cast.hoa), cycle=cast.cycle, body=BODY, meeting=Meeting(**values)
    )


def line(session: Session, case: Case) -> Item:
    """The case on the agenda, as it is now."""
    return Item.objects.get(session=session, case=case)


def decide(
    user: User,
    item: Item,
    level: Level,
    votes: Mapping[Level, int] | None = None,
    *,
    reason: str = "",
    lowered: bool = False,
    absent: bool = False,
    version: int | None = None,
    case_version: int | None = None,
) -> Decision:
    """Decide a line; without votes all ten are for the level."""
    given = {level: 10} if votes is None else votes
    return decide_level(
        actor=actor(user),
        item=item,
        votes=given,
        voters=sum(given.values()),
        level=level,
        reason=reason,
        lowered_for_lateness=lowered,
        subject_absent=absent,
        version=item.version if version is None else version,
        case_version=case_version,
    )


def decide_all(cast: Cast, session: Session, **levels: Level) -> None:
    """Every line of the agenda in its order, at the level proposed unless given by case."""
    for item in session.items.select_related("case__appraisal", "case__official"):
        name = item.case.official.code.removeprefix("CB-") if item.case.official else "collective"
        level = levels.get(name, Level(item.case.appraisal.level))
        differs = level != item.case.appraisal.level
        decide(cast.hoa, item, level, reason="Theo kết quả thảo luận" if differs else "")


def closed(cast: Cast, session: Session) -> Session:
    """The session closed."""
    session.refresh_from_db()
    return close_session(actor=actor(cast.hoa), session=session, version=session.version)


def published(cast: Cast, session: Session, number: str = "125-QĐ/TU") -> Session:
    """The session decided, closed, issued and told to everybody."""
    session = closed(cast, session)
    session = issue_decision(
        actor=actor(cast.hoa),
        session=session,
        number=number,
        signed_on=date(2026, 6, 20),
        signer="Nguyễn Thị Mẫu",
        signer_post="Phó Bí thư Thường trực",
        version=session.version,
    )
    publish(actor=actor(cast.hoa), session=session, version=session.version)
    session.refresh_from_db()
    return session


def result_of_everybody(cast: Cast) -> Session:
    """Sở Mẫu decided and told: the collective and An excellent, Bình and Chi good."""
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD, collective=Level.GOOD, an=Level.GOOD)
    return published(cast, session)


def crowd(
    cycle: Cycle, group: Group, scores: Sequence[str], *, exceeded: Sequence[int] = ()
) -> list[Case]:
    """Appraised deputies of one group, each in a unit of the own, with these scores."""
    made = []
    for place, score in enumerate(scores):
        number = Unit.objects.count()
        unit = make_unit(f"DV-{number:04}", f"Đơn vị Mẫu {number}")
        official = make_official(f"CB-{number:04}", f"Lê Văn Mẫu {number:04}")
        case = Case.objects.create(
            cycle=cycle,
            official=official,
            unit=unit,
            role=Role.DEPUTY.value,
            post_title=f"Phó Giám đốc {unit.name}",
            block=unit.block,
            tier="provincial_rated",
            group=group,
            in_ratio=True,
        )
        many = exceeded[place] if exceeded else 4 if Fraction(score) >= 90 else 0
        made.append(appraised(case, score=score, exceeded=many))
    return made
