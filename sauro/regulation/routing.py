"""Whose opinion is asked on whom (HD-QUY IX.1.1): data, and one function over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple, cast

from sauro.regulation.errors import RulebookError
from sauro.regulation.frame_model import Block
from sauro.regulation.packaged import Table, names, read_toml, rows
from sauro.regulation.posts import Position, PostProfile

FILE = "routing.toml"


class Act(StrEnum):
    """What the body is asked for."""

    OPINION = "opinion"
    APPRAISE_AND_PROPOSE = "appraise_and_propose"

    @property
    def vietnamese(self) -> str:
        """The act in words."""
        return {"opinion": "cho ý kiến"}.get(self.value, "thẩm định, đề xuất")


class Request(NamedTuple):
    """A body asked about a case, with the clause and the readings that route it there."""

    body: str
    act: Act
    clause: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One rule of routing; an empty set does not limit, committee_member None neither."""

    request: Request
    positions: frozenset[Position]
    blocks: frozenset[Block]
    committee_member: bool | None

    def matches(self, profile: PostProfile) -> bool:
        """Whether a person with these posts goes this way."""
        return (
            (not self.positions or bool(self.positions & profile.positions))
            and (not self.blocks or profile.block in self.blocks)
            and self.committee_member in (None, profile.committee_member)
        )


@dataclass(frozen=True, slots=True)
class Routing:
    """The bodies by code, and the routes in the order of the text."""

    bodies: Mapping[str, str]
    routes: tuple[Route, ...]

    def requests(self, profile: PostProfile) -> tuple[Request, ...]:
        """Who is asked about a person with these posts; each body and act once."""
        found: dict[tuple[str, Act], Request] = {}
        for route in self.routes:
            if route.matches(profile):
                found.setdefault((route.request.body, route.request.act), route.request)
        return tuple(found.values())


@cache
def load_routing(rulebook_id: str) -> Routing:
    """The routing of a rulebook. RulebookError when a name or key is wrong."""
    table = read_toml("rulebooks", rulebook_id, FILE)
    try:
        bodies = {str(body["code"]): str(body["title"]) for body in rows(table, "body")}
        routes = tuple(_route(route, bodies) for route in rows(table, "route"))
    except (KeyError, ValueError) as error:
        raise RulebookError(f'Tuyến lấy ý kiến của "{rulebook_id}" ghi sai: {error}') from error
    return Routing(bodies, routes)


def _route(table: Table, bodies: Mapping[str, str]) -> Route:
    body = str(table["body"])
    if body not in bodies:
        raise KeyError(body)
    readings = tuple(names(table, "readings"))
    return Route(
        Request(body, Act(str(table["act"])), str(table["clause"]), readings),
        frozenset(Position(position) for position in names(table, "positions")),
        frozenset(Block(block) for block in names(table, "blocks")),
        cast("bool | None", table.get("committee_member")),
    )
