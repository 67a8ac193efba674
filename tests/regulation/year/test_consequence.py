"""What follows from a history of quarters, with the quarters as evidence."""

from dataclasses import replace

import pytest

from sauro.regulation.period import Quarter
from sauro.regulation.year.consequence import (
    Consequences,
    NoExcellent,
    Replacement,
    no_excellent,
    replacement,
)
from sauro.regulation.year.rate import rate_year
from sauro.regulation.year.rulebook import load_year_rulebook
from tests.regulation.year.sentences import quarter_of
from tests.regulation.year.subjects import HEAD, RULES

BARRING, CONSECUTIVE = RULES.barring_quarters, RULES.replacement_quarters

RUNS = {
    "hai-quy-lien-tiep": (["2026-Q1 failed", "2026-Q2 failed"], [["2026-Q1", "2026-Q2"]]),
    "ba-quy-lien-tiep": (
        ["2026-Q1 failed", "2026-Q2 failed", "2026-Q3 failed"],
        [["2026-Q1", "2026-Q2", "2026-Q3"]],
    ),
    "mot-quy": (["2026-Q1 failed", "2026-Q2 completed"], []),
    "quy-chua-xep-loai-o-giua": (["2026-Q1 failed", "2026-Q2 -", "2026-Q3 failed"], []),
    "thieu-mot-quy-trong-lich-su": (["2026-Q1 failed", "2026-Q3 failed"], []),
    "quy-bon-khong-xep-o-giua": (["2025-Q3 failed", "2026-Q1 failed"], []),
    "quy-bon-co-xep-loai": (
        ["2025-Q4 failed", "2026-Q1 failed"],
        [["2025-Q4", "2026-Q1"]],
    ),
    "ghi-khong-theo-thu-tu": (
        ["2026-Q3 failed", "2026-Q1 good", "2026-Q2 failed"],
        [["2026-Q2", "2026-Q3"]],
    ),
    "mot-quy-theo-quyet-dinh-giay": (
        ["2026-Q1 failed QĐ-189 ngày 20/4/2026", "2026-Q2 failed"],
        [["2026-Q1", "2026-Q2"]],
    ),
    "hai-quy-cua-nam-truoc": (["2025-Q1 failed", "2025-Q2 failed", "2026-Q1 good"], []),
    "khong-co-quy-nao": ([], []),
}


@pytest.mark.parametrize("name", RUNS)
def test_failed_quarters_in_a_row_list_the_person_for_replacement(name: str) -> None:
    history, runs = RUNS[name]
    found = replacement([quarter_of(text) for text in history], 2026, CONSECUTIVE)
    assert [[str(each.quarter) for each in run] for run in (found.runs if found else ())] == runs
    if found:
        assert found.clause == "HD-QUY IX.2 gạch đầu dòng 2"
        assert found.reading == "D8"


def test_failed_quarters_of_the_year_bar_it_from_excellent_and_are_named() -> None:
    history = [quarter_of(text) for text in ("2026-Q3 failed", "2025-Q3 failed", "2026-Q2 good")]
    found = no_excellent(history, 2026, BARRING)
    assert found == NoExcellent((history[0],), "HD-QUY VIII.2 gạch đầu dòng 1")
    assert no_excellent(history[2:], 2026, BARRING) is None


def test_a_paper_decision_is_evidence_with_its_number() -> None:
    history = (quarter_of("2026-Q1 failed QĐ-189 ngày 20/4/2026"), quarter_of("2026-Q2 failed"))
    consequences = rate_year(replace(HEAD, quarters=history), RULES).consequences
    assert consequences == Consequences(
        NoExcellent(history, "HD-QUY VIII.2 gạch đầu dòng 1"),
        Replacement((history,), "HD-QUY IX.2 gạch đầu dòng 2"),
    )
    assert history[0].document == "QĐ-189 ngày 20/4/2026"
    assert history[0].quarter == Quarter(2026, 1)


def test_before_the_quarterly_guideline_nothing_follows_from_quarters() -> None:
    rules = load_year_rulebook("qd-366-2025").rules(2025)
    history = tuple(quarter_of(f"2025-Q{number} failed") for number in (1, 2, 3))
    annual = rate_year(replace(HEAD, quarters=history), rules)
    assert annual.consequences == Consequences()
    assert annual.outcome.level == "excellent"
