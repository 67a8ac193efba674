"""Holding a secret vote in a session: opening it for the members present, counting, giving up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role
from sauro.casework.audit.services import Actor, record
from sauro.casework.decisions.models import Item, SecretVote, Session, Tally, Turnout
from sauro.casework.decisions.sessions import swap_session
from sauro.casework.decisions.tallies import count_of
from sauro.casework.errors import Refused
from sauro.regulation.levels import LEVELS
from sauro.vietnamese.dates import short_date

FEWEST = 3
OVER = "Lần bỏ phiếu này đã kết thúc."
TOO_FEW = (
    f"Bỏ phiếu kín cần ít nhất {FEWEST} người: ít hơn thì nhìn số phiếu là biết ai chọn mức nào. "
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many of a vote's list have voted, and the names of who has not."""

    vote: SecretVote
    voted: int
    listed: int
    missing: list[str]


def members_of(session: Session) -> QuerySet[User]:
    """The accounts that may vote in the session: members of its body today."""
    seats = Grant.objects.on(clock.today()).filter(role=Role.DECIDER.value, body=session.body)
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).order_by(
        "full_name", "pk"
    )


def lines_for_vote(session: Session) -> QuerySet[Item]:
    """The lines that wait and were not voted on yet, in their order."""
    voted_on = Tally.objects.exclude(vote__state=SecretVote.State.CANCELLED)
    waiting = Item.objects.filter(session=session, state=Item.State.WAITING)
    return waiting.exclude(pk__in=voted_on.values("item"))


def open_vote(
    *,
    actor: Actor,
    session: Session,
    items: Collection[int],
    members: Collection[int],
    version: int,
) -> SecretVote:
    """Let the members present vote on lines of an open session. Refused, Stale.

    items: ids of waiting lines; members: ids of accounts; version: of the session.
    """
    with transaction.atomic():
        swap_session(session, version)
        session = Session.objects.get(pk=session.pk)
        lines = list(lines_for_vote(session).filter(pk__in=items))
        present = sorted(members_of(session).filter(pk__in=members), key=lambda user: user.pk)
        _may_open(session, len(lines) == len(set(items)), len(lines), len(present))
        vote = SecretVote.objects.create(session=session, opened=clock.today())
        codes = [*(level.value for level in LEVELS), Tally.NO_OPINION]
        Tally.objects.bulk_create(
            Tally(vote=vote, item=item, level=code) for item in lines for code in codes
        )
        Turnout.objects.bulk_create(Turnout(vote=vote, user=user) for user in present)
        details = {
            "vote": vote.pk,
            "places": [item.place for item in lines],
            "members": [user.username for user in present],
        }
        record(actor, "open_secret_vote", session.code, details=details)
    return vote


def close_vote(*, actor: Actor, vote: SecretVote) -> SecretVote:
    """End the vote and write its counts on the lines. Refused with too few sheets."""
    with transaction.atomic():
        vote = _end(vote, SecretVote.State.COUNTED)
        sheets = vote.turnout.filter(voted=True).count()
        if sheets < FEWEST:
            raise Refused(
                f"{TOO_FEW}Mới có {sheets} phiếu. Chờ thêm, hoặc hủy lần bỏ phiếu này: "
                "hủy thì không ai xem được các phiếu đã bỏ."
            )
        _write_counts(vote)
        details = {"vote": vote.pk, "sheets": sheets, "listed": vote.turnout.count()}
        record(actor, "close_secret_vote", vote.session.code, details=details)
    return vote


def cancel_vote(*, actor: Actor, vote: SecretVote) -> SecretVote:
    """Give the vote up: its counts are removed unseen, the lines wait as before. Refused."""
    with transaction.atomic():
        vote = _end(vote, SecretVote.State.CANCELLED)
        vote.tallies.all().delete()
        record(actor, "cancel_secret_vote", vote.session.code, details={"vote": vote.pk})
    return vote


def attendance(session: Session) -> list[Attendance]:
    """For every vote of the session that was not given up, who has voted; never what."""
    votes = session.secret_votes.exclude(state=SecretVote.State.CANCELLED)
    found = []
    for vote in votes.prefetch_related("turnout__user"):
        listed = list(vote.turnout.all())
        missing = sorted(each.user.full_name for each in listed if not each.voted)
        found.append(Attendance(vote, len(listed) - len(missing), len(listed), missing))
    return found


def _may_open(session: Session, all_wait: bool, lines: int, present: int) -> None:
    if session.held_on > clock.today():
        raise Refused(f"Cuộc họp ghi ngày {short_date(session.held_on)}, chưa đến.")
    if session.secret_votes.filter(state=SecretVote.State.OPEN).exists():
        raise Refused("Đang có một lần bỏ phiếu kín. Kiểm phiếu hoặc hủy lần đó trước.")
    if not lines or not all_wait:
        raise Refused("Chọn ít nhất một trường hợp đang chờ và chưa bỏ phiếu kín.", field="items")
    if present < FEWEST:
        raise Refused(f"{TOO_FEW}Chọn thêm thành viên có mặt.", field="members")
    if present > session.present:
        raise Refused(
            f"Chọn {present} người, nhiều hơn {session.present} người có mặt. Bỏ bớt người vắng, "
            "hoặc sửa số người có mặt của cuộc họp.",
            field="members",
        )


def _end(vote: SecretVote, state: SecretVote.State) -> SecretVote:
    """Compare and swap: of two buttons pressed the second is refused."""
    mine = SecretVote.objects.filter(pk=vote.pk, state=SecretVote.State.OPEN)
    if not mine.update(state=state, ended=clock.today()):
        raise Refused(OVER)
    return SecretVote.objects.select_related("session").get(pk=vote.pk)


def _write_counts(vote: SecretVote) -> None:
    by_item: dict[int, dict[str, int]] = defaultdict(dict)
    for item, level, number in vote.tallies.values_list("item", "level", "count"):
        by_item[item][level] = number
    for item, found in by_item.items():
        count = count_of(found)
        Item.objects.filter(pk=item).update(
            votes={level.value: number for level, number in count.votes.items()},
            voters=count.voters,
            version=F("version") + 1,
        )
