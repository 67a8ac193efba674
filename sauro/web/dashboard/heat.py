"""Units by axes: the share of tasks completed with its base, coloured by the rules' bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from sauro.casework import clock
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.rules import rules_of
from sauro.casework.people.models import Unit
from sauro.casework.work.shares import AxisShare, axis_shares
from sauro.regulation.frames import list_frames
from sauro.regulation.levels import Level
from sauro.regulation.parameters import show_share
from sauro.regulation.quarter.parameters import QuarterParameters
from sauro.tables.outcome_words import decimal_comma
from sauro.web.look.figures import share

WHOLE = 100
_CELL = (
    '<span class="db-{0}" title="{1}"><span aria-hidden="true">{2}</span>'
    '<span class="visually-hidden">{1}</span></span>'
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit on an axis; tone: of full completion, of enough, of below the unit's bound."""

    text: str
    title: str
    tone: str
    percent: Fraction | None

    @property
    def html(self) -> SafeString:
        """As the map shows it: said whole to a screen reader, on hover to others."""
        return format_html(_CELL, self.tone, self.title, self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit, or all of them (None)."""

    unit: Unit | None
    cells: tuple[Cell, ...]


class Heat:
    """The map; axes: number and title."""

    def __init__(self, cycle: Cycle) -> None:
        self.axes = [(axis.number, axis.title) for axis in list_frames(cycle.rulebook)[0].axes]
        self._parameters = rules_of(cycle).parameters
        self._shares = axis_shares(cycle.period, min(clock.today(), cycle.quarter.last_day))

    @property
    def bounds(self) -> tuple[str, str]:
        """Full completion, and below which a unit's completion fails, in words."""
        rules = self._parameters
        return _words(rules.full_completion), _words(rules.failed_completion)

    def rows(self, units: Sequence[Unit]) -> list[Row]:
        """One a unit."""
        return [Row(unit, self._cells(unit.pk, self._shares)) for unit in units]

    def all_units(self) -> Row:
        """All units together."""
        totals = {(0, number): _total(self._shares, number) for number, _ in self.axes}
        return Row(None, self._cells(0, totals))

    def _cells(self, unit: int, shares: Mapping[tuple[int, int], AxisShare]) -> tuple[Cell, ...]:
        return tuple(
            _cell(shares.get((unit, number), AxisShare()), number, self._parameters)
            for number, _ in self.axes
        )


def _words(bound: Fraction) -> str:
    return decimal_comma(show_share(bound))


def _total(shares: Mapping[tuple[int, int], AxisShare], axis: int) -> AxisShare:
    mine = [each for (_, number), each in shares.items() if number == axis]
    return AxisShare(sum(each.completed for each in mine), sum(each.counted for each in mine))


def _cell(found: AxisShare, axis: int, rules: QuarterParameters) -> Cell:
    if not found.counted:
        return Cell("—", f"Trục {axis}: không có nhiệm vụ", "none", None)
    exact = Fraction(found.completed, found.counted)
    tone = Level.EXCELLENT if exact >= rules.full_completion else Level.COMPLETED
    if exact < rules.failed_completion:
        tone = Level.FAILED
    title = f"Trục {axis}: {share(found.completed, found.counted)} nhiệm vụ hoàn thành"
    return Cell(str(int(exact * WHOLE)), title, tone.value, exact * WHOLE)
