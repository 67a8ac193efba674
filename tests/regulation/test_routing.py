"""Opinion routing as HD-QUY IX.1.1 lists it, post by post."""

from __future__ import annotations

import pytest

from sauro.regulation.frame_model import Block
from sauro.regulation.posts import Position, PostProfile
from sauro.regulation.routing import Act, load_routing

OPINION, APPRAISAL = Act.OPINION, Act.APPRAISE_AND_PROPOSE

AGENCIES = ("advisory_agencies", OPINION)
PARTY_SIDE = ("party_agencies_party_standing", OPINION)
COMMITTEE_ASKED = ("peoples_committee_party_standing", OPINION)
COMMITTEE_APPRAISES = ("peoples_committee_party_standing", APPRAISAL)
COUNCIL_APPRAISES = ("peoples_council_standing", APPRAISAL)
AREA_TEAM = ("area_monitoring_team", OPINION)


@pytest.mark.parametrize(
    ("positions", "block", "member", "asked"),
    [
        ({Position.DEPARTMENT_HEAD}, Block.PEOPLES_COMMITTEE, True, {AGENCIES, COMMITTEE_ASKED}),
        ({Position.DEPARTMENT_HEAD}, Block.PEOPLES_COMMITTEE, False, {AGENCIES, COMMITTEE_ASKED}),
        ({Position.DEPARTMENT_DEPUTY}, Block.PEOPLES_COMMITTEE, True, {AGENCIES, COMMITTEE_ASKED}),
        (
            {Position.DEPARTMENT_DEPUTY},
            Block.PEOPLES_COMMITTEE,
            False,
            {AGENCIES, COMMITTEE_APPRAISES},
        ),
        ({Position.SERVICE_UNIT_HEAD}, Block.SERVICE_UNITS, False, {COMMITTEE_APPRAISES}),
        ({Position.SERVICE_UNIT_HEAD}, Block.SERVICE_UNITS, True, set()),
        (
            {Position.PEOPLES_COMMITTEE_VICE_CHAIR},
            Block.PEOPLES_COMMITTEE,
            False,
            {AGENCIES, COMMITTEE_ASKED},
        ),
        ({Position.AGENCY_DEPUTY}, Block.PARTY_AGENCIES, False, {AGENCIES, PARTY_SIDE}),
        ({Position.AGENCY_HEAD}, Block.POLICE, False, {AGENCIES, PARTY_SIDE}),
        ({Position.COMMUNE_PEOPLES_COUNCIL_CHAIR}, Block.COMMUNE, False, {COUNCIL_APPRAISES}),
        ({Position.COMMUNE_PEOPLES_COMMITTEE_CHAIR}, Block.COMMUNE, False, {COMMITTEE_APPRAISES}),
        (
            {Position.COMMUNE_PARTY_SECRETARY, Position.PARTY_COMMITTEE_STANDING_MEMBER},
            Block.COMMUNE,
            False,
            {AGENCIES, AREA_TEAM},
        ),
        (set(), Block.STATE_ENTERPRISES, False, set()),
    ],
)
def test_each_post_goes_to_the_bodies_the_guideline_names(
    positions: set[Position], block: Block, member: bool, asked: set[tuple[str, Act]]
) -> None:
    profile = PostProfile(frozenset(positions), block, committee_member=member)
    requests = load_routing("lam-dong-2026").requests(profile)
    assert {(request.body, request.act) for request in requests} == asked


def test_a_department_head_is_routed_under_the_reading_that_settles_it() -> None:
    head = PostProfile(frozenset({Position.DEPARTMENT_HEAD}), Block.PEOPLES_COMMITTEE)
    by_body = {r.body: r for r in load_routing("lam-dong-2026").requests(head)}
    assert by_body["peoples_committee_party_standing"].readings == ("D17",)
    assert by_body["peoples_committee_party_standing"].clause == "HD-QUY IX.1.1.3"
    assert by_body["advisory_agencies"].readings == ()


def test_a_person_matched_twice_is_asked_about_once() -> None:
    both = PostProfile(frozenset({Position.COMMUNE_PARTY_SECRETARY}), Block.PARTY_AGENCIES)
    bodies = [request.body for request in load_routing("lam-dong-2026").requests(both)]
    assert bodies == ["advisory_agencies", "party_agencies_party_standing"]
