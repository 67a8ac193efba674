"""One group's results as a report states them."""

from __future__ import annotations

from dataclasses import dataclass, field

from sauro.reconcile.figure import Figure
from sauro.reconcile.levels import Rung


@dataclass(frozen=True, slots=True)
class Entry:
    """A count of a rating and the share printed beside it."""

    figure: Figure
    share: Figure | None

    @property
    def count(self) -> int:
        """How many."""
        return self.figure.count


@dataclass
class Rating:
    """One group's results as the report states them; what it does not state is absent."""

    total: Entry | None = None
    rated: Entry | None = None
    unrated: Entry | None = None
    levels: dict[Rung, Entry] = field(default_factory=dict)
    above: list[tuple[Rung, Entry]] = field(default_factory=list)
    end: int = 0

    @property
    def sum_of_levels(self) -> int | None:
        """The four levels' sum; None unless all four are stated."""
        if len(self.levels) < len(Rung):
            return None
        return sum(entry.count for entry in self.levels.values())
