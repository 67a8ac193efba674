"""The ladder's conditions made ready to be checked against many cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sauro.regulation.conditions import OPERATORS, Condition, Fact, Measure
from sauro.regulation.levels import Level

Measures = Sequence[Measure]
"""One measure for every fact, in the order of `Fact`."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A level with its conditions: all of them are needed, or any one suffices.

    partial_reading: the reading under which one of several grounds suffices; None where the
    text itself says so.
    """

    level: Level
    clause: str
    needs_all: bool
    conditions: tuple[Condition, ...]
    partial_reading: str | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs best first; the last one is `failed`. Guards limit what the rungs may give.

    own: the official's own completion (HD-QUY VI.1 đoạn cuối).
    head, others: the collective's completion (HD-QUY IX.1.4).
    """

    rungs: tuple[Rung, ...]
    own: Condition | None = None
    head: Condition | None = None
    others: Condition | None = None


class Span(NamedTuple):
    """Where a rung's conditions stand among a checklist's; -1 where it has no such condition."""

    rung: Rung
    start: int
    end: int
    score: int
    completed: int


class Checklist:
    """Every condition that applies to one kind of case, in the order it is explained.

    spans: the rungs above the last one. grounds: the last rung, of which any condition suffices.
    own, guard: the place of that guard among `conditions`; None where it does not apply.
    wanted: for each level, the places and facts that are needed for it.
    """

    __slots__ = ("_steps", "conditions", "grounds", "guard", "own", "spans", "wanted")

    def __init__(self, ladder: Ladder, *, own: bool, guard: Condition | None) -> None:
        conditions: list[Condition] = []
        spans: list[Span] = []
        for rung in ladder.rungs:
            spans.append(_span(rung, len(conditions)))
            conditions += rung.conditions
        self.spans, self.grounds = tuple(spans[:-1]), spans[-1]
        self.own = len(conditions) if own and ladder.own else None
        conditions += [ladder.own] if own and ladder.own else []
        self.guard = len(conditions) if guard else None
        conditions += [guard] if guard else []
        self.wanted = {
            level: tuple((at, c.fact) for at, c in enumerate(conditions) if c.level is level)
            for level in Level
        }
        self.conditions = tuple(conditions)
        self._steps = [
            (c.fact.place, OPERATORS[c.comparison], c.bound.numerator, c.bound.denominator)
            for c in conditions
        ]

    def check(self, measures: Measures) -> tuple[bool, ...]:
        """Whether each condition holds, exactly, by cross-multiplication."""
        return tuple(
            [
                holds(measures[place][0] * denominator, numerator * measures[place][1])
                for place, holds, numerator, denominator in self._steps
            ]
        )


def _span(rung: Rung, start: int) -> Span:
    places = {condition.fact: start + at for at, condition in enumerate(rung.conditions)}
    end = start + len(rung.conditions)
    return Span(rung, start, end, places[Fact.SCORE], places.get(Fact.COMPLETED, -1))
