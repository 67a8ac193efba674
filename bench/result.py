"""What a benchmark hands back: tables, and the limits that must hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Cell = str | int | float
"""A text, a whole number, or a measured figure."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under headers; `note` says how they were measured."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that must not be under (or, where `at_most`, over) a bound."""

    what: str
    measured: float
    bound: float
    unit: str
    at_most: bool = False

    @property
    def held(self) -> bool:
        """Whether it held."""
        return self.measured <= self.bound if self.at_most else self.measured >= self.bound


@dataclass(frozen=True, slots=True)
class Result:
    """One benchmark's outcome."""

    name: str
    tables: Sequence[Table]
    limits: Sequence[Limit] = field(default=())
