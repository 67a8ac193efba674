"""The door to a case, and the cases a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sauro.casework.access.doors import enter
from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import Act, Scope
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Unknown
from sauro.regulation.quarter.facts import Role as CaseRole


def access_case(
    rights: Rights, act: Act, case_id: int, *, seeing: Act = Act.SEE_CASE
) -> tuple[Case, Held]:
    """A case with its cycle, unit, official and group, and the role it is entered in.

    Unknown to a stranger, Forbidden to a colleague who may only see it.
    """
    case = (
        Case.objects.select_related("cycle", "unit", "official", "group", "former_unit")
        .filter(pk=case_id)
        .first()
    )
    if case is None:
        raise Unknown
    return case, enter(rights, act, subject_of(case), seeing=seeing)


def subject_of(case: Case) -> Subject:
    """What rights need to know of a case: its unit, its official, the bodies it was sent to."""
    routed = case.opinions.values_list("body", "team_id")
    return Subject(
        unit_path=case.unit.path,
        official=case.official_id,
        of_head=case.role == CaseRole.HEAD,
        bodies=frozenset(body for body, team in routed if team is None),
        teams=frozenset(team for _, team in routed if team is not None),
    )


def visible_cases(rights: Rights, act: Act = Act.SEE_CASE) -> QuerySet[Case]:
    """The cases the act reaches, in any of the person's roles."""
    reached = Q(pk__in=[])
    for held, scope in rights.scopes(act):
        match scope:
            case Scope.ALL:
                return Case.objects.all()
            case Scope.OWN:
                reached |= Q(official=rights.official)
            case Scope.UNIT if held.unit_path:
                reached |= Q(unit__path__startswith=held.unit_path)
            case Scope.HEADS:
                reached |= Q(role=CaseRole.HEAD.value)
            case Scope.ROUTED if held.team is not None:
                reached |= Q(pk__in=_routed(opinions__team=held.team))
            case Scope.ROUTED:
                reached |= Q(pk__in=_routed(opinions__body=held.body, opinions__team__isnull=True))
    return Case.objects.filter(reached)


def _routed(**where: object) -> QuerySet[Case]:
    return Case.objects.filter(**where).only("pk")
