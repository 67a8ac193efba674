"""The collective's vote on each case: the collective itself first, then its head, then the others.

HD-QUY VII.2.1, VII.2.2; the order is QD-366 Điều 12's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import move, touch
from sauro.casework.dossiers.dossier_rows import check_open, swap
from sauro.casework.dossiers.former_posts import awaits_former_unit
from sauro.casework.dossiers.models import Dossier, Proposal
from sauro.casework.dossiers.own_marks import assess_all_own
from sauro.casework.dossiers.proposals import explained, results_accepted
from sauro.casework.dossiers.scoring import Assessed
from sauro.casework.dossiers.stored import freeze
from sauro.casework.dossiers.unit_cases import goes_with_dossier, head_proposes, voted_cases
from sauro.casework.errors import Refused, RefusedMany
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState, Step
from sauro.regulation.quarter.facts import Role

NO_MEETING = "Chưa ghi hội nghị: ghi ngày họp, số thành viên, số có mặt trước khi nhập biểu quyết."
NOTHING_ENTERED = "Chưa nhập hoặc sửa kết quả biểu quyết của trường hợp nào."
COLLECTIVE_FIRST = (
    "Tập thể phải được đề xuất trước người đứng đầu và các thành viên (QD-366 Điều 12): nhập mức "
    "của tập thể, hoặc ghi lý do làm khác thứ tự."
)


@dataclass(frozen=True, slots=True)
class Line:
    """The vote on one case; a reason where the level departs from the head's or the rules'."""

    level: Level | None
    votes_for: int | None
    votes_against: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Vote:
    """A line with what it is held against."""

    case: Case
    line: Line
    assessed: Assessed
    proposal: Proposal | None
    head_first: bool


def propose_collectively(
    *,
    actor: Actor,
    dossier: Dossier,
    lines: Mapping[int, Line],
    version: int,
    order_override: str = "",
) -> list[Proposal]:
    """Record the votes; lines: by case id, cases without one stay as they are.

    Once the dossier is handed in, only on those the unit rates itself (HD-QUY VII.3).
    RefusedMany by "level_<case>", "for_<case>", "against_<case>", "reason_<case>",
    "order_override"; Stale.
    """
    if dossier.present is None:
        raise Refused(NO_MEETING)
    if not lines:
        raise Refused(NOTHING_ENTERED)
    cases = list(voted_cases(dossier.cycle, dossier.unit))
    has_head = any(case.role == Role.HEAD.value for case in cases)
    voted_on = [case for case in cases if case.pk in lines]
    if any(map(goes_with_dossier, voted_on)):
        check_open(dossier)
    assessed = assess_all_own(voted_on)
    votes = [
        _Vote(
            case,
            lines[case.pk],
            assessed[case.pk],
            getattr(case, "proposal", None),
            head_proposes(case, has_head=has_head),
        )
        for case in voted_on
    ]
    wrong = _out_of_order(cases, lines, order_override)
    for vote in votes:
        wrong |= _wrong(vote, dossier.present)
    if wrong:
        raise RefusedMany(wrong)
    with transaction.atomic():
        override = {"order_override": order_override} if order_override.strip() else {}
        swap(dossier, version, **override)
        said = {"cases": len(votes), "order_override": order_override}
        record(actor, "propose_collectively", dossier.code, unit=dossier.unit_id, details=said)
        return [_save(vote, actor) for vote in votes]


def _out_of_order(
    cases: Sequence[Case], lines: Mapping[int, Line], override: str
) -> dict[str, str]:
    for case in cases:
        if case.is_collective and case.pk not in lines and not collective_level(case):
            return {} if override.strip() else {"order_override": COLLECTIVE_FIRST}
    return {}


def collective_level(case: Case) -> str:
    """The level the collective proposed, standing now; "" when it has to vote (again)."""
    proposal: Proposal | None = getattr(case, "proposal", None)
    past = case.state not in {CaseState.WORKING.value, CaseState.SELF_ASSESSED.value}
    return proposal.level if proposal is not None and past else ""


def _wrong(vote: _Vote, present: int) -> dict[str, str]:
    case, line = vote.case, vote.line
    wrong: dict[str, str] = {}
    state = CaseState(case.state)
    if vote.head_first and state is not CaseState.PROPOSED:
        wrong[f"level_{case.pk}"] = (
            f"{case.name}: người đứng đầu chưa đề xuất. Đề xuất trước, rồi mới biểu quyết."
        )
    elif state not in {CaseState.SELF_ASSESSED, CaseState.PROPOSED}:
        wrong[f"level_{case.pk}"] = f"{case.name}: chưa gửi bản tự đánh giá."
    elif line.level is None:
        wrong[f"level_{case.pk}"] = f"{case.name}: chưa chọn mức."
    elif awaits_former_unit(case):
        wrong[f"level_{case.pk}"] = (
            f"{case.name}: chưa có nhận xét của đơn vị công tác cũ trong quý."
        )
    elif not results_accepted(case):
        wrong[f"level_{case.pk}"] = (
            f"{case.name}: còn kết quả chưa được nghiệm thu. Nghiệm thu hoặc từ chối trước."
        )
    elif not explained(line.level, _held_against(vote), line.reason):
        wrong[f"reason_{case.pk}"] = (
            f"{case.name}: mức khác kết quả theo quy tắc hoặc khác mức người đứng đầu đề xuất, "
            "phải ghi lý do."
        )
    return wrong | _wrong_votes(vote, present)


def _held_against(vote: _Vote) -> list[Level | None]:
    others = [vote.assessed.outcome.level]
    if vote.head_first and vote.proposal is not None and vote.proposal.head_level:
        others.append(Level(vote.proposal.head_level))
    return others


def _wrong_votes(vote: _Vote, present: int) -> dict[str, str]:
    case, line = vote.case, vote.line
    if line.votes_for is None:
        return {f"for_{case.pk}": f"{case.name}: chưa ghi số phiếu đồng ý."}
    if line.votes_against is None:
        return {
            f"against_{case.pk}": f"{case.name}: chưa ghi số phiếu không đồng ý (0 nếu không có)."
        }
    cast = line.votes_for + line.votes_against
    if cast > present:
        return {
            f"for_{case.pk}": f"{case.name}: tổng số phiếu {cast} nhiều hơn số có mặt {present}. "
            "Hãy xem lại."
        }
    return {}


def _save(vote: _Vote, actor: Actor) -> Proposal:
    case, line = vote.case, vote.line
    level = line.level.value if line.level else ""
    said = {"level": level, "for": line.votes_for, "against": line.votes_against}
    said_all = {**said, "reason": line.reason, "collectively": True}
    if vote.head_first:
        touch(case)
        record(actor, "vote_on_proposal", case.code, unit=case.unit_id, details=said_all)
    else:
        met = {"level_chosen": True, "difference_explained": True, "results_accepted": True}
        move(case, Step.PROPOSE, met, actor=actor, details=said_all)
    values: dict[str, object] = {
        "level": level,
        "votes_for": line.votes_for,
        "votes_against": line.votes_against,
        "reason": line.reason,
        **freeze(vote.assessed),
    }
    return Proposal.objects.update_or_create(case=case, defaults=values)[0]
