"""What is typed about a unit on an axis, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.rules import frame_for
from sauro.casework.people.models import Unit
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicators import maximum_of
from sauro.regulation.frame_model import Block
from sauro.tables.outcome_words import decimal_comma

MOST_PERCENT = Decimal("999.99")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed for a unit; value None: nothing (what was reported before is taken back).

    document: of this line alone, where it is not that of all. version 0: there was none yet.
    """

    value: Decimal | None
    measure: str = IndicatorResult.Measure.PERCENT.value
    text: str = ""
    document: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """What results are about: an axis of a cycle, or one indicator of it."""

    cycle: Cycle
    axis: int
    indicator: str = ""


def fault_of(subject: Subject, unit: Unit, entry: Entry) -> str:
    """What is wrong with a value for this unit; empty when nothing is."""
    frame = frame_for(subject.cycle, Block(unit.block))
    codes = [each.code for each in frame.indicators_of(subject.axis)]
    if subject.indicator and subject.indicator not in codes:
        known = "; ".join(codes) or "không có"
        return (
            f'{unit.name} không có chỉ tiêu "{subject.indicator}" trên trục {subject.axis} '
            f"(khung của khối: {known})."
        )
    most = MOST_PERCENT
    if entry.measure == IndicatorResult.Measure.POINTS:
        most = maximum_of(subject.cycle, unit, subject.axis)
    if entry.value is not None and entry.value > most:
        kind = IndicatorResult.Measure(entry.measure).label.lower()
        where = f"{kind} của {unit.name} trên trục {subject.axis}"
        return f"Lớn quá: {where} nhiều nhất là {number_text(most)}."
    return ""


def said_of(entry: Entry) -> str:
    """A value in words: "92,5 phần trăm kế hoạch"."""
    if entry.value is None:
        return "rút lại"
    return f"{number_text(entry.value)} {IndicatorResult.Measure(entry.measure).label.lower()}"


def number_text(value: Decimal) -> str:
    """ "92,5", without zeros at the end."""
    return decimal_comma(format(value.normalize(), "f"))
