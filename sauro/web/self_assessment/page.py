"""What the page shows beside the form: the working, the live outcome, what is in the way."""

from __future__ import annotations

from typing import Any

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.facts import counting_day
from sauro.casework.dossiers.gathering import Gathered, gather
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.dossiers.scoring import Marks, assess
from sauro.casework.dossiers.self_assessment import is_editable, missing_marks
from sauro.casework.dossiers.stored import read_sheet, working_of
from sauro.casework.work.models import Task
from sauro.casework.work.scope import is_own
from sauro.web.case.working import score_view


def live(case: Case, marks: Marks, gathered: Gathered | None = None) -> dict[str, Any]:
    """Score and outcome of these marks with the records as they stand; nothing is saved."""
    known = gathered or gather([case])
    assessed = assess(case, marks, gathered=known)
    return {
        "case": case,
        "score": score_view(case, working_of(assessed), _tasks(case, known), _mains(case, known)),
        "total": assessed.facts.score,
        "outcome": assessed.outcome,
        "missing_marks": len(missing_marks(case, marks)),
        "plan_problems": [
            problem.message
            for problem in assessed.problems
            if not problem.path.startswith("general.")
        ],
        "unreported": _unreported(case, known),
        "on": counting_day(case.cycle),
    }


def frozen(case: Case, own: SelfAssessment) -> dict[str, Any]:
    """The same of a self-assessment that was handed in, as it was frozen."""
    known = gather([case])
    working = read_sheet(own.sheet)
    return {
        "case": case,
        "score": score_view(case, working, _tasks(case, known), _mains(case, known)),
        "total": own.score,
        "outcome": own.outcome,
    }


def own_of(case: Case) -> SelfAssessment | None:
    """The self-assessment of the case, where there is one."""
    return SelfAssessment.objects.filter(case=case).first()


def shown(case: Case, own: SelfAssessment | None) -> dict[str, Any]:
    """Live while it may still be written, else as frozen."""
    if own is None or is_editable(case):
        return live(case, own.marks if own else {})
    return frozen(case, own)


def _tasks(case: Case, gathered: Gathered) -> list[Task]:
    of_official = gathered.tasks_of_official.get(case.official_id or 0, ())
    return [*gathered.tasks_of_unit.get(case.unit_id, ()), *of_official]


def _mains(case: Case, gathered: Gathered) -> list[int]:
    plan = gathered.plans.get(case.pk)
    return plan.mains if plan else []


def _unreported(case: Case, gathered: Gathered) -> list[Task]:
    """As `self_assessment.unreported` finds them, without another query."""
    tasks = {task.pk: task for task in _tasks(case, gathered) if is_own(task, case)}
    return [
        task
        for task in tasks.values()
        if task.acceptance == Task.Acceptance.NONE and task.excuse != Task.Excuse.CONFIRMED
    ]
