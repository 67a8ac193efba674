"""What a file of people holds: one frozen row per line, with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.tables.origin import Origin, SheetOrigin

OF_NO_FILE: Origin = SheetOrigin("dữ liệu của hệ thống", None, 1, {})


@dataclass(frozen=True, kw_only=True)
class PeopleRow:
    """A row; `origin.at("code")` is the place of its code. Places do not count in comparing."""

    origin: Origin = field(default=OF_NO_FILE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class UnitRow(PeopleRow):
    """A unit; `parent` is a unit's code, empty for a root."""

    code: str
    name: str
    parent: str = ""
    block: Block
    party_committee: bool = False
    area: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupRow(PeopleRow):
    """A comparable group (HD-QUY VI.2)."""

    code: str
    name: str
    in_ratio: bool = True


@dataclass(frozen=True, kw_only=True)
class PostRow(PeopleRow):
    """A post of the catalogue; `group` is a group's code or empty."""

    code: str
    name: str
    position: Position | None = None
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class OfficialRow(PeopleRow):
    """A person who is rated; `email` may be empty."""

    code: str
    name: str
    email: str = ""
    committee_member: bool = False
    centrally_managed: bool = False


@dataclass(frozen=True, kw_only=True)
class AssignmentRow(PeopleRow):
    """A post held from `since` to `until`, both included; codes of the three, names of fields."""

    official: str
    unit: str
    post: str
    role: Role
    since: date
    until: date | None = None
    acting: bool = False
    primary: bool = True
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperDecisionRow(PeopleRow):
    """A level decided on paper before the system came."""

    official: str
    period: Quarter
    level: Level
    number: str
    signed_on: date
    signed_by: str


@dataclass(frozen=True)
class PeopleFile:
    """The rows of every sheet, in the order of the file."""

    units: tuple[UnitRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    officials: tuple[OfficialRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    paper_decisions: tuple[PaperDecisionRow, ...] = ()
