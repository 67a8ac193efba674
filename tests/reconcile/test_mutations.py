"""One figure spoilt at a time: nine in ten are noticed, in every report."""

from __future__ import annotations

import pytest

from tests.reconcile.cases import NAMES, ReportCase, bc_544, report
from tests.reconcile.mutation import rating_figures, undetected

WANTED_PERCENT = 90
RESULTS_OF_BC_544 = (70, 490)  # lines


def figures_of(case: ReportCase) -> list[tuple[int, str]]:
    spans = [(case.text.index(phrase), len(phrase)) for phrase in case.outside]
    return [
        (place, figure)
        for place, figure in rating_figures(case.text)
        if not any(start <= place < start + length for start, length in spans)
    ]


def assert_noticed(case: ReportCase, figures: list[tuple[int, str]]) -> None:
    total, missed = undetected(case.text, figures)
    rate = 100 * (total - len(missed)) / total
    print(f"{case.name}: {total - len(missed)} of {total} planted errors noticed ({rate:.1f}%)")
    assert rate >= WANTED_PERCENT, [(m.old, m.new, m.around) for m in missed]


@pytest.mark.parametrize("name", NAMES)
def test_planted_errors_are_noticed(name: str) -> None:
    case = report(name)
    figures = figures_of(case)
    assert len(figures) >= 28
    assert_noticed(case, figures)


def test_planted_errors_in_bc_544_are_noticed() -> None:
    case = bc_544()
    if case is None:
        pytest.skip("SAURO_SOURCES names no folder with BC-544")
    first, last = RESULTS_OF_BC_544
    inside = [
        (place, figure)
        for place, figure in figures_of(case)
        if first <= case.text.count("\n", 0, place) + 1 <= last
    ]
    assert_noticed(case, inside)
