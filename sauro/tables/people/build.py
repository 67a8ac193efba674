"""Lines → rows of people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.tables.people.layout import OFFICIAL_ROLES
from sauro.tables.people.line import Line
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PostRow,
    UnitRow,
)

Kinds = TypeVar("Kinds", Block, Level, Position, Role)


def _by_name(kinds: Iterable[Kinds]) -> dict[str, Kinds]:
    return {kind.vietnamese.casefold(): kind for kind in kinds}


_BLOCKS = _by_name(Block)
_LEVELS = _by_name(Level)
_POSITIONS = _by_name(Position)
_ROLES = _by_name(OFFICIAL_ROLES)


def unit(line: Line) -> UnitRow:
    """A unit; its own code as parent is refused."""
    row = UnitRow(
        code=line.text("code"),
        name=line.text("name"),
        parent=line.text("parent"),
        block=line.choice("block", _BLOCKS),
        party_committee=line.flag("party_committee", default=False),
        area=line.text("area"),
        origin=line.origin,
    )
    if row.parent and row.parent == row.code:
        line.refuse("parent", "đơn vị không thể là cấp trên của chính mình; sửa mã hoặc để trống")
    return row


def group(line: Line) -> GroupRow:
    """A comparable group."""
    return GroupRow(
        code=line.text("code"),
        name=line.text("name"),
        in_ratio=line.flag("in_ratio", default=True),
        origin=line.origin,
    )


def post(line: Line) -> PostRow:
    """A post of the catalogue."""
    return PostRow(
        code=line.text("code"),
        name=line.text("name"),
        position=line.choice_or_none("position", _POSITIONS),
        group=line.text("group"),
        origin=line.origin,
    )


def official(line: Line) -> OfficialRow:
    """A person."""
    return OfficialRow(
        code=line.text("code"),
        name=line.text("name"),
        email=line.email("email"),
        committee_member=line.flag("committee_member", default=False),
        centrally_managed=line.flag("centrally_managed", default=False),
        origin=line.origin,
    )


def assignment(line: Line) -> AssignmentRow:
    """A post held; an end before its start is refused."""
    row = AssignmentRow(
        official=line.text("official"),
        unit=line.text("unit"),
        post=line.text("post"),
        role=line.choice("role", _ROLES),
        since=line.needed_day("since"),
        until=line.day("until"),
        acting=line.flag("acting", default=False),
        primary=line.flag("primary", default=True),
        fields=line.texts("fields"),
        origin=line.origin,
    )
    if row.until is not None and row.until < row.since:
        line.refuse(
            "until",
            f"đến ngày {row.until:%d/%m/%Y} trước từ ngày {row.since:%d/%m/%Y}; sửa lại hai ngày",
        )
    return row


def paper_decision(line: Line) -> PaperDecisionRow:
    """A level decided on paper."""
    return PaperDecisionRow(
        official=line.text("official"),
        period=line.quarter("period"),
        level=line.choice("level", _LEVELS),
        number=line.text("number"),
        signed_on=line.needed_day("signed_on"),
        signed_by=line.text("signed_by"),
        origin=line.origin,
    )
