"""Who may do what: the matrix held against people, units and cases."""

from __future__ import annotations

import pytest

from sauro.casework.access.models import Grant
from sauro.casework.access.rights import Held, rights_of
from sauro.casework.access.roles import MATRIX, Act, Role
from sauro.casework.cycles.doors import access_case, visible_cases
from sauro.casework.errors import Forbidden, Unknown
from tests.casework.cast import Cast, grant, rights

pytestmark = pytest.mark.django_db


def test_a_role_held_for_others_comes_first_until_another_is_chosen(cast: Cast) -> None:
    grant = Grant.objects.get(user=cast.an)
    assert rights_of(cast.an).current == Held(
        Role.UNIT_HEAD, cast.unit.path, cast.unit.pk, grant=grant.pk, place="Sở Mẫu"
    )
    as_official = rights_of(cast.an, acting=0).current
    assert as_official is not None
    assert as_official.role is Role.OFFICIAL


def test_every_act_is_in_the_matrix() -> None:
    assert set(MATRIX) == set(Act)
    assert all(MATRIX.values())


def test_the_administrator_and_the_inspector_rate_nobody() -> None:
    rating = {Act.PROPOSE_LEVEL, Act.APPRAISE, Act.GIVE_OPINION, Act.HOLD_SESSION, Act.CAST_VOTE}
    for act in rating:
        assert not {Role.ADMINISTRATOR, Role.INSPECTOR} & set(MATRIX[act])


def test_a_head_proposes_for_the_own_unit_and_not_for_the_own_case(cast: Cast) -> None:
    an = rights(cast.an)
    case, held = access_case(an, Act.PROPOSE_LEVEL, cast.binh_case.pk)
    assert (case, held.role) == (cast.binh_case, Role.UNIT_HEAD)
    with pytest.raises(Forbidden):
        access_case(an, Act.PROPOSE_LEVEL, cast.an_case.pk)


def test_a_stranger_learns_nothing_and_a_colleague_is_told_no(cast: Cast) -> None:
    with pytest.raises(Unknown):
        access_case(rights(cast.oanh), Act.PROPOSE_LEVEL, cast.binh_case.pk)
    with pytest.raises(Forbidden):
        access_case(rights(cast.dung), Act.PROPOSE_LEVEL, cast.binh_case.pk)
    with pytest.raises(Unknown):
        access_case(rights(cast.an), Act.SEE_CASE, 10**9)


def test_nobody_acts_on_the_own_case_in_another_role(cast: Cast) -> None:
    grant(cast.binh, Role.APPRAISER)
    with pytest.raises(Forbidden):
        access_case(rights(cast.binh), Act.APPRAISE, cast.binh_case.pk)
    assert access_case(rights(cast.binh), Act.APPRAISE, cast.chi_case.pk)[1].role is Role.APPRAISER


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("an", {"an_case", "binh_case", "chi_case", "collective_case"}),
        ("binh", {"binh_case"}),
        ("dung", {"an_case", "binh_case", "chi_case", "collective_case"}),
        ("oanh", {"phuc_case"}),
        ("giang", {"an_case", "binh_case", "chi_case", "collective_case", "phuc_case"}),
        ("lan", {"an_case", "binh_case", "chi_case", "collective_case", "phuc_case"}),
        ("nga", set()),
        ("minh", set()),
    ],
)
def test_who_sees_which_cases(cast: Cast, who: str, seen: set[str]) -> None:
    expected = {getattr(cast, name).pk for name in seen}
    assert set(visible_cases(rights(getattr(cast, who))).values_list("pk", flat=True)) == expected
    for case in [*cast.cases, cast.phuc_case]:
        allowed = case.pk in expected
        try:
            access_case(rights(getattr(cast, who)), Act.SEE_CASE, case.pk)
        except Unknown:
            assert not allowed
        else:
            assert allowed
