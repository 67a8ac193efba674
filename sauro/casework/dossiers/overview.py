"""Every unit with somebody to rate in a cycle, its dossier's state and lateness: for lists."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import Case as Choose
from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.appraisal import standing_appraisal
from sauro.casework.dossiers.lateness import dossiers_due
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.unit_cases import APART
from sauro.casework.people.models import Unit
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import NOT_RATED, CaseState

_APPRAISED = (CaseState.APPRAISED.value, CaseState.DECIDED.value, CaseState.PUBLISHED.value)
_RATED = [state.value for state in CaseState if state not in NOT_RATED]
_WITH_UNIT = [tier.value for tier in Tier if tier.value not in APART]


class Arrival(StrEnum):
    """How a dossier stands against its last day."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"

    @property
    def vietnamese(self) -> str:
        """In words."""
        return _ARRIVALS[self]


_ARRIVALS = {
    Arrival.IN_TIME: "Nộp đúng hạn",
    Arrival.LATE: "Nộp chậm",
    Arrival.WAITING: "Chưa nộp, còn hạn",
    Arrival.OVERDUE: "Chưa nộp, quá hạn",
}


def units_of_cycle(cycle: Cycle) -> QuerySet[Unit]:
    """Units with cases that go with a dossier; annotated, in Vietnamese order.

    dossier_id, dossier_state, first_at, late_days, arrival; number of cases, appraised ones.
    """
    dossiers = Dossier.objects.filter(cycle=cycle, unit=OuterRef("pk"))
    return (
        Unit.objects.filter(cases__cycle=cycle, cases__state__in=_RATED, cases__tier__in=_WITH_UNIT)
        .annotate(
            number=Count("cases"),
            appraised=Count("cases", filter=Q(cases__state__in=_APPRAISED)),
        )
        .annotate(
            dossier_id=Subquery(dossiers.values("pk")),
            dossier_state=Coalesce(
                Subquery(dossiers.values("state")), Value(Dossier.State.ASSEMBLING.value)
            ),
            first_at=Subquery(dossiers.values("first_electronic_at")),
            late_days=Coalesce(Subquery(dossiers.values("late_days")), Value(0)),
        )
        .annotate(arrival=_arrival(cycle))
    )


def differing(cases: Iterable[Case]) -> int:
    """Of how many cases self, unit and the rules as submitted do not say the same."""
    return sum(len(said_of(case)) > 1 for case in cases)


def said_of(case: Case) -> set[str]:
    """The levels that self, unit, the rules as submitted and the appraisal say; "" left out."""
    said = set()
    proposal = getattr(case, "proposal", None)
    for row in (getattr(case, "self_assessment", None), proposal, standing_appraisal(case)):
        said.add(row.level if row else "")
    if proposal is not None and proposal.outcome:
        said.add(proposal.outcome["level"] or "")
    return said - {""}


def _arrival(cycle: Cycle) -> Choose:
    late = clock.today() > dossiers_due(cycle).last_day
    waiting = Arrival.OVERDUE if late else Arrival.WAITING
    return Choose(
        When(first_at__isnull=True, then=Value(waiting.value)),
        When(late_days__gt=0, then=Value(Arrival.LATE.value)),
        default=Value(Arrival.IN_TIME.value),
        output_field=CharField(),
    )
