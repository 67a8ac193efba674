"""What is stored can be rated again by anybody, with the same result."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from sauro.casework.cycles.rules import rules_of
from sauro.casework.dossiers.facts import facts_object
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.dossiers.scoring import assess
from sauro.casework.dossiers.stored import freeze, read_sheet, working_of
from sauro.casework.people.models import Absence
from sauro.casework.work.models import Task
from sauro.regulation.quarter.rate import rate
from sauro.tables.cases.parse import parse_cases
from tests.casework.cast import Cast
from tests.casework.dossiers.parts import change, fresh, full_marks, official_of, working_unit
from tests.cli.command import run

JUNE_20 = date(2026, 6, 20)


@pytest.fixture
def tasks(cast: Cast) -> dict[str, list[Task]]:
    return working_unit(cast)


def test_stored_facts_rated_by_the_command_give_the_stored_outcome(
    cast: Cast,
    tasks: dict[str, list[Task]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A level of every kind, a deferral, a case without score, a score of many decimals."""
    change(tasks["binh"][0], quality="33.33", exceeded=True)
    change(tasks["chi"][0], finished_on=date(2026, 6, 16))
    Absence.objects.create(
        official=official_of(cast.phuc_case), kind="sick", start=date(2026, 4, 1), document="GNV"
    )
    stored = []
    for each in [*cast.cases, cast.phuc_case]:
        case = fresh(each)
        marks = full_marks(case, "0.5") if case != cast.an_case else {}
        saved = SelfAssessment.objects.create(
            case=case, **freeze(assess(case, marks, on=JUNE_20), 1)
        )
        saved.refresh_from_db()
        stored.append(saved)
    lines = "".join(json.dumps(saved.facts, ensure_ascii=False) + "\n" for saved in stored)
    file = tmp_path / "stored.jsonl"
    file.write_text(lines, encoding="utf-8")
    answer = run(capsys, "rate", file, "--period", "2026-Q2", "--format", "json")
    assert answer.code == 0, answer.err
    rated = json.loads(answer.out)["cases"]
    assert rated == [saved.outcome for saved in stored]
    assert {case["status"] for case in rated} == {"rated", "deferred", "insufficient"}


def test_the_exact_score_is_kept_beside_the_cut_one(
    cast: Cast, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["binh"][0], quality="33.33")
    case = fresh(cast.binh_case)
    columns = freeze(assess(case, full_marks(case), on=JUNE_20))
    saved = SelfAssessment.objects.create(case=case, **columns)
    saved.refresh_from_db()
    lost = Fraction("66.67") / 4 / 5 * 35 / 100
    assert saved.score == 100 - lost
    assert saved.facts is not None
    assert saved.facts["score"] == "98.83"


@pytest.mark.parametrize(
    ("score", "level"), [("89.995", "good"), ("90", "excellent"), ("69.9999", "completed")]
)
def test_a_cut_score_passes_no_threshold_the_exact_one_fails(
    cast: Cast, tasks: dict[str, list[Task]], score: str, level: str
) -> None:
    for task in tasks["binh"]:
        change(task, exceeded=True)
    case = fresh(cast.binh_case)
    facts = replace(assess(case, full_marks(case), on=JUNE_20).facts, score=Fraction(score))
    quarter, rules = case.cycle.quarter, rules_of(case.cycle)
    again = parse_cases([facts_object(case, facts)], quarter)[0]
    exact, cut = rate(facts, quarter, rules), rate(again.facts, quarter, rules)
    assert exact.level == cut.level == level


@pytest.mark.usefixtures("tasks")
def test_marks_are_stored_as_plain_numbers(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    columns = freeze(assess(case, {"C1": "5.50", "C2": ""}, on=JUNE_20))
    assert columns["marks"] == {"C1": "5.50"}
    assert columns["score"] is None


def test_the_working_is_kept_to_the_last_product(cast: Cast, tasks: dict[str, list[Task]]) -> None:
    change(tasks["binh"][0], quality="33.33")
    case = fresh(cast.binh_case)
    assessed = assess(case, full_marks(case), on=JUNE_20)
    saved = SelfAssessment.objects.create(case=case, **freeze(assessed))
    saved.refresh_from_db()
    working = read_sheet(saved.sheet)
    assert working == working_of(assessed)
    assert working is not None
    first = working.axes[0].products[0]
    assert first.task == tasks["binh"][0].pk
    assert list(first.parts) == [100, Fraction("33.33"), 100, 100]
    assert first.kpi == Fraction("83.3325")
    assert working.axes[2].kpi is None
    assert assessed.sheet is not None
    assert working.results_points == assessed.sheet.results_points


def test_without_a_plan_no_working_is_kept(cast: Cast) -> None:
    case = fresh(cast.binh_case)
    assert freeze(assess(case, full_marks(case), on=JUNE_20))["sheet"] is None
    assert read_sheet(None) is None
