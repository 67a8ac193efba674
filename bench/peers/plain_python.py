"""The ladder written by hand: integers, the thresholds in the code, every condition kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from bench.peers.engine import Contender, Run
from bench.peers.facts import LadderFacts

Explained = tuple[str, tuple[bool, ...]]


def climb(facts: LadderFacts) -> Explained:
    """The level and whether each condition holds."""
    score, counted, completed, late, substandard, exceeded = facts
    ninety, seventy, fifty = score >= 9000, score >= 7000, score >= 5000
    complete, in_time, clean = completed >= counted, late <= 0, substandard <= 0
    outstanding = 10 * exceeded >= 3 * counted
    few_late = 5 * late <= counted
    low, little = score < 5000, 10 * completed < 7 * counted
    if ninety and complete and in_time and clean and outstanding:
        level = "excellent"
    elif seventy and complete and in_time and clean:
        level = "good"
    elif fifty and complete and few_late:
        level = "completed"
    else:
        level = "failed"
    return level, (
        *(ninety, complete, in_time, clean, outstanding),
        *(seventy, complete, in_time, clean),
        *(fifty, complete, few_late),
        *(low, little),
    )


def _prepare(facts: Sequence[LadderFacts]) -> Run:
    return lambda: [climb(one) for one in facts]


def _levels(result: object) -> list[str]:
    return [level for level, _ in cast("list[Explained]", result)]


CONTENDERS = (Contender("Python viết tay", "mọi điều kiện", _prepare, _levels),)
