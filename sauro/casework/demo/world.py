"""What the demonstration has brought in so far, and who acts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sauro.casework.access.roles import Role
from sauro.casework.audit.services import Actor
from sauro.casework.people.models import Official, Unit
from sauro.regulation.quarter.facts import Role as PostRole
from sauro.synthetic import Province

CLERK, HEAD, MEMBER = "vanthu", "dungdau", "canbo"
APPRAISER, SECRETARY, CONSULTED = "thamdinh", "thuky", "daidien"
DECIDER, REPORTER, INSPECTOR, ADMINISTRATOR = "uyvien", "solieu", "kiemtra", "quantri"

BEGAN = date(2026, 3, 25)
"""The day the system was set up: structure, accounts and roles come in on it."""


@dataclass(frozen=True, slots=True)
class World:
    """The synthetic province, its rows as stored by code, and the account of each official."""

    province: Province
    units: Mapping[str, Unit]
    officials: Mapping[str, Official]
    usernames: Mapping[str, str]

    def official(self, code: str) -> Actor:
        """The official, acting for oneself."""
        return Actor(self.usernames[code], Role.OFFICIAL.value)

    def superior(self, official: str, unit: str) -> Actor:
        """Who approves and accepts for an official: the unit's head, the appraiser for the head."""
        head = f"{HEAD}.{unit}"
        if head not in self.usernames.values() or self.usernames[official] == head:
            return appraiser()
        return Actor(head, Role.UNIT_HEAD.value)


def clerk(unit: str) -> Actor:
    """The clerk of a unit."""
    return Actor(f"{CLERK}.{unit}", Role.UNIT_CLERK.value)


def head(unit: str) -> Actor:
    """The head of a unit."""
    return Actor(f"{HEAD}.{unit}", Role.UNIT_HEAD.value)


def appraiser() -> Actor:
    """The Organisation Committee."""
    return Actor(APPRAISER, Role.APPRAISER.value)


def secretary() -> Actor:
    """The secretary of the deciding bodies."""
    return Actor(SECRETARY, Role.SECRETARY.value)


def consulted() -> Actor:
    """Whoever answers for the bodies asked."""
    return Actor(CONSULTED, Role.CONSULTED.value)


def administrator() -> Actor:
    """Whoever set the system up."""
    return Actor(ADMINISTRATOR, Role.ADMINISTRATOR.value)


def usernames(province: Province, day: date) -> dict[str, str]:
    """By official: "dungdau.<unit>" for who leads a unit that day, "canbo.<code>" for others."""
    names = {each.code: f"{MEMBER}.{each.code.lower()}" for each in province.officials}
    for unit, members in province.staff(day).items():
        leading = [each.official for each in members if each.role is PostRole.HEAD]
        for official in leading[:1]:
            names[official] = f"{HEAD}.{unit}"
    return names
