"""The facts of the bare ladder, before any engine has seen them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from bench.cases import HUNDREDTHS
from sauro.regulation.quarter.facts import Case


class LadderFacts(NamedTuple):
    """One case as a form hands it over: the score in hundredths, the rest numbers of tasks."""

    hundredths: int
    counted: int
    completed: int
    late: int
    substandard: int
    exceeded: int


def ladder_facts(cases: Iterable[Case]) -> list[LadderFacts]:
    """The facts of cases that have a score and something to count."""
    return [
        LadderFacts(
            int((case.facts.score or Fraction()) * HUNDREDTHS),
            case.facts.scope.counted,
            case.facts.scope.completed,
            case.facts.scope.late,
            case.facts.scope.substandard,
            case.facts.scope.exceeded,
        )
        for case in cases
    ]
