"""Those whom the unit's own body rates: voted on, decided and summed up by the unit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.facts import case_facts
from sauro.casework.dossiers.models import Dossier, UnitDecision
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.dossiers.unit_decisions import (
    NOTHING_VOTED,
    awaiting_decision,
    decide_in_unit,
    send_summary,
)
from sauro.casework.dossiers.votes import Line
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import acts, fresh, ready, submit, vote

NUMBER, SIGNER, DAY = "57-QĐ/SM", "Nguyễn Văn An", date(2026, 6, 20)


def own(*cases: Case) -> None:
    """These cases are the unit's own to rate."""
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(tier="unit")


def decide(cast: Cast, **changes: Any) -> UnitDecision:
    given: dict[str, Any] = {
        "actor": actor(cast.dung),
        "cycle": cast.cycle,
        "unit": cast.unit,
        "number": NUMBER,
        "signed_on": DAY,
        "signer": SIGNER,
        "version": dossier_of(cast.cycle, cast.unit).version,
    }
    return decide_in_unit(**(given | changes))


def summarise(cast: Cast, letter: str = "58-BC/SM") -> Dossier:
    dossier = dossier_of(cast.cycle, cast.unit)
    return send_summary(
        actor=actor(cast.dung),
        cycle=cast.cycle,
        unit=cast.unit,
        letter=letter,
        version=dossier.version,
    )


def test_they_do_not_go_with_the_dossier_but_are_voted_on(cast: Cast) -> None:
    own(cast.chi_case)
    ready(cast)
    submit(cast)
    assert cast.chi_case not in dossier_cases(cast.cycle, cast.unit)
    assert fresh(cast.chi_case).state == CaseState.PROPOSED.value
    assert fresh(cast.binh_case).state == CaseState.SUBMITTED.value
    assert awaiting_decision(cast.cycle, cast.unit) == [cast.chi_case]


def test_the_units_decision_gives_the_level_voted_and_tells_it(cast: Cast) -> None:
    own(cast.chi_case)
    ready(cast)
    decision = decide(cast)
    case = fresh(cast.chi_case)
    assert (case.state, case.level) == (CaseState.PUBLISHED.value, "good")
    assert list(decision.cases.all()) == [cast.chi_case]
    assert acts(case.code)[-1] == "decide_in_unit"
    assert Entry.objects.get(act="record_unit_decision").details == {
        "number": NUMBER,
        "signed_on": "2026-06-20",
        "signer": SIGNER,
        "cases": 1,
    }
    assert fresh(cast.binh_case).level is None


def test_nobody_voted_on_is_nobody_to_decide_on(cast: Cast) -> None:
    own(cast.chi_case)
    with pytest.raises(Refused) as refused:
        decide(cast)
    assert refused.value.message == NOTHING_VOTED
    assert not UnitDecision.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"number": " "}, "number", "Chưa ghi số quyết định."),
        ({"signed_on": None}, "signed_on", "Chưa ghi ngày ký quyết định."),
        (
            {"signed_on": date(2026, 6, 21)},
            "signed_on",
            "Ngày ký quyết định sau hôm nay. Hãy xem lại.",
        ),
        (
            {"signed_on": date(2026, 6, 18)},
            "signed_on",
            "Ngày ký quyết định trước ngày tập thể họp. Hãy xem lại.",
        ),
        ({"signer": ""}, "signer", "Chưa ghi người ký quyết định."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    cast: Cast, changes: dict[str, Any], field: str, said: str
) -> None:
    own(cast.chi_case)
    ready(cast)
    with pytest.raises(RefusedMany) as refused:
        decide(cast, **changes)
    assert refused.value.messages == {field: said}
    assert fresh(cast.chi_case).state == CaseState.PROPOSED.value


def test_sent_twice_it_is_recorded_once(cast: Cast) -> None:
    own(cast.chi_case)
    ready(cast)
    version = dossier_of(cast.cycle, cast.unit).version
    decide(cast, version=version)
    with pytest.raises(Stale):
        decide(cast, number="58-QĐ/SM", version=version)
    assert UnitDecision.objects.count() == 1


def test_after_the_dossier_is_handed_in_only_they_are_voted_on(cast: Cast) -> None:
    own(cast.chi_case)
    ready(cast)
    submit(cast)
    vote(cast, {cast.chi_case.pk: Line(Level.GOOD, 2, 1)})
    assert fresh(cast.chi_case).proposal.votes_for == 2
    with pytest.raises(Refused, match="không sửa được nữa"):
        vote(cast, {cast.binh_case.pk: Line(Level.GOOD, 2, 1)})


@pytest.mark.parametrize(("today", "late"), [(date(2026, 7, 19), 0), (date(2026, 7, 20), 1)])
def test_the_summary_is_late_after_its_last_day(
    cast: Cast, settings: Any, today: date, late: int
) -> None:
    own(cast.chi_case)
    ready(cast)
    decide(cast)
    settings.TODAY = today
    dossier = summarise(cast)
    assert (dossier.summary_letter, dossier.summary_late_days) == ("58-BC/SM", late)
    first = dossier.summary_at
    assert summarise(cast, "60-BC/SM").summary_at == first


def test_a_summary_waits_for_every_decision(cast: Cast) -> None:
    own(cast.chi_case)
    ready(cast)
    with pytest.raises(Refused, match="Đơn vị chưa ghi quyết định xếp loại nào"):
        summarise(cast)
    decide(cast)
    own(cast.binh_case)
    with pytest.raises(Refused, match="Còn 1 trường hợp đơn vị chưa quyết định"):
        summarise(cast)


@pytest.mark.parametrize(("tier", "late"), [("provincial_rated", True), ("unit", False)])
def test_a_late_dossier_is_no_fact_of_those_who_do_not_go_with_it(
    cast: Cast, settings: Any, tier: str, late: bool
) -> None:
    ready(cast)
    settings.TODAY = date(2026, 6, 25)
    submit(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(tier=tier)
    assert case_facts(fresh(cast.chi_case), None).dossier_late is late


def test_a_closed_cycle_takes_no_more_decisions(cast: Cast) -> None:
    own(cast.chi_case)
    ready(cast)
    Cycle.objects.filter(pk=cast.cycle.pk).update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="đã kết thúc"):
        decide(cast)
