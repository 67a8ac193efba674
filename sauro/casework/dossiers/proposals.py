"""The head's level and comment for a deputy or member (HD-QUY VII.2.1, IX.1.2)."""

from __future__ import annotations

from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import move
from sauro.casework.dossiers.former_posts import check_former_unit
from sauro.casework.dossiers.models import Proposal
from sauro.casework.dossiers.obstacles import check_inputs
from sauro.casework.dossiers.own_marks import assess_own
from sauro.casework.dossiers.stored import freeze
from sauro.casework.dossiers.unit_cases import head_proposes, is_central, unit_has_head
from sauro.casework.errors import Refused
from sauro.casework.work.models import Task
from sauro.casework.work.saving import name_of
from sauro.casework.work.scope import own_tasks, scope_tasks
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState, Step

BY_MEETING = (
    "Mức của người đứng đầu và của tập thể do hội nghị tập thể đề xuất: nhập ở phần Họp và biểu "
    "quyết (HD-QUY VII.2.1)."
)
BY_THE_CENTRE = (
    "Hồ sơ diện Bộ Chính trị, Ban Bí thư quản lý không qua bước đơn vị đề xuất: gửi hồ sơ hai "
    "thành phần tới Ban Tổ chức Tỉnh ủy (HD-QUY VII.1)."
)


def propose_level(
    *,
    actor: Actor,
    case: Case,
    level: Level | None,
    comment: str,
    reason: str,
    version: int,
) -> Proposal:
    """The head proposes a level; a reason is needed where the rules give another.

    A changed proposal, or one after a new self-assessment, has to be voted on again.
    Refused, Stale.
    """
    if is_central(case):
        raise Refused(BY_THE_CENTRE)
    if not head_proposes(case, has_head=unit_has_head(case)):
        raise Refused(BY_MEETING)
    check_former_unit(case)
    with transaction.atomic():
        assessed = assess_own(case)
        voted_still = case.state == CaseState.PROPOSED.value and _same_level(case, level)
        met = {
            "level_chosen": level is not None,
            "difference_explained": explained(level, [assessed.outcome.level], reason),
            "results_accepted": results_accepted(case),
        }
        check_inputs(case, Step.PROPOSE, met)
        said = {"level": level and level.value, "reason": reason, "comment": comment}
        move(case, Step.PROPOSE, met, actor=actor, version=version, details=said)
        values: dict[str, object] = {
            "head_level": level.value if level else "",
            "head_comment": comment,
            "head_reason": reason,
            "head_name": name_of(actor),
            "head_at": clock.now(),
            **freeze(assessed),
        }
        if not voted_still:
            values |= {"level": "", "votes_for": None, "votes_against": None, "reason": ""}
        return Proposal.objects.update_or_create(case=case, defaults=values)[0]


def explained(level: Level | None, others: list[Level | None], reason: str) -> bool:
    """Whether a level equals all it is held against, or a reason says why not."""
    return all(other is level for other in others) or bool(reason.strip())


def results_accepted(case: Case) -> bool:
    """Whether no result the case answers for still waits for the superior."""
    waiting = Task.Acceptance.REPORTED.value
    return not any(
        tasks.filter(acceptance=waiting).exists() for tasks in (scope_tasks(case), own_tasks(case))
    )


def _same_level(case: Case, level: Level | None) -> bool:
    proposal = Proposal.objects.filter(case=case).first()
    return proposal is not None and level is not None and proposal.head_level == level.value
