"""Who may read what of a case, and from when."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Opinion
from sauro.casework.dossiers.visible import Sight, sight_of
from sauro.casework.people.models import Team
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import ASKED, SINCE, Cast, grant, rights


def at(case: Case, state: CaseState) -> Case:
    Case.objects.filter(pk=case.pk).update(state=state.value)
    return Case.objects.select_related("cycle", "unit", "official").get(pk=case.pk)


def seen(user: User, case: Case) -> list[str]:
    sight = sight_of(rights(user), case)
    parts = ("proposal", "opinions", "appraisal", "decision")
    return [part for part in parts if getattr(sight, part)]


EVERYTHING = ["proposal", "opinions", "appraisal", "decision"]


@pytest.mark.parametrize("name", ["giang", "hoa", "khoa", "lan"])
@pytest.mark.parametrize("state", [CaseState.WORKING, CaseState.DECIDED, CaseState.PUBLISHED])
def test_who_appraises_decides_or_inspects_sees_all_at_once(
    cast: Cast, name: str, state: CaseState
) -> None:
    assert seen(getattr(cast, name), at(cast.binh_case, state)) == EVERYTHING


@pytest.mark.parametrize("name", ["an", "dung"])
@pytest.mark.parametrize(
    ("state", "parts"),
    [
        (CaseState.SELF_ASSESSED, ["proposal"]),
        (CaseState.APPRAISED, ["proposal"]),
        (CaseState.DECIDED, ["proposal"]),
        (CaseState.PUBLISHED, EVERYTHING),
    ],
)
def test_the_unit_sees_appraisal_and_decision_from_publication_on(
    cast: Cast, name: str, state: CaseState, parts: list[str]
) -> None:
    assert seen(getattr(cast, name), at(cast.binh_case, state)) == parts


@pytest.mark.parametrize(
    ("state", "parts"),
    [
        (CaseState.PROPOSED, []),
        (CaseState.SUBMITTED, ["proposal"]),
        (CaseState.DECIDED, ["proposal"]),
        (CaseState.PUBLISHED, ["proposal", "appraisal", "decision"]),
        (CaseState.DEFERRED, []),
    ],
)
def test_the_official_sees_the_own_decision_from_publication_on(
    cast: Cast, state: CaseState, parts: list[str]
) -> None:
    assert seen(cast.binh, at(cast.binh_case, state)) == parts


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.INSPECTOR, Role.DECIDER])
def test_another_role_shows_nobody_more_of_the_own_case(cast: Cast, role: Role) -> None:
    grant(cast.binh, role)
    assert seen(cast.binh, at(cast.binh_case, CaseState.DECIDED)) == ["proposal"]
    assert seen(cast.binh, at(cast.chi_case, CaseState.DECIDED)) == EVERYTHING


def test_a_head_sees_the_own_case_as_its_official(cast: Cast) -> None:
    assert seen(cast.an, at(cast.an_case, CaseState.PROPOSED)) == []


def test_a_body_asked_reads_its_own_opinion_and_no_other(cast: Cast) -> None:
    case = at(cast.binh_case, CaseState.SUBMITTED)
    team = Team.objects.create(code="T1", name="Tổ theo dõi địa bàn số 1")
    now = timezone.now()
    common = {"case": case, "act": "opinion", "clause": "IX.1.1", "asked_at": now, "due": SINCE}
    own = Opinion(body=ASKED, **common)
    other = Opinion(body="advisory_agencies", **common)
    of_team = Opinion(body=ASKED, team=team, **common)
    sight = sight_of(rights(cast.nga), case)
    assert [sight.of_opinion(each) for each in (own, other, of_team)] == [True, False, False]
    assert [sight_of(rights(cast.lan), case).of_opinion(each) for each in (own, of_team)] == [
        True,
        True,
    ]


def test_acts_that_give_a_level_away_are_hidden_with_it() -> None:
    hidden = [
        "propose",
        "vote_on_proposal",
        "give_opinion",
        "appraise",
        "appraise_agreed",
        "decide",
    ]
    acts = [*hidden, "publish", "submit_plan", "see_case"]
    assert [act for act in acts if Sight().of_act(act)] == ["publish", "submit_plan"]
    whole = Sight(proposal=True, opinions=True, appraisal=True, decision=True)
    assert [act for act in acts if whole.of_act(act)] == acts[:-1]
