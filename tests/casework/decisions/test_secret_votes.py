"""Secret votes: who voted is kept, what was voted only as counts that nobody sees too early."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.decisions.casting import (
    ENDED,
    NOT_LISTED,
    NOT_WHOLE,
    VOTED,
    cast_sheet,
    sheet_of,
)
from sauro.casework.decisions.deciding import VOTING, decide_level
from sauro.casework.decisions.models import Decision, Item, SecretVote, Session, Tally, Turnout
from sauro.casework.decisions.putting_off import put_off
from sauro.casework.decisions.secret_votes import (
    OVER,
    TOO_FEW,
    cancel_vote,
    close_vote,
    lines_for_vote,
    members_of,
    open_vote,
)
from sauro.casework.decisions.sessions import correct_session
from sauro.casework.decisions.tallies import NOT_AS_COUNTED, counted
from sauro.casework.errors import Refused, Stale
from sauro.regulation.levels import Level
from tests.casework.cast import BODY, Cast, actor, grant, make_user
from tests.casework.decisions.scene import MEETING, appraise_everybody, decide, held, line

pytestmark = pytest.mark.django_db
EXCELLENT, GOOD, COMPLETED = Level.EXCELLENT, Level.GOOD, Level.COMPLETED
CODES = {level.value for level in Level} | {Tally.NO_OPINION}


@pytest.fixture
def members(cast: Cast) -> list[User]:
    """Khoa, two more members, and An, who is rated and sits on the body."""
    more = [make_user("quy", "Tạ Văn Quý"), make_user("son", "Vũ Hải Sơn"), cast.an]
    for user in more:
        grant(user, Role.DECIDER, body=BODY)
    return [cast.khoa, *more]


def opened(cast: Cast, members: list[User]) -> SecretVote:
    """A vote on all four lines of Sở Mẫu."""
    appraise_everybody(cast)
    session = held(cast)
    return open_vote(
        actor=actor(cast.hoa),
        session=session,
        items=[item.pk for item in lines_for_vote(session)],
        members=[user.pk for user in members],
        version=session.version,
    )


def voted(user: User, vote: SecretVote, level: Level | None = GOOD) -> SecretVote:
    """The member's sheet with the same choice on every line."""
    lines: Mapping[int, Level | None] = {
        item.pk: level for item in sheet_of(vote, user.official_id)
    }
    return cast_sheet(actor=actor(user), user=user, vote=vote, choices=lines)


def refused(act: object, field: str = "") -> str:
    """What the act says when it is refused."""
    assert callable(act)
    with pytest.raises(Refused) as said:
        act()
    assert said.value.field == field
    return said.value.message


def test_no_table_joins_a_member_and_a_level_or_gives_a_sheet_a_time() -> None:
    fields = {
        model: {field.name for field in model._meta.get_fields() if field.concrete}
        for model in (SecretVote, Tally, Turnout)
    }
    assert fields == {
        SecretVote: {"id", "session", "state", "opened", "ended"},
        Tally: {"id", "vote", "item", "level", "count"},
        Turnout: {"id", "vote", "user", "voted"},
    }
    reaching = {
        relation.related_model
        for model in (Tally, Turnout)
        for relation in model._meta.related_objects
    }
    assert reaching == set()


