"""What a file of reported results holds: one frozen row per line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sauro.tables.people.rows import PeopleRow
from sauro.tables.refused_lines import RefusedLine

PERCENT, POINTS = "percent", "points"
MEASURES = {PERCENT: "Phần trăm kế hoạch", POINTS: "Điểm"}


@dataclass(frozen=True, kw_only=True)
class IndicatorRow(PeopleRow):
    """A result; unit: its code; indicator: a code of the frame, empty for the whole axis."""

    unit: str
    axis: int
    value: Decimal
    unit_name: str = ""
    indicator: str = ""
    measure: str = PERCENT
    text: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorsFile:
    """The sound rows in the order of the file, and the lines refused."""

    rows: tuple[IndicatorRow, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
