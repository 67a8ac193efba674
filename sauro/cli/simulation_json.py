"""A simulation as one JSON object."""

from __future__ import annotations

from sauro.cli.simulation import changed_cases, changed_settings, levels_of
from sauro.regulation.contract import group_object
from sauro.regulation.levels import LEVELS
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult


def simulation_object(before: BatchResult, after: BatchResult) -> dict[str, object]:
    """The replaced values, the cases that change, totals and groups before and after."""
    return {
        "period": str(before.quarter),
        "rulebook": before.rulebook.id,
        "cases": len(before.results),
        "set": [
            {"name": each.name, "before": each.before, "after": each.after}
            for each in changed_settings(before, after)
        ],
        "changed": [
            {
                "id": change.case.id,
                "unit": change.case.unit,
                "group": change.case.group,
                "role": change.case.facts.role.value,
                "before": _level(change.before),
                "after": _level(change.after),
            }
            for change in changed_cases(before, after)
        ],
        "levels": {"before": _levels(before), "after": _levels(after)},
        "groups": [
            {"before": group_object(old), "after": group_object(new)}
            for old, new in zip(before.groups, after.groups, strict=True)
        ],
    }


def _level(outcome: Outcome) -> dict[str, str | None]:
    return {"status": outcome.status.value, "level": outcome.level and outcome.level.value}


def _levels(result: BatchResult) -> dict[str, int]:
    counted = levels_of(result)
    levels = {level.value: counted[level] for level in LEVELS}
    return {"rated": sum(levels.values()), **levels}
