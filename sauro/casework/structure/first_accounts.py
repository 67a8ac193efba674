"""Accounts for many officials at once; their first passwords are handed out, never stored."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from sauro.casework.access.models import User
from sauro.casework.audit.services import Actor
from sauro.casework.errors import Refused
from sauro.casework.people.models import Official
from sauro.casework.structure.accounts import create_account
from sauro.casework.structure.selectors import officials_without_account
from sauro.vietnamese.search import fold

AT_ONCE = 100
"""A password is hashed slowly on purpose: more in one request would outlast it."""


class FirstAccount(NamedTuple):
    """An account just made, and the password to hand to its owner."""

    user: User
    official: Official
    password: str


def create_missing_accounts(*, actor: Actor) -> list[FirstAccount]:
    """An account for each official without one, the first AT_ONCE in order, or none at all.

    Each is a line in the log. Refused when everybody has one.
    """
    with transaction.atomic():
        waiting = list(officials_without_account()[:AT_ONCE])
        if not waiting:
            raise Refused("Mọi cán bộ đều đã có tài khoản, không còn ai để tạo.")
        taken = set(User.objects.values_list("username", flat=True))
        return [_create(official, taken, actor) for official in waiting]


def _create(official: Official, taken: set[str], actor: Actor) -> FirstAccount:
    username = free_username(official.name, taken)
    taken.add(username)
    user, password = create_account(
        actor=actor, username=username, full_name=official.name, official=official
    )
    return FirstAccount(user, official, password)


def free_username(name: str, taken: set[str]) -> str:
    """Given name and initials, "Nguyễn Văn An" is "an.nv"; numbered from 2 where it is taken."""
    *others, given = ("".join(filter(str.isalnum, word)) for word in fold(name).split())
    initials = "".join(word[0] for word in others if word)
    plain = f"{given}.{initials}" if initials else given
    username, number = plain, 1
    while username in taken:
        number += 1
        username = f"{plain}{number}"
    return username
