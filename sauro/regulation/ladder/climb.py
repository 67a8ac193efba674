"""Climb the ladder: which level the facts give, and under which reading.

Bands are minima of a ladder (reading D1): the level is the highest rung whose conditions all
hold. What no rung answers is settled under a numbered reading, never by default.
"""

from __future__ import annotations

from typing import NamedTuple

from sauro.regulation.ladder.checklist import Checklist
from sauro.regulation.levels import Level

HIGHER_BAND_NOT_MET = "D1"
UNIT_PARTLY_COMPLETE = "D2"
TOO_MANY_LATE = "D3"


class Climb(NamedTuple):
    """Where the ladder ends: the level, the clause it rests on, the reading that gives it."""

    level: Level
    clause: str
    reading: str | None


def climb(checklist: Checklist, holds: tuple[bool, ...]) -> Climb:
    """The level the ladder gives for checked conditions (before the collective's rule)."""
    own = checklist.own
    if own is not None and not holds[own]:
        return Climb(Level.FAILED, checklist.conditions[own].clause, None)
    in_higher_band = False
    for rung, start, end, score, _ in checklist.spans:
        if False not in holds[start:end]:
            reading = HIGHER_BAND_NOT_MET if in_higher_band else None
            return Climb(rung.level, rung.clause, reading)
        in_higher_band = in_higher_band or holds[score]
    failed = checklist.grounds.rung
    return Climb(failed.level, failed.clause, _failing_reading(checklist, holds))


def _failing_reading(checklist: Checklist, holds: tuple[bool, ...]) -> str | None:
    """Which reading makes it `failed`; None where every ground is met."""
    grounds = holds[checklist.grounds.start : checklist.grounds.end]
    if all(grounds):
        return None
    if any(grounds):
        return checklist.grounds.rung.partial_reading
    return TOO_MANY_LATE if holds[checklist.spans[-1].completed] else UNIT_PARTLY_COMPLETE
