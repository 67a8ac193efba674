"""What the person signed in may do: the grants of today, held against the matrix."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import MATRIX, SEEING, Act, Role, Scope
from sauro.casework.audit.services import Actor

UNCHOSEN = -1


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is done to, as far as rights go.

    unit_path: of the unit it belongs to. official: id of the person concerned.
    of_head: whether that person heads a unit.
    bodies: codes of the bodies it was sent to; teams: ids of the monitoring teams.
    """

    unit_path: str = ""
    official: int | None = None
    of_head: bool = False
    bodies: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Held:
    """A role as held: for a unit's path, a body's code or a team."""

    role: Role
    unit_path: str = ""
    unit_id: int | None = None
    body: str = ""
    team: int | None = None
    axis: int | None = None
    grant: int = 0
    place: str = ""

    def reaches(self, scope: Scope, subject: Subject, official: int | None) -> bool:
        """Whether a right of this scope, held so, covers the subject."""
        match scope:
            case Scope.ALL:
                return True
            case Scope.OWN:
                return official is not None and subject.official == official
            case Scope.UNIT:
                return bool(self.unit_path) and subject.unit_path.startswith(self.unit_path)
            case Scope.HEADS:
                return subject.of_head
            case Scope.ROUTED:
                by_team = self.team is not None and self.team in subject.teams
                return by_team or (self.team is None and self.body in subject.bodies)


@dataclass(frozen=True, slots=True)
class Rights:
    """Every role of one account today.

    acting: the grant chosen to act in (0: as the official), first where it serves; UNCHOSEN: a
    role held for others comes before one's own.
    """

    username: str
    official: int | None
    held: tuple[Held, ...]
    acting: int = UNCHOSEN

    def role_for(self, act: Act, subject: Subject) -> Held | None:
        """The role that allows the act on the subject; None: not allowed.

        Nobody acts on their own case but as the official concerned.
        """
        own = self.official is not None and subject.official == self.official
        for held, scope in self._allowing(act):
            if own and scope is not Scope.OWN and act not in SEEING:
                continue
            if held.reaches(scope, subject, self.official):
                return held
        return None

    def holds(self, act: Act) -> bool:
        """Whether any role allows the act on anything."""
        return any(True for _ in self._allowing(act))

    def scopes(self, act: Act) -> list[tuple[Held, Scope]]:
        """How far the act reaches: for lists."""
        return list(self._allowing(act))

    def in_role(self, role: Role) -> bool:
        """Whether the account holds the role at all."""
        return any(held.role is role for held in self.held)

    @property
    def current(self) -> Held | None:
        """The role acted in now: the one chosen, else the first."""
        return next(iter(self._in_order()), None)

    def actor(self, held: Held | None = None, on_behalf_of: str = "") -> Actor:
        """Who the log names."""
        role = held or self.current
        return Actor(self.username, role.role.value if role else "", on_behalf_of)

    def _in_order(self) -> list[Held]:
        return sorted(
            self.held, key=lambda held: (held.grant != self.acting, held.role is Role.OFFICIAL)
        )

    def _allowing(self, act: Act) -> Iterator[tuple[Held, Scope]]:
        allowed = MATRIX[act]
        for held in self._in_order():
            if held.role in allowed:
                yield held, allowed[held.role]


def rights_of(user: User, acting: int = UNCHOSEN) -> Rights:
    """The account's rights today: its grants, and the official's own where it is one's."""
    grants = Grant.objects.on(clock.today()).filter(user=user).select_related("unit", "team")
    held = [_held(grant) for grant in grants]
    if user.official_id is not None:
        held.insert(0, Held(Role.OFFICIAL))
    return Rights(user.username, user.official_id, tuple(held), acting)


def _held(grant: Grant) -> Held:
    place = grant.team or grant.unit
    return Held(
        role=Role(grant.role),
        unit_path=grant.unit.path if grant.unit else "",
        unit_id=grant.unit_id,
        body=grant.body,
        team=grant.team_id,
        axis=grant.axis,
        grant=grant.pk,
        place=place.name if place else "",
    )


def bodies_of(held: Collection[Held]) -> frozenset[str]:
    """The bodies spoken for."""
    return frozenset(each.body for each in held if each.body)
