"""The cases a ceiling looks at: their levels as they stand now, and what ranks the excellent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypedDict

from django.db.models import Count, F, FilteredRelation, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django_stubs_ext import WithAnnotations

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.models import Assessment, Proposal
from sauro.casework.dossiers.unit_cases import APART
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import NOT_RATED, CaseState
from sauro.regulation.quota import RankingKey

STANDING = Q(annulled_at__isnull=True)
UNSEEN = ("marks", "outcome", "sheet")  # long columns that no list shows
SETTLED = (CaseState.DECIDED.value, CaseState.PUBLISHED.value)


class Counts(TypedDict):
    """What the queries add to a case: the level that counts."""

    counts: str


class Standing(NamedTuple):
    """A rated case of a group and the level that counts now."""

    case: int
    group: int
    in_ratio: bool
    level: Level


@dataclass(frozen=True, slots=True)
class Excellent:
    """A case that stands at excellent, with what ranks it (HD-QUY VI.2, reading D14).

    exceeded of counted tasks; earlier: quarters before this one, of the year, proposed excellent.
    """

    case: Case
    score: Fraction | None
    exceeded: int
    counted: int
    earlier: int
    decided: bool

    @property
    def ranking(self) -> RankingKey:
        """Score, exceeded share, earlier quarters."""
        share = Fraction(self.exceeded, self.counted) if self.counted else Fraction(0)
        return self.score if self.score is not None else Fraction(0), share, self.earlier

    @property
    def key(self) -> str:
        """How the ceiling names the case: equals are listed in the order of these."""
        return f"{self.case.pk:012d}"


def standing_levels(cycle: Cycle, *, decided_only: bool = False) -> list[Standing]:
    """Every rated case of the cycle that has a group: decided level, else the appraisal's."""
    rows = with_level(cycle, decided_only=decided_only).values_list(
        "pk", "group_id", "in_ratio", "counts"
    )
    return [Standing(case, group, ratio, Level(level)) for case, group, ratio, level in rows]


def with_level(
    cycle: Cycle, *, decided_only: bool = False
) -> QuerySet[WithAnnotations[Case, Counts]]:
    """The cycle's cases in groups, `counts`: the level that counts; those without one left out.

    Who is rated by the centre or by the unit itself is in no ceiling of the province.
    """
    rated_here = Case.objects.filter(cycle=cycle, group__isnull=False).exclude(tier__in=APART)
    cases = rated_here.annotate(
        standing=FilteredRelation("decisions", condition=Q(decisions__annulled_at__isnull=True))
    )
    if decided_only:
        found = cases.filter(state__in=SETTLED).annotate(counts=F("standing__level"))
    else:
        found = cases.exclude(state__in=NOT_RATED).annotate(
            counts=Coalesce("standing__level", "appraisal__level")
        )
    return found.filter(counts__gt="")


def excellent_cases(cycle: Cycle, *, decided_only: bool = False) -> list[Excellent]:
    """The candidates in the ratio with everything a board shows of them."""
    cases = list(
        with_level(cycle, decided_only=decided_only)
        .filter(in_ratio=True, counts=Level.EXCELLENT.value)
        .select_related("official", "unit", "appraisal")
        .defer(*(f"appraisal__{name}" for name in UNSEEN))
        .prefetch_related(
            Prefetch("decisions", Decision.objects.filter(STANDING).defer(*UNSEEN), "now")
        )
    )
    earlier = earlier_proposals(cycle, cases)
    return [_excellent(case, earlier) for case in cases]


def earlier_proposals(cycle: Cycle, cases: Iterable[Case]) -> Mapping[int, int]:
    """By official: the earlier quarters of the year in which the unit proposed excellent."""
    officials = {case.official_id for case in cases if case.official_id is not None}
    found = (
        Proposal.objects.filter(
            level=Level.EXCELLENT.value,
            case__official__in=officials,
            case__cycle__level=cycle.level,
            case__cycle__period__startswith=f"{cycle.quarter.year}-",
            case__cycle__period__lt=cycle.period,
        )
        .values_list("case__official")
        .annotate(quarters=Count("case__cycle", distinct=True))
    )
    return dict(found)


def _excellent(case: Case, earlier: Mapping[int, int]) -> Excellent:
    decisions: list[Decision] = case.now  # type: ignore[attr-defined]
    rests_on: Assessment = decisions[0] if decisions else case.appraisal
    exceeded, counted = exceeded_of(rests_on)
    return Excellent(
        case=case,
        score=rests_on.score,
        exceeded=exceeded,
        counted=counted,
        earlier=earlier.get(case.official_id or 0, 0),
        decided=bool(decisions),
    )


def exceeded_of(rests_on: Assessment) -> tuple[int, int]:
    """Exceeded and counted tasks of the frozen facts."""
    scope = (rests_on.facts or {}).get("scope", {})
    counted = scope.get("assigned", 0) - scope.get("excused", 0)
    return scope.get("exceeded", 0), counted
