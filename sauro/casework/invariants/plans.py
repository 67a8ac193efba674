"""An approved plan adds up under the frame of its block (HD-QUY II.4, QD-366 Điều 10)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.casework.cycles.rules import frame_of
from sauro.casework.invariants.naming import place
from sauro.casework.work.models import Plan
from sauro.casework.work.plan_checks import points_problems
from sauro.regulation.procedure.steps import CaseState


def plan_faults() -> Iterator[str]:
    """Plans being drawn up may be unfinished; the others may not."""
    plans = Plan.objects.exclude(
        case__state__in=(CaseState.PLANNING.value, CaseState.DEFERRED.value)
    ).select_related("case__cycle", "case__unit", "case__official")
    for plan in plans.order_by("pk"):
        for problem in points_problems(plan, frame_of(plan.case)):
            yield f"{place(plan.case)}: kế hoạch đã trình mà {problem.message}"
