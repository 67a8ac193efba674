"""What the bodies asked say about the cases sent to them (HD-QUY IX.1.1)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Q, QuerySet

from sauro.casework import clock
from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.doors import subject_of
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.moves import CLOSED, STALE
from sauro.casework.dossiers.models import Opinion
from sauro.casework.errors import Forbidden, Refused, Stale, Unknown
from sauro.casework.work.saving import name_of
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState

OPEN_STATES = (CaseState.SUBMITTED.value, CaseState.APPRAISED.value)


def opinions_for(rights: Rights) -> QuerySet[Opinion]:
    """What is asked of the bodies and teams the person speaks for; never about themselves."""
    reached = Q(pk__in=[])
    for held, _ in rights.scopes(Act.GIVE_OPINION):
        reached |= _of(held)
    own = Q(case__official=rights.official) if rights.official is not None else Q(pk__in=[])
    return Opinion.objects.filter(reached).exclude(own)


def access_opinion(rights: Rights, opinion_id: int) -> tuple[Opinion, Held]:
    """One request, and the role it is answered in. Unknown; Forbidden on one's own case."""
    opinion = (
        Opinion.objects.filter(pk=opinion_id)
        .select_related("case__cycle", "case__unit", "case__official", "case__proposal", "team")
        .first()
    )
    if opinion is None:
        raise Unknown
    held = next(
        (held for held, _ in rights.scopes(Act.GIVE_OPINION) if _answers(held, opinion)), None
    )
    if held is None:
        raise Unknown
    if rights.role_for(Act.GIVE_OPINION, subject_of(opinion.case)) is None:
        raise Forbidden
    return opinion, held


def is_open(opinion: Opinion) -> bool:
    """Whether an answer is still of use: the case is with the appraiser."""
    return opinion.case.state in OPEN_STATES and opinion.case.cycle.is_open


def answered_late(opinion: Opinion) -> bool:
    """Whether there was no answer by the last day: none at all, or one after it."""
    day = opinion.answered_at.date() if opinion.answered_at else clock.today()
    return day > opinion.due


def give_opinion(
    *, actor: Actor, opinion: Opinion, level: Level | None, remark: str, version: int
) -> Opinion:
    """Answer, or correct the answer while the case is with the appraiser.

    Refused at "level" without a level, at "remark" when it departs from the unit's proposal
    without a word; Stale.
    """
    _check_open(opinion)
    if level is None:
        raise Refused("Chưa chọn mức. Hãy chọn một trong bốn mức.", field="level")
    if level.value != proposed_level(opinion) and not remark.strip():
        raise Refused("Mức này khác mức đơn vị đề xuất: ghi nhận xét, lý do.", field="remark")
    with transaction.atomic():
        _answer(opinion, actor, level.value, remark, version)
    return opinion


def agree_all(*, actor: Actor, opinions: Iterable[Opinion]) -> int:
    """Agree with the unit's proposal wherever nothing is answered yet; returns how many."""
    waiting = [
        opinion
        for opinion in opinions
        if opinion.answered_at is None and is_open(opinion) and proposed_level(opinion)
    ]
    if not waiting:
        raise Refused("Không còn trường hợp nào chờ ý kiến mà đơn vị đã đề xuất mức.")
    with transaction.atomic():
        for opinion in waiting:
            _answer(opinion, actor, proposed_level(opinion), "", opinion.version)
    return len(waiting)


def proposed_level(opinion: Opinion) -> str:
    """The level the unit proposed; "" where it proposes none (HD-QUY VII.1)."""
    proposal = getattr(opinion.case, "proposal", None)
    return proposal.level if proposal else ""


def _check_open(opinion: Opinion) -> None:
    if not opinion.case.cycle.is_open:
        raise Refused(CLOSED)
    if not is_open(opinion):
        state = CaseState(opinion.case.state).vietnamese
        raise Refused(f"Hồ sơ đang ở bước “{state}”, không còn nhận ý kiến.")


def _answer(opinion: Opinion, actor: Actor, level: str, remark: str, version: int) -> None:
    if not Cycle.objects.filter(pk=opinion.case.cycle_id, state=Cycle.State.OPEN).exists():
        raise Refused(CLOSED)
    rows = Opinion.objects.filter(pk=opinion.pk, version=version)
    if not rows.update(
        level=level,
        remark=remark,
        answered_at=clock.now(),
        answered_by=name_of(actor),
        version=F("version") + 1,
    ):
        raise Stale(STALE)
    opinion.refresh_from_db(fields=["level", "remark", "answered_at", "answered_by", "version"])
    said = {"body": opinion.body, "level": level, "remark": remark}
    record(actor, "give_opinion", opinion.case.code, unit=opinion.case.unit_id, details=said)


def _of(held: Held) -> Q:
    if held.team is not None:
        return Q(team=held.team)
    return Q(body=held.body, team__isnull=True) if held.body else Q(pk__in=[])


def _answers(held: Held, opinion: Opinion) -> bool:
    if held.team is not None:
        return opinion.team_id == held.team
    return bool(held.body) and opinion.team_id is None and opinion.body == held.body
