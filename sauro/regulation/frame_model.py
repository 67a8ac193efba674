"""What a frame (khung tiêu chí) is: axes, criteria, suggestions and formula of one block.

All of it is data that a province replaces by its own; points and percents are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Block(StrEnum):
    """The blocks (khối) that frames are made for (HD-QUY V.2, IX.1.1, X.1)."""

    PARTY_AGENCIES = "party_agencies"
    FRONT_AND_UNIONS = "front_and_unions"
    PEOPLES_COUNCIL = "peoples_council"
    PEOPLES_COMMITTEE = "peoples_committee"
    JUDICIARY = "judiciary"
    POLICE = "police"
    MILITARY = "military"
    COMMUNE = "commune"
    SERVICE_UNITS = "service_units"
    STATE_ENTERPRISES = "state_enterprises"
    ASSOCIATIONS = "associations"

    @property
    def vietnamese(self) -> str:
        """The block's name on screens, papers and in workbooks."""
        return _BLOCK_NAMES[self]


_BLOCK_NAMES = {
    Block.PARTY_AGENCIES: "Các cơ quan Đảng",
    Block.FRONT_AND_UNIONS: "Mặt trận Tổ quốc và các đoàn thể",
    Block.PEOPLES_COUNCIL: "Hội đồng nhân dân",
    Block.PEOPLES_COMMITTEE: "Ủy ban nhân dân, sở, ban, ngành",
    Block.JUDICIARY: "Tư pháp",
    Block.POLICE: "Công an",
    Block.MILITARY: "Quân sự",
    Block.COMMUNE: "Cấp xã",
    Block.SERVICE_UNITS: "Đơn vị sự nghiệp công lập",
    Block.STATE_ENTERPRISES: "Doanh nghiệp nhà nước",
    Block.ASSOCIATIONS: "Hội quần chúng",
}


class Problem(NamedTuple):
    """What is wrong with data: `path` counts items from 1 ("axes[2].maximum")."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class Totals(NamedTuple):
    """Points of the two groups of criteria (QD-366 Điều 10)."""

    general: Decimal
    results: Decimal

    @property
    def all(self) -> Decimal:
        """The whole scale."""
        return self.general + self.results


class Criterion(NamedTuple):
    """A general criterion (tiêu chí chung); `maximum` in points."""

    code: str
    title: str
    guidance: str
    maximum: Decimal


class Axis(NamedTuple):
    """A result axis (trục kết quả, HD-QUY V.1); `maximum` in points, 0: not of this block."""

    number: int
    title: str
    maximum: Decimal


class Indicator(NamedTuple):
    """A suggestion of what to measure on an axis: its unit, and what proves it."""

    code: str
    axis: int
    title: str
    unit: str
    evidence: str


PART_NAMES = {
    "quantity": "Số lượng",
    "quality": "Chất lượng",
    "timeliness": "Tiến độ",
    "leadership": "Lãnh đạo, tổ chức thực hiện",
}


class Formula(NamedTuple):
    """How a product's KPI is made; everything but the coefficients in percent.

    full: the KPI that earns an axis's whole maximum; the four shares add up to it.
    cap: a part above it counts as it. coefficients: the degrees of difficulty allowed.
    """

    full: Decimal
    cap: Decimal
    quantity: Decimal
    quality: Decimal
    timeliness: Decimal
    leadership: Decimal
    coefficients: tuple[Decimal, ...]

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """The four shares, in the order of `PART_NAMES`."""
        return self.quantity, self.quality, self.timeliness, self.leadership


class Ground(NamedTuple):
    """A clause the frame rests on, and in our own words what it says."""

    clause: str
    statement: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame; `sample`: made for trial, `note` says so, to be replaced by the official one."""

    id: str
    title: str
    block: Block
    sample: bool
    note: str
    in_force_from: date
    totals: Totals
    criteria: tuple[Criterion, ...]
    axes: tuple[Axis, ...]
    indicators: tuple[Indicator, ...]
    formula: Formula
    grounds: tuple[Ground, ...]

    def indicators_of(self, axis: int) -> tuple[Indicator, ...]:
        """The suggestions for one axis."""
        return tuple(indicator for indicator in self.indicators if indicator.axis == axis)
