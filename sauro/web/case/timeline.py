"""What happened to a case, from the log, in words; what gives a level away is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, TypedDict

from django.db.models import OuterRef, Subquery
from django_stubs_ext import WithAnnotations

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.audit.words import act_words
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.visible import Sight

LONGEST = 40
_READS = ("see_", "print_", "download_")


class Named(TypedDict):
    """What the query adds to a line: the full name behind the account."""

    full_name: str | None


class Event(NamedTuple):
    """One line: when, what, who, in which role, for whom it was typed, the reason given."""

    at: datetime
    words: str
    who: str
    role: str
    on_behalf_of: str
    reason: str


def timeline(case: Case, sight: Sight) -> list[Event]:
    """The latest first; the same act of one person several times over is told once."""
    names = User.objects.filter(username=OuterRef("actor")).values("full_name")[:1]
    entries = Entry.objects.filter(subject=case.code)
    for read in _READS:
        entries = entries.exclude(act__startswith=read)
    named = entries.annotate(full_name=Subquery(names)).order_by("-number")[: 3 * LONGEST]
    seen = (entry for entry in named if sight.of_act(entry.act))
    return [_event(entry, entry.full_name or entry.actor) for entry in _once(seen)][:LONGEST]


def _once(
    entries: Iterable[WithAnnotations[Entry, Named]],
) -> Iterator[WithAnnotations[Entry, Named]]:
    before = None
    for entry in entries:
        if (entry.act, entry.actor) != before:
            yield entry
        before = (entry.act, entry.actor)


def _event(entry: Entry, who: str) -> Event:
    role = Role(entry.role).vietnamese if entry.role in set(Role) else ""
    reason = entry.details.get("reason", "")
    return Event(
        entry.at,
        act_words(entry.act),
        who,
        role,
        entry.on_behalf_of,
        reason if isinstance(reason, str) else "",
    )
