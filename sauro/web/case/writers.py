"""Who may write a self-assessment, and who only types it for somebody."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.casework.access.rights import Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Forbidden


@dataclass(frozen=True, slots=True)
class Writer:
    """The case and who writes; submits: whether the writer may also hand it in."""

    case: Case
    actor: Actor
    submits: bool


def access_writer(rights: Rights, case_id: int) -> Writer:
    """The official concerned, or the unit's clerk; a collective's clerk hands in too.

    Unknown to a stranger, Forbidden to who may only read it.
    """
    case, _ = access_case(rights, Act.SEE_CASE, case_id)
    subject = Subject(unit_path=case.unit.path, official=case.official_id)
    own = rights.role_for(Act.SELF_ASSESS, subject)
    if own is not None:
        return Writer(case, rights.actor(own), submits=True)
    clerk = rights.role_for(Act.TYPE_ON_BEHALF, subject)
    if clerk is None:
        raise Forbidden
    return Writer(case, rights.actor(clerk, on_behalf_of=case.name), submits=case.is_collective)


def writes(rights: Rights, case: Case) -> bool:
    """Whether the reader of a case may also write its self-assessment."""
    subject = Subject(unit_path=case.unit.path, official=case.official_id)
    return any(rights.role_for(act, subject) for act in (Act.SELF_ASSESS, Act.TYPE_ON_BEHALF))
