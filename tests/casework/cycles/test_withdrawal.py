"""Who is no longer a subject of the cycle leaves it, with the ground and its document."""

from __future__ import annotations

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.closing import obstacles
from sauro.casework.cycles.deferrals import resume, withdraw
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.opening import refresh_cases
from sauro.casework.decisions.ceiling import board
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.people.models import Assignment
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import SINCE, Cast, actor
from tests.casework.decisions.scene import appraise_everybody

GROUND, DOCUMENT = "Nghỉ hưu từ 01/6/2026", "QĐ 40-QĐ/TU ngày 20/5/2026"


def now(case: Case) -> Case:
    return Case.objects.select_related("cycle", "unit", "official").get(pk=case.pk)


def leave(cast: Cast, case: Case, ground: str = GROUND, document: str = DOCUMENT) -> Case:
    return withdraw(
        actor=actor(cast.giang), case=now(case), ground=ground, document=document, version=None
    )


def test_the_case_leaves_with_its_ground_in_the_log(cast: Cast) -> None:
    assert leave(cast, cast.chi_case).state == CaseState.WITHDRAWN.value
    entry = Entry.objects.get(act="withdraw")
    assert (entry.details["reason"], entry.details["document"]) == (GROUND, DOCUMENT)


@pytest.mark.parametrize(
    ("ground", "document", "fields"),
    [("", DOCUMENT, ["ground"]), (GROUND, " ", ["document"]), ("", "", ["ground", "document"])],
)
def test_ground_and_document_are_both_needed(
    cast: Cast, ground: str, document: str, fields: list[str]
) -> None:
    with pytest.raises(RefusedMany) as refused:
        leave(cast, cast.chi_case, ground, document)
    assert list(refused.value.messages) == fields
    assert now(cast.chi_case).state == CaseState.PLANNING.value


@pytest.mark.parametrize("state", [CaseState.DECIDED, CaseState.PUBLISHED, CaseState.WITHDRAWN])
def test_what_is_decided_or_gone_is_not_taken_out(cast: Cast, state: CaseState) -> None:
    Case.objects.filter(pk=cast.chi_case.pk).update(state=state.value)
    with pytest.raises(Refused, match="Không thể đưa ra khỏi kỳ đánh giá"):
        leave(cast, cast.chi_case)


def test_nobody_counts_it_any_more(cast: Cast) -> None:
    appraise_everybody(cast)
    leave(cast, cast.chi_case)
    assert cast.chi_case not in dossier_cases(cast.cycle, cast.unit)
    assert {group.group.code: group.base for group in board(cast.cycle)}["pho-so"] == 1
    Case.objects.exclude(pk=cast.chi_case.pk).update(state=CaseState.PUBLISHED.value)
    assert obstacles(cast.cycle) == []


def test_taken_out_by_mistake_it_comes_back(cast: Cast) -> None:
    case = leave(cast, cast.chi_case)
    resume(actor=actor(cast.giang), case=now(case), version=case.version)
    assert now(case).state == CaseState.WORKING.value


def test_bringing_up_to_date_names_who_left_until_they_are_taken_out(cast: Cast) -> None:
    Assignment.objects.filter(official=cast.chi_case.official_id).update(until=SINCE)
    assert refresh_cases(actor=actor(cast.giang), cycle=cast.cycle).gone == (cast.chi_case,)
    leave(cast, cast.chi_case)
    assert refresh_cases(actor=actor(cast.giang), cycle=cast.cycle).gone == ()
