"""The cases whose self-assessment somebody may type for others, with how far each is."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case


def typed_for(rights: Rights, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of the person's units, the own one among them; collectives first."""
    reached = Q(official=rights.official) if rights.official is not None else Q(pk__in=[])
    for held, _ in rights.scopes(Act.TYPE_ON_BEHALF):
        if held.unit_path:
            reached |= Q(unit__path__startswith=held.unit_path)
    return (
        cases.filter(reached)
        .select_related("unit", "official", "cycle", "self_assessment")
        .defer("self_assessment__sheet", "self_assessment__facts")
        .order_by("unit__sort_key", "official__sort_key", "pk")
    )
