"""Who and what is there, whom a person may see, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from sauro.casework import clock
from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act, Scope
from sauro.casework.people.models import Assignment, Group, Official, Post, Unit
from sauro.regulation.quarter.facts import Role


def placed_officials(day: date | None = None) -> QuerySet[Official]:
    """Every official with `unit_path` and `unit_block` of the highest post held that day."""
    held = Assignment.objects.on(day or clock.today()).filter(official=OuterRef("pk"), primary=True)
    return Official.objects.annotate(
        unit_path=Subquery(held.values("unit__path")[:1]),
        unit_block=Subquery(held.values("unit__block")[:1]),
    )


def visible_officials(rights: Rights) -> QuerySet[Official]:
    """The officials whose record the person may open, placed as of today."""
    officials, reached = placed_officials(), Q(pk__in=[])
    for held, scope in rights.scopes(Act.SEE_OFFICIAL):
        if scope is Scope.ALL:
            return officials
        if scope is Scope.OWN:
            reached |= Q(pk=rights.official)
        elif held.unit_path:
            reached |= Q(unit_path__startswith=held.unit_path)
    return officials.filter(reached)


def posts_held(officials: Iterable[int], day: date | None = None) -> dict[int, Assignment]:
    """The highest post of each official that day, with unit and post; one query."""
    held = Assignment.objects.on(day or clock.today()).filter(primary=True, official__in=officials)
    return {each.official_id: each for each in held.select_related("unit", "post")}


def highest_post(official_id: int) -> Assignment | None:
    """The highest post held today; None: none is held."""
    known = Official.objects.filter(pk=official_id).values_list("pk", flat=True)
    return posts_held(list(known)).get(official_id)


def spells_of(official: Official) -> list[Assignment]:
    """Every post held, the latest first, with unit, post and fields in charge."""
    return list(official.assignments.select_related("unit", "post").prefetch_related("fields"))


def units_of(officials: QuerySet[Official]) -> list[Unit]:
    """The units in or below which somebody of these holds the highest post today."""
    held = _held_today().filter(primary=True, official__in=officials)
    paths = set(held.values_list("unit__path", flat=True))
    ids = {each for path in paths for each in path.strip("/").split("/")}
    return [unit for unit in Unit.objects.all() if str(unit.pk) in ids]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the tree; officials: how many hold their highest post here today.

    depth: 0 for a root; superior: the name of the unit above.
    """

    unit: Unit
    depth: int
    superior: str
    heads: tuple[Assignment, ...]
    officials: int


def unit_tree() -> list[UnitLine]:
    """Every unit below its superior, in Vietnamese order; three queries however many units."""
    heads: dict[int, list[Assignment]] = {}
    for head in _held_today().filter(role=Role.HEAD.value).select_related("official", "post"):
        heads.setdefault(head.unit_id, []).append(head)
    numbers = dict(
        _held_today()
        .filter(primary=True)
        .order_by("unit")
        .values_list("unit")
        .annotate(Count("official", distinct=True))
    )
    ordered = _in_tree_order()
    names: dict[int | None, str] = {unit.pk: unit.name for unit, _ in ordered}
    return [
        UnitLine(
            unit=unit,
            depth=depth,
            superior=names.get(unit.parent_id, ""),
            heads=tuple(heads.get(unit.pk, ())),
            officials=numbers.get(unit.pk, 0),
        )
        for unit, depth in ordered
    ]


def _in_tree_order() -> list[tuple[Unit, int]]:
    below: dict[int | None, list[Unit]] = {}
    for unit in Unit.objects.all():
        below.setdefault(unit.parent_id, []).append(unit)
    ordered: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        ordered.append((unit, depth))
        waiting.extend((child, depth + 1) for child in reversed(below.get(unit.pk, [])))
    return ordered


def _held_today() -> QuerySet[Assignment]:
    held: QuerySet[Assignment] = Assignment.objects.on(clock.today())
    return held


def officials_without_post() -> QuerySet[Official]:
    """Those who hold no highest post today: no case is opened for them."""
    return placed_officials().filter(Q(unit_path__isnull=True))


def officials_without_account() -> QuerySet[Official]:
    """Those who cannot sign in."""
    return placed_officials().filter(user__isnull=True)


@dataclass(frozen=True, slots=True)
class Inventory:
    """How much there is, and what is missing of it."""

    units: int
    groups: int
    posts: int
    officials: int
    without_post: int
    without_account: int
    without_head: tuple[Unit, ...]
    without_group: tuple[Post, ...]


def inventory() -> Inventory:
    """Count what is stored as of today."""
    led = _held_today().filter(role=Role.HEAD.value).values("unit")
    return Inventory(
        units=Unit.objects.count(),
        groups=Group.objects.count(),
        posts=Post.objects.count(),
        officials=Official.objects.count(),
        without_post=officials_without_post().count(),
        without_account=officials_without_account().count(),
        without_head=tuple(Unit.objects.exclude(pk__in=led)),
        without_group=tuple(Post.objects.filter(group__isnull=True).order_by("name")),
    )
