"""One account for every role, one for every official; all with one well-known password."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.models import Prefetch

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role
from sauro.casework.audit.services import SYSTEM, record
from sauro.casework.demo import world as names
from sauro.casework.demo.world import World
from sauro.casework.people.models import Assignment, Official, Team, Unit
from sauro.casework.structure.accounts import grant_role
from sauro.regulation.competence import Tier, load_competence
from sauro.regulation.frames import DEFAULT_RULEBOOK
from sauro.regulation.routing import load_routing
from sauro.synthetic import Province
from sauro.synthetic.names import people

PASSWORD = "trinh-dien-sau-ro"
REPORTED_AXIS = 1


@dataclass(frozen=True, slots=True)
class Account:
    """An account offered in the demonstration; role and unit in words."""

    role: str
    username: str
    password: str
    unit: str


class _Part(NamedTuple):
    """A role given to an account, and for what."""

    role: Role
    unit: Unit | None = None
    body: str = ""
    team: Team | None = None
    axis: int | None = None


def create_accounts(world: World) -> None:
    """Accounts and roles as of today: of bodies, of units, of officials.

    The password is hashed once for all: hashing is slow on purpose.
    """
    encoded = make_password(PASSWORD)
    full_names = people(Random(f"{world.province.seed}/accounts"))
    taken = {official.name for official in world.officials.values()}
    fresh = (person.name for person in full_names if person.name not in taken)
    for username, parts in _of_bodies().items():
        _create(username, next(fresh), None, encoded, parts)
    for code, unit in _staffed(world).items():
        name, part = f"{names.CLERK}.{code}", _Part(Role.UNIT_CLERK, unit)
        _create(name, next(fresh), None, encoded, [part])
    leading = {f"{names.HEAD}.{code}": unit for code, unit in _staffed(world).items()}
    for code, username in world.usernames.items():
        official = world.officials[code]
        parts = [_Part(Role.UNIT_HEAD, leading[username])] if username in leading else []
        _create(username, official.name, official, encoded, parts)


def accounts() -> list[Account]:
    """Every account, those of the bodies first."""
    places = _places()
    users = User.objects.prefetch_related("grants__unit", "grants__team").order_by("pk")
    return [_account(user, places) for user in users]


def offered() -> list[Account]:
    """For the sign-in page: one account a role, none outside the demonstration."""
    return one_a_role() if settings.DEMONSTRATION else []


def one_a_role() -> list[Account]:
    """The accounts to begin with: an official without other roles, then one of each role."""
    places = _places()
    users = User.objects.prefetch_related("grants__unit", "grants__team")
    grants = Grant.objects.on(clock.today()).order_by("-unit__path", "pk")
    first: dict[str, User] = {}
    for grant in grants.prefetch_related(Prefetch("user", users)):
        first.setdefault(grant.role, grant.user)
    plain = users.filter(official__isnull=False, grants__isnull=True).order_by("-pk").first()
    found = [first[role.value] for role in Role if role.value in first]
    return [_account(user, places) for user in ([plain] if plain else []) + found]


def _create(
    username: str, full_name: str, official: Official | None, encoded: str, parts: list[_Part]
) -> None:
    user = User.objects.create(
        username=username, full_name=full_name, official=official, password=encoded
    )
    details = {"username": username, "official": official.code if official else None}
    record(SYSTEM, "create_account", f"user:{user.pk}", details=details)
    for part in parts:
        grant_role(actor=SYSTEM, user=user, **part._asdict())


def _of_bodies() -> Mapping[str, list[_Part]]:
    """The accounts above the units; one person answers for every body asked."""
    tiers = load_competence(DEFAULT_RULEBOOK).tiers
    deciding = list(dict.fromkeys(rule.decides for rule in tiers.values()))
    province = tiers[Tier.PROVINCIAL_RATED].decides
    asked = [_Part(Role.CONSULTED, body=body) for body in load_routing(DEFAULT_RULEBOOK).bodies]
    teams = [_Part(Role.CONSULTED, team=team) for team in Team.objects.order_by("code")]
    return {
        names.ADMINISTRATOR: [_Part(Role.ADMINISTRATOR)],
        names.APPRAISER: [_Part(Role.APPRAISER)],
        names.CONSULTED: [*asked, *teams],
        names.SECRETARY: [
            _Part(Role.SECRETARY, body=body)
            for body in sorted(deciding, key=lambda body: body != province)
        ],
        names.DECIDER: [_Part(Role.DECIDER, body=province)],
        names.REPORTER: [_Part(Role.REPORTER, axis=REPORTED_AXIS)],
        names.INSPECTOR: [_Part(Role.INSPECTOR)],
    }


def _staffed(world: World) -> Mapping[str, Unit]:
    """The units that have people of their own."""
    staff = world.province.staff(clock.today())
    return {code: world.units[code] for code in staff}


def _account(user: User, places: Mapping[int, str]) -> Account:
    grants = list(user.grants.all())
    if not grants:
        return Account(
            Role.OFFICIAL.vietnamese, user.username, PASSWORD, places.get(user.official_id or 0, "")
        )
    role = Role(grants[0].role)
    return Account(role.vietnamese, user.username, PASSWORD, _place(grants[0]))


def _place(grant: Grant) -> str:
    place = grant.unit or grant.team
    return place.name if place else _BODIES[Role(grant.role)]


_BODIES = {
    Role.ADMINISTRATOR: "Văn phòng Tỉnh ủy",
    Role.APPRAISER: "Ban Tổ chức Tỉnh ủy",
    Role.CONSULTED: "Các cơ quan được lấy ý kiến",
    Role.SECRETARY: "Văn phòng Tỉnh ủy",
    Role.DECIDER: "Ban Thường vụ Tỉnh ủy",
    Role.REPORTER: "Cơ quan báo cáo số liệu trục 1",
    Role.INSPECTOR: "Ủy ban Kiểm tra Tỉnh ủy",
}


def _places() -> Mapping[int, str]:
    """The unit of each official's highest post today, by name."""
    held = Assignment.objects.on(clock.today()).filter(primary=True).select_related("unit")
    return {each.official_id: each.unit.name for each in held}


def world_of(province: Province, day: date) -> World:
    """The province with its rows as stored."""
    return World(
        province,
        {unit.code: unit for unit in Unit.objects.all()},
        {official.code: official for official in Official.objects.all()},
        names.usernames(province, day),
    )
