"""What a person was rated so far, and what follows: from cases here and decisions on paper."""

from __future__ import annotations

from datetime import date

from sauro.casework.cycles.history import (
    DECIDED,
    RatedQuarter,
    consequences_of,
    histories_of,
    history_of,
)
from sauro.casework.cycles.models import Case
from sauro.casework.people.models import PaperDecision
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast


def rated(*levels: tuple[int, int, Level | None]) -> list[RatedQuarter]:
    """Quarters in order of time."""
    return [RatedQuarter(Quarter(year, number), level) for year, number, level in levels]


def on_paper(official: int, period: str, level: str) -> PaperDecision:
    """A decision on paper."""
    return PaperDecision.objects.create(
        official_id=official,
        period=period,
        level=level,
        number="12-QĐ/TU",
        signed_on=date(2026, 4, 4),
        signed_by="Ban Thường vụ Tỉnh ủy",
    )


def rate(case: Case, level: str, state: CaseState) -> int:
    """A level as it stands in a state."""
    Case.objects.filter(pk=case.pk).update(level=level, state=state.value)
    return case.official_id or 0


def test_quarters_of_here_and_of_paper_stand_in_order_of_time(cast: Cast) -> None:
    official = rate(cast.binh_case, "good", CaseState.PUBLISHED)
    on_paper(official, "2026-Q1", "excellent")
    on_paper(official, "2025-Q3", "completed")
    history = history_of(official)
    assert [(str(each.quarter), each.level) for each in history] == [
        ("2025-Q3", Level.COMPLETED),
        ("2026-Q1", Level.EXCELLENT),
        ("2026-Q2", Level.GOOD),
    ]
    assert [each.paper is not None for each in history] == [True, True, False]


def test_a_level_is_told_only_in_the_states_asked_for(cast: Cast) -> None:
    official = rate(cast.binh_case, "good", CaseState.DECIDED)
    assert [each.level for each in history_of(official)] == [None]
    assert [each.level for each in history_of(official, DECIDED)] == [Level.GOOD]


def test_a_case_without_a_level_does_not_hide_the_paper_of_its_quarter(cast: Cast) -> None:
    official = cast.binh_case.official_id or 0
    paper = on_paper(official, "2026-Q2", "good")
    assert history_of(official) == [RatedQuarter(Quarter(2026, 2), Level.GOOD, paper=paper)]
    rate(cast.binh_case, "failed", CaseState.PUBLISHED)
    assert [each.level for each in history_of(official)] == [Level.FAILED]


def test_each_person_gets_their_own_quarters(cast: Cast) -> None:
    binh = rate(cast.binh_case, "good", CaseState.PUBLISHED)
    chi = rate(cast.chi_case, "failed", CaseState.PUBLISHED)
    found = histories_of([binh, chi])
    assert {person: [each.level for each in history] for person, history in found.items()} == {
        binh: [Level.GOOD],
        chi: [Level.FAILED],
    }


def test_one_failed_quarter_bars_its_own_year_only() -> None:
    history = rated((2026, 2, Level.FAILED))
    barred = consequences_of(history, 2026).no_excellent
    assert barred is not None
    assert barred.clause == "HD-QUY VIII.2 gạch đầu dòng 1"
    assert consequences_of(history, 2027).no_excellent is None


def test_failed_quarters_call_for_replacement_only_when_they_touch() -> None:
    touching = rated((2026, 2, Level.FAILED), (2026, 3, Level.FAILED))
    parted = rated((2026, 1, Level.FAILED), (2026, 2, None), (2026, 3, Level.FAILED))
    found = consequences_of(touching, 2026).replacement
    assert found is not None
    assert [[str(each.quarter) for each in run] for run in found.runs] == [["2026-Q2", "2026-Q3"]]
    assert consequences_of(parted, 2026).replacement is None


def test_no_rule_was_in_force_before_there_was_a_rulebook() -> None:
    history = rated((2023, 1, Level.FAILED), (2023, 2, Level.FAILED))
    found = consequences_of(history, 2023)
    assert (found.no_excellent, found.replacement) == (None, None)
