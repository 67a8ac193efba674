"""What the bodies asked answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sauro.casework.access.models import Grant
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Opinion, Proposal
from sauro.casework.dossiers.opinions import (
    access_opinion,
    agree_all,
    answered_late,
    give_opinion,
    opinions_for,
)
from sauro.casework.dossiers.routing import route_opinions
from sauro.casework.errors import Forbidden, Refused, Stale, Unknown
from sauro.casework.people.models import Team
from sauro.regulation.levels import Level
from sauro.regulation.posts import Position
from tests.casework.cast import ASKED, SINCE, Cast, actor, grant, make_user, rights
from tests.casework.dossiers.unit_cast import acts, fresh, received


def opinion_on(cast: Cast, case: Case) -> Opinion:
    """What is asked of Nga's body about a case, as her door opens it."""
    found = Opinion.objects.get(case=case, body=ASKED)
    return access_opinion(rights(cast.nga), found.pk)[0]


def test_only_what_is_asked_of_the_body_is_seen(cast: Cast) -> None:
    received(cast)
    assert {each.body for each in opinions_for(rights(cast.nga))} == {ASKED}
    assert opinions_for(rights(cast.nga)).count() == 3
    for stranger in (cast.giang, cast.khoa, cast.oanh):
        assert not opinions_for(rights(stranger)).exists()


def test_what_is_asked_of_another_body_is_unknown(cast: Cast) -> None:
    received(cast)
    other = Opinion.objects.filter(body="advisory_agencies").first()
    assert other is not None
    with pytest.raises(Unknown):
        access_opinion(rights(cast.nga), other.pk)
    with pytest.raises(Unknown):
        access_opinion(rights(cast.nga), 0)


def test_nobody_answers_on_their_own_case(cast: Cast) -> None:
    received(cast)
    grant(cast.binh, Role.CONSULTED, body=ASKED)
    assert cast.binh_case.pk not in opinions_for(rights(cast.binh)).values_list("case", flat=True)
    own = Opinion.objects.get(case=cast.binh_case, body=ASKED)
    with pytest.raises(Forbidden):
        access_opinion(rights(cast.binh), own.pk)


def test_a_team_sees_what_is_asked_of_it_and_not_of_the_body(cast: Cast) -> None:
    team = Team.objects.create(code="TO-1", name="Tổ số 1")
    team.units.add(cast.unit)
    for case, unit_has_team in ((cast.binh_case, True), (cast.phuc_case, False)):
        Case.objects.filter(pk=case.pk).update(
            positions=[Position.PARTY_COMMITTEE_STANDING_MEMBER.value], block="commune"
        )
        (made,) = route_opinions([fresh(case)])
        assert (made.team_id == team.pk) is unit_has_team
    member = make_user("tam", "Vũ Minh Tâm")
    Grant.objects.create(
        user=member,
        role=Role.CONSULTED.value,
        body="area_monitoring_team",
        team=team,
        since=SINCE,
    )
    (seen,) = opinions_for(rights(member))
    assert seen.case_id == cast.binh_case.pk
    assert access_opinion(rights(member), seen.pk)[1].team == team.pk


def test_an_answer_is_kept_with_who_and_when(cast: Cast) -> None:
    received(cast)
    opinion = opinion_on(cast, cast.binh_case)
    give_opinion(actor=actor(cast.nga), opinion=opinion, level=Level.GOOD, remark="", version=1)
    opinion.refresh_from_db()
    assert (opinion.level, opinion.answered_by, opinion.version) == ("good", "Phan Tố Nga", 2)
    assert opinion.answered_at is not None
    assert acts(cast.binh_case.code)[-1] == "give_opinion"


def test_departing_from_the_unit_needs_a_remark(cast: Cast) -> None:
    received(cast)
    opinion = opinion_on(cast, cast.binh_case)
    with pytest.raises(Refused) as refused:
        give_opinion(
            actor=actor(cast.nga), opinion=opinion, level=Level.COMPLETED, remark=" ", version=1
        )
    assert (refused.value.field, refused.value.message) == (
        "remark",
        "Mức này khác mức đơn vị đề xuất: ghi nhận xét, lý do.",
    )
    with pytest.raises(Refused) as refused:
        give_opinion(actor=actor(cast.nga), opinion=opinion, level=None, remark="x", version=1)
    assert refused.value.field == "level"
    assert Opinion.objects.exclude(level="").count() == 0


def test_two_people_of_a_body_do_not_overwrite_each_other(cast: Cast) -> None:
    received(cast)
    mine, theirs = opinion_on(cast, cast.an_case), opinion_on(cast, cast.an_case)
    give_opinion(actor=actor(cast.nga), opinion=mine, level=Level.GOOD, remark="", version=1)
    with pytest.raises(Stale):
        give_opinion(
            actor=actor(cast.nga), opinion=theirs, level=Level.FAILED, remark="x", version=1
        )
    assert Opinion.objects.get(pk=mine.pk).level == "good"


@pytest.mark.parametrize("state", ["decided", "proposed"])
def test_only_while_the_appraiser_has_the_case(cast: Cast, state: str) -> None:
    received(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(state=state)
    opinion = opinion_on(cast, cast.an_case)
    with pytest.raises(Refused, match=r"không còn nhận ý kiến"):
        give_opinion(actor=actor(cast.nga), opinion=opinion, level=Level.GOOD, remark="", version=1)


def test_agreeing_with_all_leaves_answers_as_they_are(cast: Cast) -> None:
    received(cast)
    give_opinion(
        actor=actor(cast.nga),
        opinion=opinion_on(cast, cast.an_case),
        level=Level.COMPLETED,
        remark="Còn chậm.",
        version=1,
    )
    listed = opinions_for(rights(cast.nga)).select_related(
        "case__cycle", "case__unit", "case__proposal"
    )
    assert agree_all(actor=actor(cast.nga), opinions=listed) == 2
    assert dict(Opinion.objects.filter(body=ASKED).values_list("case", "level")) == {
        cast.an_case.pk: "completed",
        cast.binh_case.pk: "good",
        cast.chi_case.pk: "good",
    }
    with pytest.raises(Refused) as refused:
        agree_all(actor=actor(cast.nga), opinions=listed.all())
    assert refused.value.message == (
        "Không còn trường hợp nào chờ ý kiến mà đơn vị đã đề xuất mức."
    )


def test_where_the_unit_proposes_nothing_there_is_nothing_to_agree_with(cast: Cast) -> None:
    received(cast)
    Proposal.objects.update(level="")
    with pytest.raises(Refused):
        agree_all(actor=actor(cast.nga), opinions=opinions_for(rights(cast.nga)))


@pytest.mark.parametrize(("today", "late"), [(date(2026, 6, 28), False), (date(2026, 6, 29), True)])
def test_no_answer_shows_only_after_the_last_day(
    cast: Cast, settings: Any, today: date, late: bool
) -> None:
    received(cast)
    settings.TODAY = today
    assert answered_late(opinion_on(cast, cast.an_case)) is late
