"""What a process does, one act after the other, until it is killed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from random import Random

from sauro.casework.access.models import User
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.closing import close_session
from sauro.casework.decisions.models import Session
from sauro.casework.decisions.publishing import issue_decision, publish
from sauro.casework.decisions.reopening import reopen_case
from sauro.casework.decisions.sessions import hold_session
from sauro.casework.dossiers.appraisal import appraise
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.own_marks import own_marks
from sauro.casework.dossiers.returns import return_dossier
from sauro.casework.dossiers.submission import receive_dossier, submit_dossier
from sauro.casework.errors import Refused
from sauro.casework.structure.imports import confirm
from sauro.regulation.levels import Level
from tests.casework.cast import BODY, actor
from tests.casework.decisions.scene import MEETING, decide
from tests.casework.dossiers.unit_cast import HELD_ON, LETTER_NUMBER, SIGNER
from tests.casework.structure.test_imports import PEOPLE

READY = "sẵn sàng"


def _who(name: str) -> Actor:
    return actor(User.objects.get(username=name))


def _dossier() -> Dossier:
    return Dossier.objects.select_related("cycle", "unit").get(unit__code="SO-MAU")


def _session() -> Session:
    session = Session.objects.order_by("-pk").first()
    if session is None:
        raise Refused("Chưa có cuộc họp.")
    return session


def _cases(random: Random) -> list[Case]:
    found = Case.objects.select_related("cycle", "unit", "official", "group")
    cases = list(found.filter(unit__code="SO-MAU"))
    random.shuffle(cases)
    return cases


def submit_one(_: Random) -> None:
    """The dossier goes out."""
    dossier = _dossier()
    submit_dossier(
        actor=_who("dung"),
        dossier=dossier,
        letter_number=LETTER_NUMBER,
        letter_date=HELD_ON,
        signer=SIGNER,
        version=dossier.version,
    )


def return_one(_: Random) -> None:
    """It comes back."""
    dossier = _dossier()
    return_dossier(actor=_who("giang"), dossier=dossier, reason="Bổ sung", version=dossier.version)


def receive_one(_: Random) -> None:
    """It is taken in."""
    dossier = _dossier()
    receive_dossier(actor=_who("giang"), dossier=dossier, version=dossier.version)


def appraise_all(random: Random) -> None:
    """Everybody is appraised, one act each."""
    for case in _cases(random):
        appraise(
            actor=_who("giang"),
            case=case,
            marks=own_marks(case),
            mark_reasons={},
            level=Level.GOOD,
            reason="",
            version=case.version,
        )


def hold(_: Random) -> None:
    """A session opens."""
    meeting = replace(MEETING, order_override="Thử thứ tự khác")
    hold_session(
        actor=_who("hoa"),
        cycle=Cycle.objects.get(period="2026-Q2"),
        body=BODY,
        meeting=meeting,
    )


def decide_lines(random: Random) -> None:
    """Every line is decided, some once more."""
    for item in _session().items.order_by("?"):
        level = random.choice([Level.GOOD, Level.COMPLETED])
        decide(User.objects.get(username="hoa"), item, level, reason="Theo thảo luận")


def close(_: Random) -> None:
    """The session ends, its paper is signed, everybody is told."""
    session = _session()
    session = close_session(actor=_who("hoa"), session=session, version=session.version)
    session = issue_decision(
        actor=_who("hoa"),
        session=session,
        number=f"{session.pk}-QĐ/TU",
        signed_on=MEETING.held_on,
        signer="Nguyễn Thị Mẫu",
        signer_post="Phó Bí thư",
        version=session.version,
    )
    publish(actor=_who("hoa"), session=session, version=session.version)


def reopen(random: Random) -> None:
    """What was told is opened again."""
    for case in _cases(random)[:2]:
        reopen_case(actor=_who("hoa"), case=case, ground="Kết luận", version=case.version)


def import_people(random: Random) -> None:
    """A file with a new unit, an official, a post held and a decision on paper."""
    mark = f"{random.getrandbits(40):010x}"
    units = [replace(each, code=each.code + mark, name=each.name + mark) for each in PEOPLE.units]
    units[0] = replace(units[0], parent=units[1].code)
    people = replace(
        PEOPLE,
        units=tuple(units),
        officials=tuple(replace(each, code=each.code + mark) for each in PEOPLE.officials),
        assignments=tuple(
            replace(each, official=each.official + mark, unit=each.unit + mark)
            for each in PEOPLE.assignments
        ),
        paper_decisions=tuple(
            replace(each, official=each.official + mark) for each in PEOPLE.paper_decisions
        ),
    )
    confirm(people, actor=_who("minh"), file="a.xlsx")


Step = Callable[[Random], None]
WAY: tuple[Step, ...] = (
    submit_one, receive_one, appraise_all, hold, decide_lines, close, reopen, import_people,
)  # fmt: skip
ACTS: tuple[Step, ...] = (*WAY, return_one)
DETOUR = 0.3


def main(seed: int) -> None:
    """Act until killed; what is refused now may be done later."""
    random = Random(seed)
    Cycle.objects.exists()
    print(READY, flush=True)
    while True:
        for act in random.sample(ACTS, 2) if random.random() < DETOUR else WAY:
            with suppress(Refused):
                act(random)
