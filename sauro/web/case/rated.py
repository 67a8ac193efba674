"""The outcome and the score a page of a case shows: frozen, or on today's records."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.gathering import Gathered
from sauro.casework.dossiers.models import Assessment
from sauro.casework.dossiers.scoring import Marks, assess
from sauro.casework.dossiers.stored import Working, read_sheet, working_of
from sauro.regulation.outcome import Outcome
from sauro.regulation.procedure.steps import CaseState
from sauro.web.case.working import ScoreView, score_view

LIVE = "Theo quy tắc, trên số liệu hiện có"


class Rated(NamedTuple):
    """What is shown; by_rule: code of the level the rules give, "" for none."""

    heading: str
    outcome: Outcome | Mapping[str, Any] | None
    by_rule: str
    total: Fraction | None
    score: ScoreView | None


def is_live(case: Case) -> bool:
    """Until the dossier is handed in the figures go on changing."""
    return not CaseState(case.state).is_past(CaseState.PROPOSED) and case.cycle.is_open


def frozen_rating(case: Case, heading: str, stage: Assessment, gathered: Gathered) -> Rated:
    """As it was frozen at a stage."""
    stored = stage.outcome or {}
    score = _view(case, read_sheet(stage.sheet), gathered)
    return Rated(heading, stage.outcome, stored.get("level") or "", stage.score, score)


def live_rating(case: Case, marks: Marks, gathered: Gathered) -> Rated:
    """As the records give it today."""
    assessed = assess(case, marks, gathered=gathered)
    level = assessed.outcome.level
    return Rated(
        LIVE,
        assessed.outcome,
        level.value if level else "",
        assessed.facts.score,
        _view(case, working_of(assessed), gathered),
    )


def _view(case: Case, working: Working | None, gathered: Gathered) -> ScoreView | None:
    plan = gathered.plans.get(case.pk)
    own = gathered.tasks_of_official.get(case.official_id or 0, ())
    tasks = [*gathered.tasks_of_unit.get(case.unit_id, ()), *own]
    return score_view(case, working, tasks, plan.mains if plan else [])
