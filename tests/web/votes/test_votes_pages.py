"""Secret votes on screen: opened by the secretary, cast by members, counted, decided on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.decisions.casting import sheet_of
from sauro.casework.decisions.models import Decision, SecretVote, Tally, Turnout
from sauro.casework.decisions.secret_votes import close_vote, lines_for_vote
from sauro.casework.todo.kinds import Kind
from sauro.casework.todo.selectors import todo
from sauro.regulation.levels import Level
from tests.casework.cast import BODY, Cast, actor, grant, make_user, rights
from tests.casework.decisions.scene import appraise_everybody, crowd, held, line
from tests.casework.decisions.test_secret_votes import opened, voted
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def members(cast: Cast) -> list[User]:
    """Khoa, two more members, and An, who is rated."""
    more = [make_user("quy", "Tạ Văn Quý"), make_user("son", "Vũ Hải Sơn"), cast.an]
    for user in more:
        grant(user, Role.DECIDER, body=BODY)
    return [cast.khoa, *more]


def sheet(vote: SecretVote, user: User, level: str = "good") -> dict[str, str]:
    """What the member's browser sends."""
    return {f"line_{item.pk}": level for item in sheet_of(vote, user.official_id)}


def test_the_secretary_opens_a_vote_for_all_waiting_lines_and_members(
    cast: Cast, members: list[User]
) -> None:
    appraise_everybody(cast)
    session = held(cast)
    client = entered(cast.hoa)
    assert "Mở bỏ phiếu kín" in text_of(client.get(f"/hop/{session.pk}/"))
    form = client.get(f"/bo-phieu/hop/{session.pk}/mo/").content.decode()
    assert form.count(" checked") == 4 + len(members)
    sent = {
        "items": [item.pk for item in lines_for_vote(session)],
        "members": [user.pk for user in members],
        "version": session.version,
    }
    few = client.post(f"/bo-phieu/hop/{session.pk}/mo/", {**sent, "members": [cast.khoa.pk]})
    assert few.status_code == 422
    assert "Bỏ phiếu kín cần ít nhất 3 người" in text_of(few)
    response = client.post(f"/bo-phieu/hop/{session.pk}/mo/", sent)
    assert (response.status_code, response["Location"]) == (302, f"/hop/{session.pk}/")
    page = text_of(client.get(f"/hop/{session.pk}/"))
    assert "0/4 đã bỏ phiếu" in page
    assert "Chưa bỏ: Nguyễn Văn An, Tạ Văn Quý, Vũ Hải Sơn, Đinh Đăng Khoa." in page
    assert "Mở bỏ phiếu kín" not in page
    twice = client.post(f"/bo-phieu/hop/{session.pk}/mo/", sent)
    assert twice.status_code == 422
    assert SecretVote.objects.count() == 1


def test_a_member_votes_once_and_sees_nothing_more(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members)
    client = entered(cast.khoa)
    assert "Bỏ phiếu cuộc họp ngày 20/06/2026" in text_of(client.get("/bo-phieu/"))
    page = client.get(f"/bo-phieu/{vote.pk}/")
    assert "Trần Thị Bình" in text_of(page)
    assert " checked" not in page.content.decode()
    assert f'href="/ho-so/{cast.binh_case.pk}/"' in page.content.decode()
    response = client.post(f"/bo-phieu/{vote.pk}/", sheet(vote, cast.khoa))
    assert (response.status_code, response["Location"]) == (302, f"/bo-phieu/{vote.pk}/")
    after = client.get(response["Location"])
    assert "Bạn đã bỏ phiếu." in text_of(after)
    assert "Trần Thị Bình" not in text_of(after)
    assert "<form method" not in after.content.decode().split("<main")[1]
    assert "Bạn đã bỏ phiếu" in text_of(client.get("/bo-phieu/"))
    again = client.post(f"/bo-phieu/{vote.pk}/", sheet(vote, cast.khoa, "failed"))
    assert again.status_code == 422
    assert "Bạn đã bỏ phiếu." in text_of(again)
    assert Entry.objects.filter(act="cast_secret_vote").count() == 1
    assert not Tally.objects.filter(level="failed", count__gt=0).exists()


