"""Accounts in a list, with the roles held today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role
from sauro.vietnamese.search import fold
from sauro.web.accounts.forms import bodies


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in words; grant: None for the official's own, which follows the person."""

    title: str
    place: str
    grant: Grant | None = None


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account and its roles of today."""

    user: User
    roles: tuple[RoleLine, ...]


def accounts_found(text: str, role: str) -> QuerySet[User]:
    """The accounts whose name or username holds every word, and that play the role today."""
    found = User.objects.select_related("official")
    if text:
        names = User.objects.values_list("pk", "full_name", "username")
        words = fold(text).split()
        found = found.filter(
            pk__in=[
                pk
                for pk, full_name, username in names
                if all(word in f"{fold(full_name)} {username}" for word in words)
            ]
        )
    if role == Role.OFFICIAL:
        return found.filter(official__isnull=False)
    if role:
        held = Grant.objects.on(clock.today()).filter(role=role)
        return found.filter(pk__in=held.values("user"))
    return found


def lines_of(users: list[User]) -> list[AccountLine]:
    """The accounts with their roles of today; one query."""
    roles: dict[int, list[RoleLine]] = defaultdict(list)
    grants = Grant.objects.on(clock.today()).filter(user__in=users)
    for grant in grants.select_related("unit", "team"):
        roles[grant.user_id].append(role_line(grant))
    return [AccountLine(user, (*own_role(user), *roles[user.pk])) for user in users]


def own_role(user: User) -> tuple[RoleLine, ...]:
    """The role that follows the person."""
    return (RoleLine(Role.OFFICIAL.vietnamese, ""),) if user.official_id else ()


def role_line(grant: Grant) -> RoleLine:
    """A grant in words."""
    places = [
        grant.unit.name if grant.unit else "",
        grant.team.name if grant.team else bodies().get(grant.body, grant.body),
        f"trục {grant.axis}" if grant.axis else "",
    ]
    return RoleLine(Role(grant.role).vietnamese, ", ".join(filter(None, places)), grant)
