"""The cases of a unit in a cycle: which belong to its dossier, in the order they are rated."""

from __future__ import annotations

from django.db.models import Case as Choose
from django.db.models import IntegerField, QuerySet, Value, When

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.people.models import Unit
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import NOT_RATED, CaseState
from sauro.regulation.quarter.facts import Role

ORDER = (Role.COLLECTIVE, Role.HEAD, Role.DEPUTY, Role.MEMBER)
"""The collective before its head, the head before the others (QD-366 Điều 12)."""
APART = (Tier.CENTRAL.value, Tier.UNIT.value)
"""Tiers of which nobody goes with the unit's dossier (HD-QUY VII.1, VII.3)."""
_BY_MEETING = frozenset({Role.COLLECTIVE.value, Role.HEAD.value})


def unit_cases(cycle: Cycle, unit: Unit) -> QuerySet[Case]:
    """Every case of a unit with its assessments, the collective first; central ones too."""
    return in_order(Case.objects.filter(cycle=cycle, unit=unit))


def dossier_cases(cycle: Cycle, unit: Unit) -> QuerySet[Case]:
    """The cases of the unit's dossier: rated, and by the Standing Committee (HD-QUY VII.2)."""
    return of_dossiers(unit_cases(cycle, unit))


def voted_cases(cycle: Cycle, unit: Unit) -> QuerySet[Case]:
    """The cases the unit's collective votes on: the dossier's and those it rates itself."""
    return _rated(unit_cases(cycle, unit)).exclude(tier=Tier.CENTRAL.value)


def own_cases(cycle: Cycle, unit: Unit) -> QuerySet[Case]:
    """The cases that the unit's own competent body decides (HD-QUY IV.2, VII.3)."""
    return _rated(unit_cases(cycle, unit)).filter(tier=Tier.UNIT.value)


def of_dossiers(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of them that go with their unit's dossier."""
    return _rated(cases).exclude(tier__in=APART)


def _rated(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.exclude(state__in=NOT_RATED)


def in_order(cases: QuerySet[Case]) -> QuerySet[Case]:
    """In the order of rating within a unit, with all that a line of a table shows."""
    places = [When(role=role.value, then=Value(place)) for place, role in enumerate(ORDER)]
    assessments = ("self_assessment", "proposal", "appraisal")
    heavy = [f"{each}__{column}" for each in assessments for column in ("facts", "sheet")]
    related = cases.select_related(
        "cycle", "unit", "official", "group", "former_unit", "former_comment", *assessments
    )
    return related.defer(*heavy).order_by(
        Choose(*places, default=Value(len(ORDER)), output_field=IntegerField()),
        "official__sort_key",
        "pk",
    )


def is_central(case: Case) -> bool:
    """Whether the centre decides on the case and the province only proposes (HD-QUY VII.1)."""
    return case.tier == Tier.CENTRAL.value


def goes_with_dossier(case: Case) -> bool:
    """Whether the Standing Committee rates the case, so that it goes with its unit's dossier."""
    return case.tier not in APART


def is_deferred(case: Case) -> bool:
    """Whether the case is not rated this quarter: put off to the next, or withdrawn."""
    return CaseState(case.state) in NOT_RATED


def head_proposes(case: Case, *, has_head: bool = True) -> bool:
    """Whether the unit's head proposes first; for the head, the collective and where no head is
    rated, the meeting proposes alone (HD-QUY VII.2.1)."""
    return has_head and case.role not in _BY_MEETING


def unit_has_head(case: Case) -> bool:
    """Whether a head of the unit is rated in the case's cycle."""
    heads = Case.objects.filter(cycle=case.cycle_id, unit=case.unit_id, role=Role.HEAD.value)
    return _rated(heads).exists()