def test_a_sheet_with_a_gap_keeps_what_was_chosen_and_says_where(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    sent = sheet(vote, cast.khoa, "no_opinion")
    gap = line(vote.session, cast.binh_case)
    del sent[f"line_{gap.pk}"]
    response = entered(cast.khoa).post(f"/bo-phieu/{vote.pk}/", sent)
    assert response.status_code == 422
    assert "Trần Thị Bình : Chưa chọn. Chọn một mức, hoặc không có ý kiến." in text_of(response)
    assert response.content.decode().count(" checked") == 3
    assert not Turnout.objects.filter(voted=True).exists()


def test_the_own_case_is_not_on_the_sheet(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members)
    page = entered(cast.an).get(f"/bo-phieu/{vote.pk}/").content.decode()
    own = line(vote.session, cast.an_case)
    assert f"line_{own.pk}" not in page
    assert "Phiếu này không có hồ sơ của chính bạn" in page


def test_only_members_on_the_list_of_the_very_body_get_a_sheet(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members[:3])
    assert "Bạn không có tên trong danh sách" in text_of(
        entered(cast.an).get(f"/bo-phieu/{vote.pk}/")
    )
    other = make_user("tam", "Hà Thị Tâm")
    grant(other, Role.DECIDER, body="unit_competent_body")
    assert entered(other).get(f"/bo-phieu/{vote.pk}/").status_code == 403
    assert entered(other).post(f"/bo-phieu/{vote.pk}/", sheet(vote, other)).status_code == 403
    assert entered(cast.hoa).get(f"/bo-phieu/{vote.pk}/").status_code == 403
    assert entered(cast.khoa).post(f"/bo-phieu/{vote.pk}/kiem-phieu/").status_code == 403
    assert entered(cast.khoa).get("/bo-phieu/999999/").status_code == 404
    assert not Turnout.objects.filter(voted=True).exists()


def test_no_page_shows_counts_before_the_sheets_are_counted(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    paths = [f"/hop/{vote.session_id}/"]
    paths += [f"/hop/truong-hop/{item.pk}/" for item in sheet_of(vote, None)]

    def shown() -> list[str]:
        return [text_of(entered(cast.hoa).get(path)) for path in paths]

    before = shown()
    voted(cast.khoa, vote)
    after = shown()
    assert before[0] != after[0]
    assert before[1:] == after[1:]
    assert "1/4 đã bỏ phiếu" in after[0]
    assert "người biểu quyết" not in after[0]


def test_counting_needs_three_sheets_and_fills_the_form_of_the_decision(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    client = entered(cast.hoa)
    voted(cast.khoa, vote)
    early = client.post(f"/bo-phieu/{vote.pk}/kiem-phieu/")
    assert early.status_code == 422
    assert "Mới có 1 phiếu." in text_of(early)
    for user in members[1:]:
        voted(user, vote, None if user == cast.an else Level.EXCELLENT)
    response = client.post(f"/bo-phieu/{vote.pk}/kiem-phieu/")
    assert (response.status_code, response["Location"]) == (302, f"/hop/{vote.session_id}/")
    item = line(vote.session, cast.collective_case)
    page = client.get(f"/hop/truong-hop/{item.pk}/")
    assert "phiếu kín; 1 phiếu không có ý kiến" in text_of(page)
    assert page.content.decode().count(" disabled") == 5
    sent = {"votes_failed": "9", "voters": "9", "level": "excellent", "reason": ""}
    versions = {"version": item.version, "case_version": item.case.version}
    assert client.post(f"/hop/truong-hop/{item.pk}/", sent | versions).status_code == 302
    item.refresh_from_db()
    assert (item.votes, item.voters) == ({"excellent": 2, "good": 1}, 3)
    assert Decision.objects.get().level == "excellent"


def test_a_vote_is_given_up(cast: Cast, members: list[User]) -> None:
    vote = opened(cast, members)
    client = entered(cast.hoa)
    assert client.post(f"/bo-phieu/{vote.pk}/huy/").status_code == 302
    page = text_of(client.get(f"/hop/{vote.session_id}/"))
    assert "Đã hủy lần bỏ phiếu kín" in page
    assert "Mở bỏ phiếu kín" in page
    assert client.post(f"/bo-phieu/{vote.pk}/huy/").status_code == 422


def test_members_are_told_until_they_voted(cast: Cast, members: list[User]) -> None:
    def kinds(user: User) -> list[Kind]:
        return [each.kind for each in todo(rights(user))]

    vote = opened(cast, members)
    (waiting,) = [each for each in todo(rights(cast.khoa)) if each.kind is Kind.CAST_VOTE]
    assert waiting.subject == vote.pk
    assert f'href="/bo-phieu/{vote.pk}/"' in entered(cast.khoa).get("/").content.decode()
    voted(cast.khoa, vote)
    assert Kind.CAST_VOTE not in kinds(cast.khoa)
    assert Kind.CAST_VOTE in kinds(cast.an)
    for user in members[1:3]:
        voted(user, vote)
    close_vote(actor=actor(cast.hoa), vote=vote)
    assert Kind.CAST_VOTE not in kinds(cast.an)


def cost(act: Callable[[], object]) -> int:
    """How many queries the act makes."""
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


def test_a_sheet_costs_as_many_queries_for_many_lines(cast: Cast, members: list[User]) -> None:
    crowd(cast.cycle, cast.deputies, ["85"] * 20)
    vote = opened(cast, members)
    client = entered(cast.khoa)
    client.get("/")
    many = cost(lambda: client.get(f"/bo-phieu/{vote.pk}/"))
    Tally.objects.exclude(item__case=cast.collective_case.pk).delete()
    assert cost(lambda: client.get(f"/bo-phieu/{vote.pk}/")) == many
    assert many <= 20


def test_turnout_costs_the_page_of_the_session_two_more_queries_for_any_number_of_members(
    cast: Cast, members: list[User]
) -> None:
    vote = opened(cast, members)
    client = entered(cast.hoa)
    path = f"/hop/{vote.session_id}/"
    client.get(path)
    with_vote = cost(lambda: client.get(path))
    Turnout.objects.filter(user=cast.an).delete()
    assert cost(lambda: client.get(path)) == with_vote
    SecretVote.objects.update(state=SecretVote.State.CANCELLED)
    assert cost(lambda: client.get(path)) == with_vote - 2
