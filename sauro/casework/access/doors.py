"""The one door to every object: a stranger learns nothing, a colleague is told no."""

from __future__ import annotations

from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.errors import Forbidden, Unknown
from sauro.casework.people.models import Official, Unit


def enter(rights: Rights, act: Act, subject: Subject, *, seeing: Act) -> Held:
    """The role in which the act may be done on the subject.

    Unknown when the person may not even see it (`seeing`); Forbidden when only that.
    """
    held = rights.role_for(act, subject)
    if held is not None:
        return held
    if rights.role_for(seeing, subject) is None:
        raise Unknown
    raise Forbidden


def access_unit(rights: Rights, act: Act, unit_id: int) -> tuple[Unit, Held]:
    """A unit, and the role it is entered in. Unknown, Forbidden."""
    unit = Unit.objects.select_related("parent").filter(pk=unit_id).first()
    if unit is None:
        raise Unknown
    return unit, enter(rights, act, Subject(unit_path=unit.path), seeing=Act.SEE_UNIT)


def access_official(
    rights: Rights, act: Act, official_id: int, unit_path: str
) -> tuple[Official, Held]:
    """An official working in the unit of that path. Unknown, Forbidden."""
    official = Official.objects.filter(pk=official_id).first()
    if official is None:
        raise Unknown
    subject = Subject(unit_path=unit_path, official=official.pk)
    return official, enter(rights, act, subject, seeing=Act.SEE_OFFICIAL)
