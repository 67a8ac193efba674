"""What the dashboard shows of one cycle, every part read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sauro.casework.cycles.models import Cycle, Due
from sauro.casework.decisions.dashboard.blocks import (
    APART,
    BlockNow,
    blocks_now,
    ceilings_now,
)
from sauro.casework.decisions.dashboard.leniency import UnitSignal, signals
from sauro.casework.decisions.dashboard.rows import CaseNow, cases_now, readings_now
from sauro.casework.decisions.dashboard.trend import PeriodLevels, trend
from sauro.casework.dossiers.lateness import dossiers_due
from sauro.casework.dossiers.overview import Arrival, units_of_cycle
from sauro.casework.people.models import Group
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quota import GroupCeiling
from sauro.regulation.readings import load_readings

SHOWN_SIGNALS = 12
STAGES = (
    (CaseState.PLANNING.value, "Lập kế hoạch"),
    (CaseState.PLAN_SUBMITTED.value, "Chờ duyệt kế hoạch"),
    (CaseState.WORKING.value, "Thực hiện"),
    (CaseState.SELF_ASSESSED.value, "Tự đánh giá"),
    (CaseState.PROPOSED.value, "Đề xuất"),
    (CaseState.SUBMITTED.value, "Đã nộp"),
    (CaseState.APPRAISED.value, "Thẩm định"),
    (CaseState.DECIDED.value, "Quyết định"),
    (CaseState.PUBLISHED.value, "Thông báo"),
    (APART, "Chưa xếp loại"),
)
"""The columns of the progress table: a state's code, or what is apart, and a short heading."""


class Number(NamedTuple):
    """A figure of the progress table and what it opens."""

    stage: str
    title: str
    cases: int


class ReadingCount(NamedTuple):
    """A reading and how many rated cases its latest outcome names it in."""

    code: str
    title: str
    cases: int


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter of the trend, in words."""

    title: str
    levels: PeriodLevels


class Board:
    """Everything above the heat map."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle = cycle

    @cached_property
    def rows(self) -> Sequence[CaseNow]:
        """The cases."""
        return cases_now(self.cycle)

    @cached_property
    def readings(self) -> Mapping[int, Sequence[str]]:
        """The readings of each."""
        return readings_now(self.cycle)

    @cached_property
    def blocks(self) -> Sequence[BlockNow]:
        """Progress and levels."""
        return blocks_now(self.rows)

    @property
    def progress(self) -> list[tuple[BlockNow, list[Number]]]:
        """The table: a block with its figures."""
        return [
            (
                block,
                [Number(code, title, block.states.get(code, 0)) for code, title in self.stages],
            )
            for block in self.blocks
        ]

    @cached_property
    def stages(self) -> Sequence[tuple[str, str]]:
        """The columns that any case stands in."""
        there = {code for block in self.blocks for code in block.states}
        return [(code, title) for code, title in STAGES if code in there]

    @property
    def totals(self) -> list[Number]:
        """All blocks together."""
        counts: Counter[str] = Counter()
        for block in self.blocks:
            counts.update(block.states)
        return [Number(code, title, counts[code]) for code, title in self.stages]

    @cached_property
    def rated(self) -> int:
        """Cases to be rated."""
        return sum(block.rated for block in self.blocks)

    @cached_property
    def appraised(self) -> int:
        """Of them, those the appraisal or more has been done for."""
        return self._reached(CaseState.APPRAISED)

    @cached_property
    def decided(self) -> int:
        """Of them, those decided."""
        return self._reached(CaseState.DECIDED)

    @cached_property
    def arrivals(self) -> Mapping[str, int]:
        """Units by how their dossier came: in_time, late, waiting, overdue."""
        return Counter(vars(unit)["arrival"] for unit in units_of_cycle(self.cycle))

    @property
    def dossiers(self) -> tuple[int, int]:
        """Submitted, of how many."""
        here = self.arrivals
        arrived = here.get(Arrival.IN_TIME.value, 0) + here.get(Arrival.LATE.value, 0)
        return arrived, sum(here.values())

    @property
    def due(self) -> Due:
        """The last moment for dossiers."""
        return dossiers_due(self.cycle)

    @cached_property
    def ceilings(self) -> Sequence[tuple[Group, GroupCeiling]]:
        """Every group."""
        return ceilings_now(self.cycle, self.rows)

    @cached_property
    def over(self) -> list[tuple[Group, GroupCeiling]]:
        """The groups above their ceiling."""
        return [(group, found) for group, found in self.ceilings if found.over]

    @cached_property
    def judgement(self) -> Sequence[ReadingCount]:
        """Readings by number, those that touch any case."""
        counts = Counter(code for codes in self.readings.values() for code in codes)
        return [
            ReadingCount(each.id, each.title, counts[each.id])
            for each in load_readings().values()
            if counts[each.id]
        ]

    @cached_property
    def signals(self) -> Sequence[UnitSignal]:
        """Units with something above the decision."""
        return signals(self.rows)

    @property
    def first_signals(self) -> Sequence[UnitSignal]:
        """The most of them."""
        return self.signals[:SHOWN_SIGNALS]

    @property
    def more_signals(self) -> int:
        """How many units are left to the workbook."""
        return max(len(self.signals) - SHOWN_SIGNALS, 0)

    @cached_property
    def trend(self) -> Sequence[Period]:
        """Quarter by quarter."""
        return [
            Period(Quarter.parse(each.period).vietnamese, each) for each in trend(self.cycle.level)
        ]

    def _reached(self, state: CaseState) -> int:
        return sum(
            number
            for block in self.blocks
            for code, number in block.states.items()
            if code != APART and (code == state.value or CaseState(code).is_past(state))
        )
