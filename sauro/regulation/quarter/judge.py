"""From which conditions hold to the level: the ladder, then the collective's rule (IX.1.4)."""

from __future__ import annotations

from typing import NamedTuple

from sauro.regulation.conditions import Fact
from sauro.regulation.ladder.checklist import Checklist
from sauro.regulation.ladder.climb import climb
from sauro.regulation.levels import Level


class Verdict(NamedTuple):
    """The level, the clauses it rests on, what keeps it from the next one up.

    reading: the reading that gives it, if any. fixed: it rests on the collective's rule alone,
    whatever the ladder says.
    """

    level: Level
    citations: tuple[str, ...]
    missing: tuple[Fact, ...]
    reading: str | None
    fixed: bool


def judge(checklist: Checklist, holds: tuple[bool, ...]) -> Verdict:
    """The verdict on checked conditions; it depends on nothing else."""
    ladder = climb(checklist, holds)
    level, fixed = ladder.level, False
    citations: tuple[str, ...] = (ladder.clause,)
    guard = checklist.guard
    if guard is not None and not holds[guard]:
        condition = checklist.conditions[guard]
        limit = condition.level.below
        fixed = limit is Level.FAILED
        if fixed:
            level, citations = limit, (condition.clause,)
        elif level.is_above(limit):
            level = limit
            citations += (condition.clause,)
    return Verdict(level, citations, _missing(checklist, holds, level), ladder.reading, fixed)


def _missing(checklist: Checklist, holds: tuple[bool, ...], level: Level) -> tuple[Fact, ...]:
    """What keeps the case from the next level up.

    Where the collective's rule alone took a level away, that is all that is missing.
    """
    wanted = level.above
    if wanted is None:
        return ()
    return tuple(fact for place, fact in checklist.wanted[wanted] if not holds[place])
