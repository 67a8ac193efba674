"""What follows from a person's quarters (HD-QUY VIII.2, IX.2), with the quarters as evidence.

A quarter decided on paper counts like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sauro.regulation.levels import Level
from sauro.regulation.parameters import DatedValue
from sauro.regulation.period import Quarter

NOT_CONSECUTIVE = "D8"


class QuarterResult(NamedTuple):
    """A quarter and the level decided; None where it was deferred or is not rated.

    document: the paper decision it was taken over from; empty where it was decided here.
    """

    quarter: Quarter
    level: Level | None
    document: str = ""


class NoExcellent(NamedTuple):
    """The year cannot be excellent, because of these quarters."""

    quarters: tuple[QuarterResult, ...]
    clause: str


class Replacement(NamedTuple):
    """The person is listed for immediate replacement, because of these runs of quarters."""

    runs: tuple[tuple[QuarterResult, ...], ...]
    clause: str
    reading: str = NOT_CONSECUTIVE


class Consequences(NamedTuple):
    """What follows; None: nothing."""

    no_excellent: NoExcellent | None = None
    replacement: Replacement | None = None


def no_excellent(
    history: Sequence[QuarterResult], year: int, least: DatedValue | None
) -> NoExcellent | None:
    """The failed quarters of the year, where there are as many as bar it from excellent.

    least: how many that takes; None where the rule is not in force.
    """
    failed = tuple(result for result in _failed(history) if result.quarter.year == year)
    if least is None or len(failed) < least.value:
        return None
    return NoExcellent(failed, least.clause)


def replacement(
    history: Sequence[QuarterResult], year: int, least: DatedValue | None
) -> Replacement | None:
    """The runs of consecutive failed quarters that reach into the year and are long enough.

    A quarter without a level, or absent from the history, breaks a run (reading D8).
    least: how many quarters that takes; None where the rule is not in force.
    """
    if least is None:
        return None
    runs = tuple(
        run
        for run in _failed_runs(history)
        if run[-1].quarter.year >= year >= run[0].quarter.year and len(run) >= least.value
    )
    return Replacement(runs, least.clause) if runs else None


def _failed(history: Sequence[QuarterResult]) -> list[QuarterResult]:
    failed = [result for result in history if result.level is Level.FAILED]
    return sorted(failed, key=lambda result: result.quarter)


def _failed_runs(history: Sequence[QuarterResult]) -> list[tuple[QuarterResult, ...]]:
    runs: list[tuple[QuarterResult, ...]] = []
    for result in _failed(history):
        if runs and runs[-1][-1].quarter.following == result.quarter:
            runs[-1] = (*runs[-1], result)
        else:
            runs.append((result,))
    return runs
