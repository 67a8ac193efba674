"""Who decides for whom (HD-QUY IV, VII): the tiers of management, and a function over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sauro.regulation.errors import RulebookError
from sauro.regulation.packaged import Table, names, read_toml, rows
from sauro.regulation.posts import Position, PostProfile

FILE = "competence.toml"


class Tier(StrEnum):
    """The tier of management (diện quản lý), highest first."""

    CENTRAL = "central"
    PROVINCIAL_EVALUATED = "provincial_evaluated"
    PROVINCIAL_RATED = "provincial_rated"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class TierRule:
    """One tier: which posts belong to it, and the bodies by code that act on its cases."""

    tier: Tier
    title: str
    proposes: str
    evaluates: str
    decides: str
    clause: str
    positions: frozenset[Position]
    committee_members: bool

    def holds(self, profile: PostProfile) -> bool:
        """Whether a person with these posts belongs here."""
        return bool(self.positions & profile.positions) or (
            self.committee_members and profile.committee_member
        )


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Who is not evaluated quarterly at all."""

    title: str
    positions: frozenset[Position]
    clause: str


@dataclass(frozen=True, slots=True)
class Competence:
    """The tiers, the bodies' names by code, and who is left out."""

    tiers: Mapping[Tier, TierRule]
    bodies: Mapping[str, str]
    exclusions: tuple[Exclusion, ...]

    def tier_of(self, profile: PostProfile) -> TierRule:
        """The tier of a person: the highest one that any of the posts gives."""
        if profile.centrally_managed:
            return self.tiers[Tier.CENTRAL]
        for rule in self.tiers.values():
            if rule.holds(profile):
                return rule
        return self.tiers[Tier.UNIT]

    def excluded(self, profile: PostProfile) -> Exclusion | None:
        """Why a person holding nothing but such posts is not evaluated; None: is evaluated."""
        for exclusion in self.exclusions:
            if profile.positions and profile.positions <= exclusion.positions:
                return exclusion
        return None


@cache
def load_competence(rulebook_id: str) -> Competence:
    """The competence of a rulebook. RulebookError when a name or key is wrong."""
    table = read_toml("rulebooks", rulebook_id, FILE)
    try:
        bodies = {str(body["code"]): str(body["title"]) for body in rows(table, "body")}
        rules = [_tier(tier, bodies) for tier in rows(table, "tier")]
        exclusions = tuple(_exclusion(row) for row in rows(table, "excluded"))
    except (KeyError, ValueError) as error:
        raise RulebookError(f'Thẩm quyền của "{rulebook_id}" ghi sai: {error}') from error
    if [rule.tier for rule in rules] != list(Tier):
        raise RulebookError(f'Thẩm quyền của "{rulebook_id}" phải đủ bốn diện, từ cao xuống thấp.')
    return Competence({rule.tier: rule for rule in rules}, bodies, exclusions)


def _tier(table: Table, bodies: Mapping[str, str]) -> TierRule:
    proposes, evaluates, decides = (str(table[act]) for act in ("proposes", "evaluates", "decides"))
    for body in (proposes, evaluates, decides):
        if body not in bodies:
            raise KeyError(body)
    return TierRule(
        tier=Tier(str(table["code"])),
        title=str(table["title"]),
        proposes=proposes,
        evaluates=evaluates,
        decides=decides,
        clause=str(table["clause"]),
        positions=_positions(table),
        committee_members=bool(table.get("committee_members", False)),
    )


def _exclusion(table: Table) -> Exclusion:
    return Exclusion(str(table["title"]), _positions(table), str(table["clause"]))


def _positions(table: Table) -> frozenset[Position]:
    return frozenset(Position(name) for name in names(table, "positions"))
