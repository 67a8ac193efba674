"""Where self-assessments and proposals stand above the decision: a signal, never a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sauro.casework.decisions.dashboard.rows import CaseNow, steps_above


@dataclass(frozen=True, slots=True)
class Gap:
    """How many of the cases stand above the decision, and by how many levels altogether."""

    higher: int = 0
    cases: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class UnitSignal:
    """A unit's decided cases: the officials' own levels, the unit's proposals, its heads'.

    scores: own and decided, exact, as text, of the cases that have both.
    """

    unit: int
    name: str
    decided: int
    own: Gap
    scores: tuple[tuple[str, str], ...]
    unit_gap: Gap
    heads: tuple[tuple[str, Gap], ...]

    @property
    def points(self) -> Fraction | None:
        """Mean of the own score minus the one decided on; None: no case has both."""
        differences = [Fraction(own) - Fraction(decided) for own, decided in self.scores]
        return sum(differences, Fraction()) / len(differences) if differences else None

    @property
    def any(self) -> bool:
        """Whether there is anything above the decision."""
        return bool(self.own.higher or self.unit_gap.higher or self._by_heads)

    @property
    def _by_heads(self) -> int:
        return sum(gap.higher for _, gap in self.heads)

    @property
    def order(self) -> tuple[int, int, int]:
        """Most levels above first: the unit's, its heads', the officials' own."""
        return -self.unit_gap.steps, -self._by_heads, -self.own.steps


def signals(rows: Iterable[CaseNow]) -> list[UnitSignal]:
    """Units with something above the decision, most first."""
    by_unit: dict[int, list[CaseNow]] = defaultdict(list)
    for row in rows:
        if row.decided:
            by_unit[row.unit].append(row)
    found = [_signal(mine) for mine in by_unit.values()]
    keys = {mine[0].unit: mine[0].unit_key for mine in by_unit.values()}
    return sorted(
        (each for each in found if each.any), key=lambda each: (*each.order, keys[each.unit])
    )


def is_above(row: CaseNow, stage: str) -> bool:
    """Whether what the stage said ("self_level", "proposed", "head_level") is above what is
    decided."""
    said: str | None = getattr(row, stage)
    if not said or not row.decided:
        return False
    return steps_above(said, row.decided) > 0


def _signal(rows: Sequence[CaseNow]) -> UnitSignal:
    heads: dict[str, list[CaseNow]] = defaultdict(list)
    for row in rows:
        if row.head_level:
            heads[row.head_name or ""].append(row)
    return UnitSignal(
        unit=rows[0].unit,
        name=rows[0].unit_name,
        decided=len(rows),
        own=_gap(rows, "self_level"),
        scores=tuple((row.self_score, row.score) for row in rows if row.self_score and row.score),
        unit_gap=_gap(rows, "proposed"),
        heads=tuple((name, _gap(mine, "head_level")) for name, mine in sorted(heads.items())),
    )


def _gap(rows: Iterable[CaseNow], stage: str) -> Gap:
    said = [(getattr(row, stage), row.decided or "") for row in rows]
    steps = [steps_above(level, decided) for level, decided in said if level and decided]
    above = [each for each in steps if each > 0]
    return Gap(len(above), len(steps), sum(above))
