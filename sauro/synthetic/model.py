"""What a synthetic province consists of; codes link the parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from sauro.regulation.competence import TierRule, load_competence
from sauro.regulation.frame_model import Block
from sauro.regulation.frames import DEFAULT_RULEBOOK
from sauro.regulation.posts import Position, PostProfile
from sauro.regulation.quarter.facts import Role


class Size(StrEnum):
    """How large a province: a handful of units, or the whole of it."""

    SMALL = "small"
    FULL = "full"


class UnitKind(StrEnum):
    """What a unit is."""

    PROVINCE = "province"
    STANDING_COMMITTEE = "standing_committee"
    PARTY_COMMITTEE = "party_committee"
    AGENCY = "agency"
    COUNCIL = "council"
    GOVERNMENT = "government"
    FRONT = "front"
    DEPARTMENT = "department"
    SERVICE_UNIT = "service_unit"
    ENTERPRISE = "enterprise"
    ASSOCIATION = "association"


@dataclass(frozen=True, slots=True)
class Field:
    """A field in charge (lĩnh vực phụ trách); its code is unique within the unit."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in the tree; `parent` is "" at the root, `area` "" where it has no area of its own.

    domain: what it is in charge of, in words. work: which task phrases it uses ("" none).
    """

    code: str
    name: str
    short_name: str
    parent: str
    block: Block
    kind: UnitKind
    area: str
    domain: str
    staffing: str
    work: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A comparable group; in_ratio: whether the ceiling counts its members (HD-QUY VI.2)."""

    code: str
    name: str
    in_ratio: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A post; `position` None: competence and routing do not name it."""

    code: str
    name: str
    position: Position | None
    group: str


@dataclass(frozen=True, slots=True)
class Official:
    """An official; committee_member: tỉnh ủy viên; central: managed by the centre."""

    code: str
    name: str
    female: bool
    committee_member: bool
    central: bool


@dataclass(frozen=True, slots=True)
class Assignment:
    """A post held from `since` to `until` (both days included; None: still).

    fields: codes of the unit's fields in charge. primary: where the official's case belongs.
    first: the first leading post ever held.
    """

    official: str
    unit: str
    post: str
    role: Role
    since: date
    until: date | None = None
    fields: tuple[str, ...] = ()
    acting: bool = False
    primary: bool = True
    first: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Team:
    """An area monitoring team; `lead` is an official, `units` the codes of its area."""

    code: str
    name: str
    lead: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Province:
    """The whole province; every tuple is in a fixed order."""

    seed: int
    size: Size
    name: str
    units: tuple[Unit, ...]
    groups: tuple[Group, ...]
    posts: tuple[Post, ...]
    officials: tuple[Official, ...]
    assignments: tuple[Assignment, ...]
    teams: tuple[Team, ...]

    @cached_property
    def unit_by_code(self) -> Mapping[str, Unit]:
        """Units by code."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def group_by_code(self) -> Mapping[str, Group]:
        """Comparable groups by code."""
        return {group.code: group for group in self.groups}

    @cached_property
    def post_by_code(self) -> Mapping[str, Post]:
        """Posts by code."""
        return {post.code: post for post in self.posts}

    @cached_property
    def official_by_code(self) -> Mapping[str, Official]:
        """Officials by code."""
        return {official.code: official for official in self.officials}

    @cached_property
    def _by_official(self) -> Mapping[str, list[Assignment]]:
        found: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.assignments:
            found[assignment.official].append(assignment)
        return found

    def held_by(self, official: str) -> list[Assignment]:
        """Every assignment of an official, past ones too."""
        return self._by_official[official]

    def staff(self, day: date) -> Mapping[str, list[Assignment]]:
        """The primary assignments in force that day, by unit, in order of rank."""
        found: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.assignments:
            if assignment.primary and assignment.holds_on(day):
                found[assignment.unit].append(assignment)
        return found

    def profile(self, official: str, day: date) -> PostProfile:
        """What competence and routing need of an official's posts that day."""
        held = [each for each in self.held_by(official) if each.holds_on(day)]
        positions = (self.post_by_code[each.post].position for each in held)
        main = next((each for each in held if each.primary), None)
        person = self.official_by_code[official]
        return PostProfile(
            frozenset(position for position in positions if position is not None),
            None if main is None else self.unit_by_code[main.unit].block,
            person.committee_member,
            person.central,
        )

    def tier(self, official: str, day: date) -> TierRule:
        """The tier of management of an official that day (HD-QUY IV)."""
        return load_competence(DEFAULT_RULEBOOK).tier_of(self.profile(official, day))

    @property
    def digest(self) -> str:
        """A digest of everything in it: equal for equal seeds and sizes."""
        parts = (self.units, self.groups, self.posts, self.officials, self.assignments, self.teams)
        return sha256(repr(parts).encode()).hexdigest()
