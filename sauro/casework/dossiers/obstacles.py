"""What stands in the way of a step, said at the input it concerns."""

from __future__ import annotations

from collections.abc import Mapping

from sauro.casework.cycles.models import Case
from sauro.casework.errors import RefusedMany
from sauro.regulation.procedure.steps import CaseState, Step, load_procedure

_FIELDS = {"level_chosen": "level", "difference_explained": "reason"}


def check_inputs(case: Case, step: Step, met: Mapping[str, bool]) -> None:
    """RefusedMany with every obstacle of the step: at "level", at "reason", or on the whole."""
    wrong: dict[str, str] = {}
    for obstacle in load_procedure().obstacles(step, CaseState(case.state), met):
        field = _FIELDS.get(obstacle.need, "")
        wrong[field] = f"{wrong.get(field, '')} {obstacle}.".strip()
    if wrong:
        raise RefusedMany(wrong)
