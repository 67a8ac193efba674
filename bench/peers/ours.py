"""The ladder of the rulebook, through the same two functions the product uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from bench.cases import HUNDREDTHS, QUARTER
from bench.peers.engine import Contender, Run
from bench.peers.facts import LadderFacts
from sauro.regulation.ladder.checklist import Checklist
from sauro.regulation.ladder.climb import Climb, climb
from sauro.regulation.rulebook import rulebook_for

Measures = tuple[tuple[int, int], ...]
Explained = tuple[Climb, tuple[bool, ...]]


def bare_ladder() -> Checklist:
    """The rungs alone: no own completion, no collective."""
    return rulebook_for(QUARTER).rules(QUARTER).checklist(head=True, own=False, collective=False)


def measures_of(facts: LadderFacts) -> Measures:
    """The facts as the ladder compares them."""
    counts = (facts.completed, facts.late, facts.substandard, facts.exceeded)
    return ((facts.hundredths, HUNDREDTHS), *((count, facts.counted) for count in counts))


def explain(checklist: Checklist, measures: Measures) -> Explained:
    """The level with clause and reading, and whether each condition holds."""
    holds = checklist.check(measures)
    return climb(checklist, holds), holds


def _prepare(facts: Sequence[LadderFacts]) -> Run:
    checklist = bare_ladder()
    measures = [measures_of(one) for one in facts]
    return lambda: [explain(checklist, one) for one in measures]


def _levels(result: object) -> list[str]:
    return [found.level.value for found, _ in cast("list[Explained]", result)]


CONTENDERS = (Contender("sauro", "mọi điều kiện, điều khoản, cách hiểu", _prepare, _levels),)
