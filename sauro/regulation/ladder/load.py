"""Read a ladder from a rulebook's table; what is wrong is named when loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from sauro.regulation.conditions import OPERATORS, Condition, Fact
from sauro.regulation.errors import RulebookError
from sauro.regulation.ladder.checklist import Ladder, Rung
from sauro.regulation.levels import Level
from sauro.regulation.packaged import Table
from sauro.regulation.parameters import Kind, Parameter


@dataclass(frozen=True, slots=True)
class Bounds:
    """Parameters and their values on one day, by name."""

    parameters: Mapping[str, Parameter]
    values: Mapping[str, Fraction] = field(default_factory=dict)

    def condition(self, level: Level, clause: str, table: Table) -> Condition:
        """A condition of a rung or guard, with its bound. KeyError names what is missing."""
        fact = Fact(str(table["fact"]))
        if table.get("is") == "yes":
            return Condition(level, clause, fact, ">=", None, Kind.FLAG, Fraction(1))
        name = str(table["parameter"])
        comparison = str(table["comparison"])
        if comparison not in OPERATORS:
            raise RulebookError(f'Phép so sánh "{comparison}" không có; dùng >=, <= hoặc <.')
        kind = self.parameters[name].kind
        return Condition(level, clause, fact, comparison, name, kind, self.values[name])


def load_ladder(table: Table, bounds: Bounds) -> Ladder:
    """The ladder with the bounds of a day. RulebookError when a name or key is wrong."""
    rungs = load_rungs(table, bounds)
    try:
        collective = cast("dict[str, Table]", table["collective"])
        return Ladder(
            rungs,
            own=_guard(cast("Table", table["own_completion"]), bounds),
            head=_guard(collective["head"], bounds),
            others=_guard(collective["others"], bounds),
        )
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Thang xếp loại ghi sai hoặc thiếu: {error}") from error


def load_rungs(table: Table, bounds: Bounds) -> tuple[Rung, ...]:
    """The four rungs alone, best first. RulebookError when a name or key is wrong."""
    try:
        rungs = tuple(_rung(rung, bounds) for rung in cast("list[Table]", table["rung"]))
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Thang xếp loại ghi sai hoặc thiếu: {error}") from error
    if [rung.level for rung in rungs] != list(Level) or rungs[-1].needs_all:
        raise RulebookError("Thang xếp loại phải đủ bốn mức, từ cao xuống thấp.")
    return rungs


def _rung(table: Table, bounds: Bounds) -> Rung:
    level, clause = Level(str(table["level"])), str(table["clause"])
    conditions = cast("list[Table]", table["conditions"])
    return Rung(
        level,
        clause,
        {"all": True, "any": False}[str(table["needs"])],
        tuple(
            bounds.condition(level, str(condition.get("clause", clause)), condition)
            for condition in conditions
        ),
        cast("str | None", table.get("partial_reading")),
    )


def _guard(table: Table, bounds: Bounds) -> Condition:
    condition = cast("Table", table["condition"])
    return bounds.condition(Level(str(table["level"])), str(table["clause"]), condition)
