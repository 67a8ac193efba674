"""Append to the log: the only way a line comes into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from sauro.casework import clock
from sauro.casework.audit.chain import START, canonical, moment, seal
from sauro.casework.audit.models import Entry


class Actor(NamedTuple):
    """Who acts: account, the role acted in, and whom it is done for when typed on behalf."""

    username: str
    role: str = ""
    on_behalf_of: str = ""


SYSTEM = Actor("hệ thống")


def record(
    actor: Actor,
    act: str,
    subject: str = "",
    *,
    unit: int | None = None,
    details: Mapping[str, object] | None = None,
) -> Entry:
    """Append one line in the transaction of the act it tells of.

    details: what JSON can hold, exact numbers as text. Outside a transaction it opens its own.
    There is one writer at a time, or two would fork the chain: SQLite's transactions are
    IMMEDIATE, PostgreSQL's wait for each other where they begin (`config.postgresql`).
    """
    with transaction.atomic():
        last = Entry.objects.order_by("-number").values_list("number", "digest").first()
        number, previous = last or (0, START)
        entry = Entry(
            number=number + 1,
            at=clock.now(),
            actor=actor.username,
            role=actor.role,
            on_behalf_of=actor.on_behalf_of,
            act=act,
            subject=subject,
            unit=unit,
            details=dict(details or {}),
            previous=previous,
        )
        canonical(entry.details)
        entry.digest = seal(settings.AUDIT_KEY, previous, line_of(entry))
        entry.save(force_insert=True)
    return entry


def line_of(entry: Entry) -> dict[str, object]:
    """What is sealed of a line: everything but the digests."""
    return {
        "number": entry.number,
        "at": moment(entry.at),
        "actor": entry.actor,
        "role": entry.role,
        "on_behalf_of": entry.on_behalf_of,
        "act": entry.act,
        "subject": entry.subject,
        "unit": entry.unit,
        "details": entry.details,
    }
