"""The JSON objects other systems rely on: names and shapes are fixed."""

from __future__ import annotations

from sauro.regulation.conditions import CheckedCondition
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quota import GroupCeiling

JsonObject = dict[str, object]


def batch_object(result: BatchResult) -> JsonObject:
    """What `sauro rate --format json` prints."""
    return {
        "period": str(result.quarter),
        "rulebook": result.rulebook.id,
        "cases": [case_object(case.id, outcome) for case, outcome in result.results],
        "groups": [group_object(group) for group in result.groups],
    }


def case_object(case_id: str, outcome: Outcome) -> JsonObject:
    """One case with its level and every reason."""
    return {
        "id": case_id,
        "status": outcome.status.value,
        "level": outcome.level and outcome.level.value,
        "level_if_late": outcome.level_if_late and outcome.level_if_late.value,
        "readings": list(outcome.readings),
        "conditions": [condition_object(checked) for checked in outcome.conditions],
        "missing_for_next": [fact.value for fact in outcome.missing_for_next],
        "citations": list(outcome.citations),
    }


def condition_object(checked: CheckedCondition) -> JsonObject:
    """One condition: what is required, what was measured, whether it holds."""
    condition = checked.condition
    return {
        "clause": condition.clause,
        "level": condition.level.value,
        "fact": condition.fact.value,
        "required": condition.required,
        "actual": checked.actual,
        "holds": checked.holds,
    }


def group_object(group: GroupCeiling) -> JsonObject:
    """One comparable group against its ceiling."""
    return {
        "group": group.group,
        "base": group.base,
        "allowed": group.allowed,
        "candidates": list(group.candidates),
        "over": group.over,
        "tied_at_cut": list(group.tied_at_cut),
    }
