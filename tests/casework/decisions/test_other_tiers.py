"""The session only proposes to the centre and has no part in what units decide themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.closing import close_cycle, obstacles, outstanding
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.agenda import awaiting
from sauro.casework.decisions.ceiling import board
from sauro.casework.decisions.models import Decision, Notice, Session
from sauro.casework.decisions.order import departures
from sauro.casework.decisions.reopening import BY_OTHERS, reopen_case
from sauro.casework.dossiers.central import (
    central_last_day,
    central_late_days,
    record_central_result,
)
from sauro.casework.dossiers.models import CentralResult
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.papers.announcements import announcement_paper
from sauro.casework.papers.decision_papers import decision_lists
from sauro.casework.papers.notices import standing_with_session
from sauro.casework.papers.session_records import session_records
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import BODY, Cast, actor
from tests.casework.decisions.scene import (
    appraise_everybody,
    appraised,
    decide,
    held,
    line,
    published,
)


def tier(case: Case, name: str) -> Case:
    Case.objects.filter(pk=case.pk).update(tier=name)
    return now(case)


def now(case: Case) -> Case:
    return Case.objects.select_related("cycle", "unit", "official").get(pk=case.pk)


def proposed(cast: Cast) -> Case:
    """An's case, the centre's, proposed excellent by a session that is closed and told."""
    appraised(cast.collective_case, score="85", exceeded=1)
    appraised(tier(cast.an_case, "central"))
    session = held(cast)
    decide(cast.hoa, line(session, cast.collective_case), Level.GOOD)
    decide(cast.hoa, line(session, cast.an_case), Level.EXCELLENT)
    published(cast, session)
    return now(cast.an_case)


def result(cast: Cast, case: Case, **changes: Any) -> CentralResult:
    given: dict[str, Any] = {
        "actor": actor(cast.giang),
        "case": case,
        "level": Level.GOOD,
        "document": "1204-TB/BTCTW",
        "signed_on": date(2026, 6, 20),
        "version": case.version,
    }
    return record_central_result(**(given | changes))


def test_the_session_proposes_and_the_level_stays_empty(cast: Cast) -> None:
    case = proposed(cast)
    decision = Decision.objects.get(case=case)
    assert (decision.kind, decision.level, decision.final) == ("proposes", "excellent", True)
    assert (case.state, case.level) == (CaseState.APPRAISED.value, None)
    assert not Notice.objects.filter(case=case).exists()
    assert now(cast.collective_case).level == "good"
    assert Entry.objects.filter(act="propose_to_centre", subject=case.code).count() == 1
    assert awaiting(cast.cycle, BODY) == []


def test_no_paper_gives_the_proposal_as_a_result(cast: Cast) -> None:
    case = proposed(cast)
    records = session_records(Session.objects.get())
    lists = decision_lists(records)
    assert [len(each.cases) for each in lists] == [1]
    assert sum(group.subjects for group in announcement_paper(records).groups) == 1
    assert standing_with_session(case) is None


def test_the_centres_result_gives_the_level_also_in_a_closed_cycle(cast: Cast) -> None:
    case = proposed(cast)
    Cycle.objects.filter(pk=cast.cycle.pk).update(state=Cycle.State.CLOSED)
    case = now(case)
    found = result(cast, case)
    assert (found.level, found.document) == ("good", "1204-TB/BTCTW")
    assert (now(case).state, now(case).level) == (CaseState.PUBLISHED.value, "good")
    with pytest.raises(Stale):
        result(cast, now(case), version=now(case).version - 1)
    with pytest.raises(Refused, match="Không thể ghi kết quả của Trung ương"):
        result(cast, now(case))
    assert CentralResult.objects.count() == 1


def test_a_sealed_cycle_and_another_tier_take_none(cast: Cast) -> None:
    appraise_everybody(cast)
    with pytest.raises(Refused, match="không thuộc diện Bộ Chính trị"):
        result(cast, now(cast.binh_case))
    tier(cast.an_case, "central")
    Cycle.objects.filter(pk=cast.cycle.pk).update(state=Cycle.State.SEALED)
    with pytest.raises(Refused, match="đã kết thúc"):
        result(cast, now(cast.an_case))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"level": None}, "level"),
        ({"document": " "}, "document"),
        ({"signed_on": None}, "signed_on"),
        ({"signed_on": date(2026, 6, 21)}, "signed_on"),
        ({"signed_on": date(2026, 3, 31)}, "signed_on"),
    ],
)
def test_a_result_names_level_paper_and_day(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    case = proposed(cast)
    with pytest.raises(RefusedMany) as refused:
        result(cast, case, **changes)
    assert list(refused.value.messages) == [field]
    assert now(case).level is None


@pytest.mark.parametrize(("today", "late"), [(date(2026, 6, 29), 0), (date(2026, 6, 30), 1)])
def test_the_two_parts_are_late_after_their_own_last_day(
    cast: Cast, today: date, late: int
) -> None:
    case = tier(cast.an_case, "central")
    assert central_late_days(case, central_last_day(cast.cycle), today) == late


@pytest.mark.parametrize("name", ["central", "unit"])
def test_others_cases_are_in_no_ceiling(cast: Cast, name: str) -> None:
    appraise_everybody(cast)
    before = {group.group.code: group.base for group in board(cast.cycle)}
    assert before == {"truong-so": 1, "pho-so": 2, "tap-the-so": 1}
    tier(cast.binh_case, name)
    assert {group.group.code: group.base for group in board(cast.cycle)} == {**before, "pho-so": 1}


def test_nobody_waits_for_a_collective_that_its_unit_rates_itself(cast: Cast) -> None:
    appraise_everybody(cast)
    assert len(departures(cast.cycle, [cast.an_case.pk])) == 1
    tier(cast.collective_case, "unit")
    assert departures(cast.cycle, [cast.an_case.pk]) == []


@pytest.mark.parametrize("name", ["central", "unit"])
def test_what_others_decided_is_not_reopened_here(cast: Cast, name: str) -> None:
    case = tier(cast.an_case, name)
    with pytest.raises(Refused) as refused:
        reopen_case(actor=actor(cast.hoa), case=case, ground="Kết luận 1", version=case.version)
    assert refused.value.message == BY_OTHERS


def test_a_cycle_closes_over_what_others_owe_and_lists_it(cast: Cast) -> None:
    Case.objects.filter(cycle=cast.cycle).update(state=CaseState.PUBLISHED.value)
    Case.objects.filter(pk=cast.an_case.pk).update(state="submitted", tier="central")
    Case.objects.filter(pk=cast.chi_case.pk).update(state="proposed", tier="unit")
    assert obstacles(cast.cycle) == ['1 hồ sơ ở bước "Đã nộp hồ sơ"']
    Case.objects.filter(pk=cast.an_case.pk).update(state="appraised")
    assert obstacles(cast.cycle) == []
    assert list(outstanding(cast.cycle)) == [cast.an_case, cast.chi_case]
    close_cycle(actor=actor(cast.giang), cycle=cast.cycle)
    left = Entry.objects.latest("number").details["outstanding"]
    assert left == [cast.an_case.pk, cast.chi_case.pk]
