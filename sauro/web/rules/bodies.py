"""Who decides, who is left out and who is asked, as rows of a page."""

from __future__ import annotations

from typing import NamedTuple

from sauro.regulation.competence import Tier, TierRule, load_competence
from sauro.regulation.frame_model import Block
from sauro.regulation.posts import Position
from sauro.regulation.routing import Route, load_routing
from sauro.web.rules.citations import Citations, Cite


class TierRow(NamedTuple):
    """A tier of management: its posts, and the bodies that act on its cases."""

    title: str
    members: str
    proposes: str
    evaluates: str
    decides: str
    cite: Cite


class ExclusionRow(NamedTuple):
    """Who is not evaluated quarterly."""

    title: str
    cite: Cite


class RouteRow(NamedTuple):
    """A body asked, what for, about whom."""

    body: str
    act: str
    whom: str
    cite: Cite
    readings: tuple[str, ...]


def tiers_of(rulebook: str, cited: Citations) -> list[TierRow]:
    """The tiers, highest first."""
    competence = load_competence(rulebook)
    bodies = competence.bodies
    return [
        TierRow(
            title=tier.title,
            members=_members(tier),
            proposes=bodies[tier.proposes],
            evaluates=bodies[tier.evaluates],
            decides=bodies[tier.decides],
            cite=cited.cite(tier.clause),
        )
        for tier in competence.tiers.values()
    ]


def exclusions_of(rulebook: str, cited: Citations) -> list[ExclusionRow]:
    """Who is left out."""
    left_out = load_competence(rulebook).exclusions
    return [ExclusionRow(each.title, cited.cite(each.clause)) for each in left_out]


def routes_of(rulebook: str, cited: Citations) -> list[RouteRow]:
    """The routes in the order of the text."""
    routing = load_routing(rulebook)
    return [
        RouteRow(
            routing.bodies[route.request.body],
            route.request.act.vietnamese,
            _whom(route),
            cited.cite(route.request.clause),
            route.request.readings,
        )
        for route in routing.routes
    ]


def _members(tier: TierRule) -> str:
    if tier.tier is Tier.CENTRAL:
        return "theo danh sách của Trung ương"
    if tier.tier is Tier.UNIT:
        return "các chức danh còn lại"
    members = "tỉnh ủy viên; " if tier.committee_members else ""
    return members + _positions(tier.positions)


def _whom(route: Route) -> str:
    parts = [_positions(route.positions)] if route.positions else []
    if route.blocks:
        blocks = "; ".join(block.vietnamese for block in Block if block in route.blocks)
        parts.append(f"người thuộc khối: {blocks}")
    if route.committee_member is not None:
        parts.append("là tỉnh ủy viên" if route.committee_member else "không là tỉnh ủy viên")
    return ", ".join(parts)


def _positions(positions: frozenset[Position]) -> str:
    return "; ".join(position.vietnamese for position in Position if position in positions)
