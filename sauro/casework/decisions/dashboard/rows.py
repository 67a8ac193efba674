"""A cycle's cases as they stand now, in one query: every figure of the dashboard is counted here.

The list behind a figure is chosen from the same rows, so that both always agree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Case as Choose
from django.db.models import (
    CharField,
    Expression,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from sauro.casework.cycles.models import Case, Cycle
from sauro.regulation.levels import LEVELS
from sauro.regulation.procedure.steps import NOT_RATED

NONE_NAMED = "[]"
_PLACES = {level.value: place for place, level in enumerate(LEVELS)}
_APART = frozenset(state.value for state in NOT_RATED)
_STAGES = ("standing", "appraisal", "proposal")


class CaseNow(NamedTuple):
    """A case with what each stage says; levels None or "" where one has said nothing yet.

    decided: by the body, or by the unit's own (HD-QUY IV.2). Scores are exact fractions as text
    ("185/2"): most are never looked at.
    """

    pk: int
    official: int | None
    unit: int
    unit_name: str
    unit_key: str
    block: str
    group: int | None
    in_ratio: bool
    state: str
    self_level: str | None
    self_score: str | None
    head_name: str | None
    head_level: str | None
    proposed: str | None
    appraised: str | None
    decided: str | None
    score: str | None

    @property
    def rated(self) -> bool:
        """Whether the case is rated this quarter at all."""
        return self.state not in _APART

    @property
    def level(self) -> str:
        """The level as it stands: decided, else appraised, else the unit's proposal."""
        return self.decided or self.appraised or self.proposed or ""

    @property
    def counts(self) -> str:
        """The level a ceiling counts: decided, else appraised."""
        return self.decided or self.appraised or ""


_COLUMNS = (
    "pk",
    "official",
    "unit",
    "unit__name",
    "unit__sort_key",
    "block",
    "group",
    "in_ratio",
    "state",
    "own_level",
    "own_score",
    "proposal__head_name",
    "proposal__head_level",
    "proposal__level",
    "appraisal__level",
    "now_decided",
    "score",
)


def cases_now(cycle: Cycle) -> list[CaseNow]:
    """Every case of the cycle; one query."""
    rows = (
        _with_standing(cycle)
        .annotate(
            now_decided=Coalesce("standing__level", "level"),
            own_level=_handed_in("self_assessment__level"),
            own_score=_handed_in("self_assessment__score"),
            score=ExpressionWrapper(F("standing__score"), output_field=CharField()),
        )
        .values_list(*_COLUMNS)
    )
    return [CaseNow._make(row) for row in rows]


def readings_now(cycle: Cycle) -> Mapping[int, Sequence[str]]:
    """By case, the readings its latest outcome names (D1, D2, …); rated cases; one query."""
    named: list[Expression] = [
        KeyTextTransform("readings", f"{stage}__outcome") for stage in _STAGES
    ]
    named.append(_handed_in(KeyTextTransform("readings", "self_assessment__outcome")))
    rows = (
        _with_standing(cycle)
        .exclude(state__in=NOT_RATED)
        .annotate(named=Coalesce(*named, output_field=CharField()))
        .exclude(named=NONE_NAMED)
        .filter(named__isnull=False)
        .values_list("pk", "named")
    )
    return {pk: json.loads(text) for pk, text in rows}


def steps_above(higher: str, lower: str) -> int:
    """By how many levels the first is better; below 0 where it is worse."""
    return _PLACES[lower] - _PLACES[higher]


def _handed_in(value: str | Expression) -> Expression:
    """What a self-assessment says once it is handed in: a draft is for its writers alone."""
    return Choose(
        When(self_assessment__submitted_at__isnull=False, then=value), output_field=CharField()
    )


def _with_standing(cycle: Cycle) -> QuerySet[Case]:
    """With the standing decision, at most one a case."""
    standing = FilteredRelation("decisions", condition=Q(decisions__annulled_at__isnull=True))
    return Case.objects.filter(cycle=cycle).annotate(standing=standing).order_by()
