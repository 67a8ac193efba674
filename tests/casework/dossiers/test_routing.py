"""Whom a case is sent to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Opinion
from sauro.casework.dossiers.routing import opinion_due, requests_for, route_opinions
from sauro.casework.people.models import Team
from sauro.regulation.posts import Position
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import fresh


def asked(case: Case) -> set[tuple[str, str, str]]:
    """Body, act and clause of what is asked about a case."""
    return set(Opinion.objects.filter(case=case).values_list("body", "act", "clause"))


def standing_member(cast: Cast) -> Case:
    """Bình as a standing member of a party committee in the communes' block."""
    Case.objects.filter(pk=cast.binh_case.pk).update(
        positions=[Position.PARTY_COMMITTEE_STANDING_MEMBER.value], block="commune"
    )
    return fresh(cast.binh_case)


def test_the_routing_of_the_rulebook_is_followed_with_clause_and_reading(cast: Cast) -> None:
    route_opinions([fresh(cast.an_case), fresh(cast.binh_case)])
    assert asked(cast.an_case) == {
        ("advisory_agencies", "opinion", "HD-QUY IX.1.1.2"),
        ("peoples_committee_party_standing", "opinion", "HD-QUY IX.1.1.3"),
    }
    assert asked(cast.binh_case) == {
        ("advisory_agencies", "opinion", "HD-QUY IX.1.1.2"),
        ("peoples_committee_party_standing", "appraise_and_propose", "HD-QUY IX.1.1.3"),
    }
    heads = Opinion.objects.get(case=cast.an_case, body="peoples_committee_party_standing")
    assert heads.readings == ["D17"]
    assert len(requests_for(fresh(cast.an_case))) == 2


def test_a_provincial_committee_member_is_only_given_an_opinion_on(cast: Cast) -> None:
    Case.objects.filter(pk=cast.binh_case.pk).update(committee_member=True)
    route_opinions([fresh(cast.binh_case)])
    assert ("peoples_committee_party_standing", "opinion", "HD-QUY IX.1.1.3") in asked(
        cast.binh_case
    )


def test_collectives_are_not_sent_out(cast: Cast) -> None:
    assert route_opinions([fresh(cast.collective_case)]) == []


def test_whom_the_unit_itself_rates_is_not_sent_out(cast: Cast) -> None:
    Case.objects.filter(pk=cast.chi_case.pk).update(tier="unit")
    assert route_opinions([fresh(cast.chi_case)]) == []


def test_the_team_of_the_units_area_is_asked_and_no_other(cast: Cast) -> None:
    mine = Team.objects.create(code="TO-1", name="Tổ số 1")
    mine.units.add(cast.unit)
    Team.objects.create(code="TO-2", name="Tổ số 2").units.add(cast.other_unit)
    made = route_opinions([standing_member(cast)])
    assert [(each.body, each.team_id) for each in made] == [("area_monitoring_team", mine.pk)]


def test_where_no_team_watches_the_area_the_body_itself_is_asked(cast: Cast) -> None:
    made = route_opinions([standing_member(cast)])
    assert [(each.body, each.team_id) for each in made] == [("area_monitoring_team", None)]


def test_asking_again_adds_only_what_is_new(cast: Cast) -> None:
    route_opinions([fresh(cast.binh_case)])
    assert route_opinions([fresh(cast.binh_case)]) == []
    made = route_opinions([fresh(cast.binh_case), fresh(cast.chi_case)])
    assert {each.case_id for each in made} == {cast.chi_case.pk}


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 6, 20), date(2026, 6, 28)),
        (date(2026, 6, 28), date(2026, 6, 28)),
        (date(2026, 7, 1), date(2026, 7, 1)),
    ],
)
def test_the_answer_is_due_the_day_before_the_appraisal_but_never_in_the_past(
    cast: Cast, settings: Any, today: date, due: date
) -> None:
    settings.TODAY = today
    assert opinion_due(cast.cycle) == due
