"""What the tests share: a province of each size with both demonstration quarters, rated."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sauro.regulation.outcome import Outcome
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.batch import BatchResult, rate_batch
from sauro.regulation.quarter.facts import Role
from sauro.regulation.rulebook import rulebook_for
from sauro.synthetic import Province, Size, UnitWork, province, quarter_work, unit_cases

QUARTERS = (Quarter(2026, 2), Quarter(2026, 3))
SEED = 2026


class Rated(NamedTuple):
    """A quarter of a province as recorded, and as the rules rate it."""

    province: Province
    works: tuple[UnitWork, ...]
    batch: BatchResult

    @property
    def people(self) -> list[Outcome]:
        """The outcomes of the officials, without the collectives'."""
        return [
            outcome
            for case, outcome in self.batch.results
            if case.facts.role is not Role.COLLECTIVE
        ]


@cache
def made(size: Size, seed: int = SEED) -> Province:
    """The province, made once."""
    return province(seed, size=size)


@cache
def rated(size: Size, quarter: Quarter, seed: int = SEED) -> Rated:
    """The quarter of the province of a seed, rated by the real rules."""
    place = made(size, seed)
    works = tuple(quarter_work(place, quarter))
    cases = [case for work in works for case in unit_cases(place, work)]
    return Rated(place, works, rate_batch(cases, quarter, rulebook_for(quarter)))
