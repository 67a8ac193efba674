"""Lines of the log in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.audit.words import act_words
from sauro.casework.people.models import Unit
from sauro.web.log.details import Detail, details_of
from sauro.web.log.subjects import named

_ROLES = {role.value: role.vietnamese for role in Role}


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line; subject: in words, code: as recorded."""

    number: int
    at: datetime
    actor: str
    name: str
    role: str
    on_behalf_of: str
    act: str
    code: str
    subject: str
    unit: str
    details: tuple[Detail, ...]
    digest: str

    @property
    def said(self) -> str:
        """The details in one text, for exports."""
        return "; ".join(f"{each.title}: {each.text}" for each in self.details)


def lines_of(entries: Sequence[Entry]) -> list[LogLine]:
    """The lines in words; a query a kind of subject, however many lines."""
    subjects = named(entry.subject for entry in entries if entry.subject)
    actors = {entry.actor for entry in entries}
    names = dict(User.objects.filter(username__in=actors).values_list("username", "full_name"))
    ids = {entry.unit for entry in entries if entry.unit is not None}
    units = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        LogLine(
            number=entry.number,
            at=entry.at,
            actor=entry.actor,
            name=names.get(entry.actor, ""),
            role=_ROLES.get(entry.role, entry.role),
            on_behalf_of=entry.on_behalf_of,
            act=act_words(entry.act),
            code=entry.subject,
            subject=subjects.get(entry.subject, ""),
            unit=units.get(entry.unit or 0, ""),
            details=tuple(details_of(entry.details)),
            digest=entry.digest,
        )
        for entry in entries
    ]
