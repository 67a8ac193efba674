"""Who decides for whom (HD-QUY IV): the highest tier that any post gives."""

from __future__ import annotations

import pytest

from sauro.regulation.competence import Tier, load_competence
from sauro.regulation.posts import Position, PostProfile

COMPETENCE = load_competence("lam-dong-2026")


@pytest.mark.parametrize(
    ("positions", "member", "tier"),
    [
        ({Position.DEPARTMENT_HEAD}, False, Tier.PROVINCIAL_EVALUATED),
        ({Position.PARTY_COMMITTEE_SECRETARY}, False, Tier.PROVINCIAL_EVALUATED),
        ({Position.COMMUNE_PARTY_SECRETARY}, False, Tier.PROVINCIAL_EVALUATED),
        ({Position.DEPARTMENT_DEPUTY}, False, Tier.PROVINCIAL_RATED),
        ({Position.DEPARTMENT_DEPUTY}, True, Tier.PROVINCIAL_EVALUATED),
        ({Position.SERVICE_UNIT_HEAD}, False, Tier.PROVINCIAL_RATED),
        ({Position.AGENCY_DEPUTY, Position.DEPARTMENT_HEAD}, False, Tier.PROVINCIAL_EVALUATED),
        ({Position.PARTY_COMMITTEE_STANDING_MEMBER}, False, Tier.PROVINCIAL_RATED),
        (set(), False, Tier.UNIT),
    ],
)
def test_the_highest_post_decides_the_tier(
    positions: set[Position], member: bool, tier: Tier
) -> None:
    profile = PostProfile(frozenset(positions), committee_member=member)
    assert COMPETENCE.tier_of(profile).tier is tier


def test_the_centre_decides_on_those_it_manages_and_the_province_proposes() -> None:
    profile = PostProfile(
        frozenset({Position.PROVINCIAL_STANDING_MEMBER}),
        committee_member=True,
        centrally_managed=True,
    )
    rule = COMPETENCE.tier_of(profile)
    assert rule.tier is Tier.CENTRAL
    assert COMPETENCE.bodies[rule.decides] == "Bộ Chính trị, Ban Bí thư"
    assert COMPETENCE.bodies[rule.proposes] == "Ban Thường vụ Tỉnh ủy"


def test_tier_1_1_is_evaluated_and_tier_1_2_only_rated_by_the_standing_committee() -> None:
    tiers = COMPETENCE.tiers
    assert tiers[Tier.PROVINCIAL_EVALUATED].evaluates == "provincial_standing_committee"
    assert tiers[Tier.PROVINCIAL_RATED].evaluates == "unit_collective"
    assert tiers[Tier.PROVINCIAL_RATED].decides == "provincial_standing_committee"


def test_village_cell_committee_members_are_not_evaluated_unless_they_hold_another_post() -> None:
    outside = Position.COMMITTEE_MEMBER_OUTSIDE_POLITICAL_SYSTEM
    only = COMPETENCE.excluded(PostProfile(frozenset({outside})))
    assert only is not None
    assert only.clause == "HD-QUY III.3"
    both = PostProfile(frozenset({outside, Position.DEPARTMENT_HEAD}))
    assert COMPETENCE.excluded(both) is None
    assert COMPETENCE.excluded(PostProfile(frozenset())) is None
