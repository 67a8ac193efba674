"""A member's sheet in a secret vote: who voted is kept, what was voted only adds to the counts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Case as Choose
from django.db.models import F, QuerySet, Value, When

from sauro.casework.access.models import User
from sauro.casework.audit.services import Actor, record
from sauro.casework.decisions.models import Item, SecretVote, Tally, Turnout
from sauro.casework.errors import Refused
from sauro.regulation.levels import Level

VOTED = "Bạn đã bỏ phiếu."
ENDED = "Lần bỏ phiếu này đã kết thúc, không nhận phiếu nữa."
NOT_LISTED = (
    "Bạn không có tên trong danh sách bỏ phiếu lần này. Báo thư ký cuộc họp nếu bạn có mặt."
)
NOT_WHOLE = (
    "Phiếu chưa đủ: chọn một mức hoặc không có ý kiến cho từng trường hợp, trừ hồ sơ của chính bạn."
)


def votes_waiting_for(username: str) -> QuerySet[SecretVote]:
    """The open votes in which the member is listed and has not voted."""
    return SecretVote.objects.filter(
        state=SecretVote.State.OPEN, turnout__user__username=username, turnout__voted=False
    ).select_related("session__cycle")


def sheet_of(vote: SecretVote, official: int | None) -> QuerySet[Item]:
    """The lines on the sheet of a member, in their order: without the case of the member.

    official: the id of the member as an official, where the member is one.
    """
    lines = Item.objects.filter(pk__in=vote.tallies.values("item"))
    return lines.exclude(case__official=official) if official is not None else lines


def cast_sheet(
    *, actor: Actor, user: User, vote: SecretVote, choices: Mapping[int, Level | None]
) -> SecretVote:
    """Add a member's sheet to the counts; it is kept nowhere.

    choices: the level by line, None: no opinion. Refused when not open, not listed, voted
    already, or not exactly the member's lines are chosen for.
    """
    with transaction.atomic():
        vote = SecretVote.objects.select_for_update().get(pk=vote.pk)
        if vote.state != SecretVote.State.OPEN:
            raise Refused(ENDED)
        mine = Turnout.objects.filter(vote=vote, user=user)
        if not mine.filter(voted=False).update(voted=True):
            raise Refused(VOTED if mine.exists() else NOT_LISTED)
        if set(choices) != set(sheet_of(vote, user.official_id).values_list("pk", flat=True)):
            raise Refused(NOT_WHOLE)
        _add(vote, choices)
        record(actor, "cast_secret_vote", vote.session.code, details={"vote": vote.pk})
    return vote


def _add(vote: SecretVote, choices: Mapping[int, Level | None]) -> None:
    """One statement writes every row of the vote anew, also those that stay as they are.

    A database that keeps which transaction wrote a row last must not tell the last sheet.
    """
    rows = {
        (item, level): pk for pk, item, level in vote.tallies.values_list("pk", "item", "level")
    }
    chosen = [
        rows[item, level.value if level else Tally.NO_OPINION] for item, level in choices.items()
    ]
    one_more = Choose(When(pk__in=chosen, then=Value(1)), default=Value(0))
    vote.tallies.update(count=F("count") + one_more)
