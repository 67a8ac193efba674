"""Whole reports: exactly the planted errors are found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from sauro.reconcile import Report, check_text
from tests.reconcile.cases import NAMES, Expected, bc_544, report, source_text


def found(result: Report) -> list[Expected]:
    return [Expected(f.kind.value, f.line, f.printed, f.computed) for f in result.findings]


@pytest.mark.parametrize("name", NAMES)
def test_a_composed_report_raises_exactly_its_planted_errors(name: str) -> None:
    case = report(name)
    result = check_text(case.text)
    assert found(result) == list(case.findings)
    assert result.statements >= case.statements_at_least


def test_the_composed_reports_plant_every_kind_of_error() -> None:
    planted = {expected.kind for name in NAMES for expected in report(name).findings}
    assert planted == {"share", "sum", "parts", "base", "quota"}


def test_every_finding_stands_where_it_says() -> None:
    for name in NAMES:
        case = report(name)
        lines = case.text.split("\n")
        for finding in check_text(case.text).findings:
            assert finding.printed in lines[finding.line - 1]
            assert finding.printed in finding.quote
            assert finding.computed in finding.message


def test_bc_544_has_its_eight_errors_and_no_other() -> None:
    case = bc_544()
    if case is None:
        pytest.skip("SAURO_SOURCES names no folder with BC-544")
    result = check_text(case.text)
    assert found(result) == list(case.findings)
    assert [finding.kind.value for finding in result.findings].count("share") == 6
    assert result.statements >= case.statements_at_least


def test_bc_q2_is_right_throughout() -> None:
    text = source_text("BC-Q2")
    if text is None:
        pytest.skip("SAURO_SOURCES names no folder with BC-Q2")
    result = check_text(text)
    assert found(result) == []
    assert result.statements >= 7


def joined_paragraphs(text: str) -> str:
    """Every paragraph on one line, a note with the rest of the sentence it had broken."""
    text = re.sub(r"\n\s*\d{1,2}\s*\n", "\n", text)  # page numbers
    starts = r"\n(?=\s*[-+] |\s*\d+\.(?:\d+\.)*\s| ?\d{1,2} [A-ZĐC(])"
    return "\n".join(" ".join(paragraph.split()) for paragraph in re.split(starts, text))


@pytest.mark.parametrize(
    "laid_out",
    [
        lambda text: " ".join(text.split()),
        joined_paragraphs,
        lambda text: re.sub(r"\n\s*\n+", "\n", text),
        lambda text: "\n".join(line.strip() for line in text.split("\n")),
    ],
    ids=["one line", "joined paragraphs", "no blank lines", "stripped lines"],
)
def test_notes_are_taken_out_however_the_lines_run(laid_out: Callable[[str], str]) -> None:
    cases = [report("wrapped_with_notes"), *filter(None, [bc_544()])]
    for case in cases:
        figures = [(f.kind, f.printed, f.computed) for f in case.findings]
        again = check_text(laid_out(case.text)).findings
        assert sorted((f.kind.value, f.printed, f.computed) for f in again) == sorted(figures)
