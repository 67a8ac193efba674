"""The checker reads a genre, not one document: many wordings, in many layouts."""

from __future__ import annotations

import random
import re

import pytest

from sauro.reconcile import check_text
from tests.reconcile.layouts import LETTERS, LINES, Layout
from tests.reconcile.mutation import Mutation, mutations, noticed
from tests.reconcile.wordings import WORDINGS, Results, n, results

TABLES = {"tabs_levels_down", "bars_levels_across", "bars_levels_down"}
SAMPLES = 4
_FIGURE = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*|(?<=\d/)\d+(?:\.\d{3})*")
_NO_SHARE = re.compile(r"(?:tăng|giảm|năm 2024:|năm trước giảm)\s*$")


def samples(name: str) -> list[Results]:
    rng = random.Random(name)
    return [results(rng) for _ in range(SAMPLES)]


def assert_right(name: str, layout: Layout) -> None:
    for sample in samples(name):
        text = layout(WORDINGS[name](sample))
        result = check_text(text)
        assert result.findings == (), text
        assert result.statements >= 5, text


@pytest.mark.parametrize("layout", LETTERS)
@pytest.mark.parametrize("name", WORDINGS)
def test_right_results_raise_nothing_however_spelt(name: str, layout: str) -> None:
    assert_right(name, LETTERS[layout])


@pytest.mark.parametrize("layout", LINES)
@pytest.mark.parametrize("name", sorted(WORDINGS.keys() - TABLES))
def test_right_results_raise_nothing_however_broken_into_lines(name: str, layout: str) -> None:
    assert_right(name, LINES[layout])


def spoilt(text: str, sample: Results) -> list[Mutation]:
    counts = {n(value) for value in vars(sample).values() if isinstance(value, int)}
    figures = [
        (match.start(), match[0])
        for match in _FIGURE.finditer(text)
        if match[0] in counts
        or (
            "," in match[0]
            and not _NO_SHARE.search(text[max(0, match.start() - 20) : match.start()])
        )
    ]
    return list(mutations(text, figures))


@pytest.mark.parametrize("name", WORDINGS)
def test_nine_in_ten_planted_errors_are_noticed(name: str) -> None:
    sample = samples(name)[0]
    text = WORDINGS[name](sample)
    everything = spoilt(text, sample)
    missed = [(m.old, m.new, m.around) for m in everything if not noticed((), m)]
    assert len(everything) >= 14
    assert len(missed) * 10 <= len(everything), missed


def test_several_groups_in_one_report_do_not_run_into_one_another() -> None:
    rng = random.Random(7)
    for _ in range(25):
        chosen = rng.sample(sorted(WORDINGS), 4)
        text = "\n\n".join(WORDINGS[name](results(rng)).strip() for name in chosen)
        alarms = [f for f in check_text(text).findings if f.kind.value != "base"]
        assert alarms == [], (chosen, text)
