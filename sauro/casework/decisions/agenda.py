"""Who is on a session's agenda, and in which order (QD-366 Điều 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Decision
from sauro.casework.people.models import Unit
from sauro.regulation.competence import Tier, load_competence
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role

ROLES = list(Role)
ELSEWHERE = (Tier.CENTRAL, Tier.UNIT)
_AFTER_CHILDREN = ("~", 0)  # sorts after every key of digits: a unit stands after those below it


def deciding_bodies(cycle: Cycle) -> Mapping[str, str]:
    """The bodies that hold sessions, by code; what the centre and units decide is recorded."""
    competence = load_competence(cycle.rulebook)
    deciding = [rule.decides for tier, rule in competence.tiers.items() if tier not in ELSEWHERE]
    return {code: competence.bodies[code] for code in dict.fromkeys(deciding)}


def tiers_of(cycle: Cycle, body: str) -> list[str]:
    """The tiers on the body's agenda: those it decides for, and the centre's if it proposes."""
    return [
        tier.value
        for tier, rule in load_competence(cycle.rulebook).tiers.items()
        if body == (rule.proposes if tier is Tier.CENTRAL else rule.decides)
        and tier is not Tier.UNIT
    ]


def awaiting(cycle: Cycle, body: str) -> list[Case]:
    """The appraised cases that wait for the body's vote, in the required order."""
    cases = Case.objects.filter(
        cycle=cycle,
        state=CaseState.APPRAISED.value,
        tier__in=tiers_of(cycle, body),
        appraisal__isnull=False,
    ).select_related("unit", "official")
    voted_on = Decision.objects.filter(case=OuterRef("pk"), annulled_at__isnull=True)
    return required_order(list(cases.exclude(Exists(voted_on))))


def central_cases(cycle: Cycle) -> int:
    """Appraised cases of the central tier: their result has not come (HD-QUY VII.1.1)."""
    return Case.objects.filter(
        cycle=cycle, state=CaseState.APPRAISED.value, tier=Tier.CENTRAL.value
    ).count()


def required_order(cases: Sequence[Case]) -> list[Case]:
    """Subordinate units before their superior; in a unit the collective, its head, the others."""
    keys = _unit_keys({case.unit for case in cases})
    return sorted(
        cases,
        key=lambda case: (
            keys[case.unit_id],
            case.official is not None,
            ROLES.index(Role(case.role)),
            case.official.sort_key if case.official else "",
            case.pk,
        ),
    )


def _unit_keys(units: Iterable[Unit]) -> dict[int, tuple[tuple[str, int], ...]]:
    """For every unit a key that sorts it after all units below it, otherwise by name."""
    lines = {unit.pk: line_of(unit.path) for unit in units}
    above = {identity for line in lines.values() for identity in line}
    names = dict(Unit.objects.filter(pk__in=above).values_list("pk", "sort_key"))
    return {
        unit: (*((names[each], each) for each in line), _AFTER_CHILDREN)
        for unit, line in lines.items()
    }


def line_of(path: str) -> list[int]:
    """The ids of a unit's path from the root down to itself."""
    return [int(part) for part in path.strip("/").split("/") if part]