def test_a_sheet_changes_counts_and_one_mark_and_adds_no_row_but_the_line_of_the_log(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    rows = {model: model._default_manager.count() for model in apps.get_models()}
    versions = list(Item.objects.values_list("pk", "version", "votes", "voters"))
    voted(cast.khoa, vote, EXCELLENT)
    after = {model: model._default_manager.count() for model in apps.get_models()}
    assert {model: after[model] - rows[model] for model in rows if after[model] != rows[model]} == {
        Entry: 1
    }
    assert list(Item.objects.values_list("pk", "version", "votes", "voters")) == versions
    assert list(Turnout.objects.filter(voted=True).values_list("user", flat=True)) == [cast.khoa.pk]
    assert set(Tally.objects.filter(level="excellent").values_list("count", flat=True)) == {1}
    assert set(Tally.objects.exclude(level="excellent").values_list("count", flat=True)) == {0}


def test_every_sheet_writes_all_counts_in_one_statement_the_same_but_for_what_was_chosen(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        voted(cast.an, vote, None)
    writes = [query["sql"] for query in caught if query["sql"].startswith("UPDATE")]
    tallies = [sql for sql in writes if "decisions_tally" in sql.split("SET")[0]]
    assert len(tallies) == 1
    where = tallies[0].rsplit("WHERE", 1)[1]
    assert "level" not in where
    assert f'"decisions_tally"."vote_id" = {vote.pk}' in where


def test_the_list_is_written_at_the_opening_in_the_order_of_accounts(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    before = list(vote.turnout.values_list("pk", "user"))
    assert [user for _, user in before] == sorted(user.pk for user in members)
    for user in reversed(members):
        voted(user, vote)
    assert list(vote.turnout.values_list("pk", "user")) == before


def test_the_log_says_who_voted_and_never_what(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members)
    for user, level in zip(members, (EXCELLENT, GOOD, None, COMPLETED), strict=True):
        voted(user, vote, level)
    lines = Entry.objects.filter(act="cast_secret_vote").order_by("number")
    assert [(each.actor, each.subject, each.details) for each in lines] == [
        (user.username, vote.session.code, {"vote": vote.pk}) for user in members
    ]
    close_vote(actor=actor(cast.hoa), vote=vote)
    about = Entry.objects.filter(act__endswith="_secret_vote")
    assert about.count() == 6
    assert not any(code in str(each.details) for each in about for code in CODES)
    assert about.get(act="close_secret_vote").details == {"vote": vote.pk, "sheets": 4, "listed": 4}


def test_the_sheets_of_all_are_counted_and_the_own_case_is_left_out(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    an_line = line(vote.session, cast.an_case)
    assert an_line.pk not in [item.pk for item in sheet_of(vote, cast.an.official_id)]
    for user, level in zip(members, (EXCELLENT, GOOD, None, EXCELLENT), strict=True):
        voted(user, vote, level)
    close_vote(actor=actor(cast.hoa), vote=vote)
    collective = line(vote.session, cast.collective_case)
    assert (collective.votes, collective.voters) == ({"excellent": 2, "good": 1}, 3)
    an_line.refresh_from_db()
    assert (an_line.votes, an_line.voters) == ({"excellent": 1, "good": 1}, 2)
    found = counted(an_line)
    assert found is not None
    assert (found.votes, found.no_opinion) == ({EXCELLENT: 1, GOOD: 1}, 1)


def test_a_sheet_with_the_own_case_or_without_a_line_is_refused_whole(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    every = {item.pk: GOOD for item in sheet_of(vote, None)}
    own = line(vote.session, cast.an_case).pk
    short = {pk: level for pk, level in every.items() if pk != own}
    for user, choices in ((cast.an, every), (cast.khoa, short), (cast.khoa, {})):
        said = refused(
            lambda user=user, choices=choices: cast_sheet(
                actor=actor(user), user=user, vote=vote, choices=choices
            )
        )
        assert said == NOT_WHOLE
    assert not Turnout.objects.filter(voted=True).exists()
    assert not Tally.objects.filter(count__gt=0).exists()
    assert not Entry.objects.filter(act="cast_secret_vote").exists()


def test_nobody_votes_twice_unlisted_or_after_the_count(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members[:3])
    for user in members[:3]:
        voted(user, vote)
    assert refused(lambda: voted(cast.khoa, vote)) == VOTED
    assert refused(lambda: voted(cast.an, vote)) == NOT_LISTED
    close_vote(actor=actor(cast.hoa), vote=vote)
    assert refused(lambda: voted(cast.an, vote)) == ENDED
    assert set(Tally.objects.filter(level="good").values_list("count", flat=True)) == {3}


def test_fewer_than_three_sheets_are_not_counted(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members)
    for user in members[:2]:
        voted(user, vote)
    assert refused(lambda: close_vote(actor=actor(cast.hoa), vote=vote)) == (
        f"{TOO_FEW}Mới có 2 phiếu. Chờ thêm, hoặc hủy lần bỏ phiếu này: "
        "hủy thì không ai xem được các phiếu đã bỏ."
    )
    vote.refresh_from_db()
    assert vote.state == SecretVote.State.OPEN
    assert all(counted(item) is None and not item.votes for item in Item.objects.all())
    voted(members[2], vote)
    close_vote(actor=actor(cast.hoa), vote=vote)
    assert refused(lambda: close_vote(actor=actor(cast.hoa), vote=vote)) == OVER


def test_a_vote_given_up_leaves_no_count_and_its_lines_wait(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    voted(cast.khoa, vote)
    cancel_vote(actor=actor(cast.hoa), vote=vote)
    assert not Tally.objects.exists()
    assert refused(lambda: cancel_vote(actor=actor(cast.hoa), vote=vote)) == OVER
    assert lines_for_vote(vote.session).count() == 4
    assert (
        decide(cast.hoa, line(vote.session, cast.collective_case), EXCELLENT).level == "excellent"
    )


def test_a_line_under_vote_is_neither_decided_nor_put_off(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members)
    item = line(vote.session, cast.collective_case)
    assert refused(lambda: decide(cast.hoa, item, EXCELLENT)) == VOTING
    late = lambda: put_off(actor=actor(cast.hoa), item=item, reason="Chờ", version=item.version)  # noqa: E731
    assert refused(late) == VOTING


@pytest.mark.parametrize(
    ("votes", "voters", "taken"),
    [
        ({EXCELLENT: 3, GOOD: 1}, 4, True),
        ({EXCELLENT: 3, GOOD: 1, COMPLETED: 0}, 4, True),
        ({EXCELLENT: 4}, 4, False),
        ({EXCELLENT: 3, GOOD: 1}, 5, False),
        ({EXCELLENT: 3}, 3, False),
    ],
)
def test_a_decision_takes_exactly_the_counts_of_the_secret_vote(
    cast: Cast, members: list[User], votes: dict[Level, int], voters: int, taken: bool
) -> None:
    vote = opened(cast, members)
    for user, level in zip(members, (EXCELLENT, GOOD, EXCELLENT, EXCELLENT), strict=True):
        voted(user, vote, level)
    close_vote(actor=actor(cast.hoa), vote=vote)
    item = line(vote.session, cast.collective_case)

    def act() -> Decision:
        return decide_level(
            actor=actor(cast.hoa),
            item=item,
            votes=votes,
            voters=voters,
            level=EXCELLENT,
            version=item.version,
        )

    if not taken:
        assert refused(act, "voters") == NOT_AS_COUNTED
        assert not Decision.objects.exists()
        return
    assert act().level == "excellent"
    assert Entry.objects.get(act="decide").details["secret"] is True


def test_who_may_be_listed_and_how_a_vote_is_opened(cast: Cast, members: list[User]) -> None:
    other = make_user("tam", "Hà Thị Tâm")
    grant(other, Role.DECIDER, body="unit_competent_body")
    locked = make_user("uyen", "Mai Thu Uyên")
    grant(locked, Role.DECIDER, body=BODY)
    User.objects.filter(pk=locked.pk).update(is_active=False)
    appraise_everybody(cast)
    session = held(cast, present=3)
    assert set(members_of(session)) == set(members)
    lines = [item.pk for item in lines_for_vote(session)]

    def opening(items: list[int], people: list[User], version: int = 1) -> object:
        return lambda: open_vote(
            actor=actor(cast.hoa),
            session=session,
            items=items,
            members=[user.pk for user in people],
            version=version,
        )

    no_line = "Chọn ít nhất một trường hợp đang chờ và chưa bỏ phiếu kín."
    assert refused(opening([], members[:3]), "items") == no_line
    assert refused(opening([*lines, 999_999], members[:3]), "items") == no_line
    few = f"{TOO_FEW}Chọn thêm thành viên có mặt."
    assert refused(opening(lines, [*members[:2], other, locked]), "members") == few
    assert refused(opening(lines, members), "members") == (
        "Chọn 4 người, nhiều hơn 3 người có mặt. Bỏ bớt người vắng, hoặc sửa số người có mặt "
        "của cuộc họp."
    )
    with pytest.raises(Stale):
        opening(lines, members[:3], version=9)()  # type: ignore[operator]
    assert not SecretVote.objects.exists()
    opening(lines[:1], members[:3])()  # type: ignore[operator]
    assert lines_for_vote(session).count() == len(lines) - 1
    again = opening(lines[1:], members[:3], version=2)
    assert refused(again) == "Đang có một lần bỏ phiếu kín. Kiểm phiếu hoặc hủy lần đó trước."


def test_no_vote_before_the_day_of_the_session(cast: Cast, members: list[User]) -> None:
    appraise_everybody(cast)
    session = held(cast)
    correct_session(
        actor=actor(cast.hoa),
        session=session,
        meeting=replace(MEETING, held_on=date(2026, 6, 21)),
        version=1,
    )
    session = Session.objects.get()
    said = refused(
        lambda: open_vote(
            actor=actor(cast.hoa),
            session=session,
            items=[item.pk for item in lines_for_vote(session)],
            members=[user.pk for user in members],
            version=session.version,
        )
    )
    assert said == "Cuộc họp ghi ngày 21/6/2026, chưa đến."
