"""A few hundred outcomes by the real rules, reused across the rows of every quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle as again
from typing import Any

from bench.cases import stream
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.rules import rules_of
from sauro.casework.dossiers.facts import facts_object
from sauro.regulation.contract import case_object
from sauro.regulation.quarter.facts import Role
from sauro.regulation.quarter.rate import rate

OF_A_ROLE = 50
MARKS = {"C1": "4", "C2": "4.25", "C3": "6", "C4": "2.25", "C5": "2.75"}
TASKS_OF_AXIS = 2


class Outcomes:
    """Columns of an assessment for a case, one after the other of its role."""

    def __init__(self, cycle: Cycle) -> None:
        rules, quarter = rules_of(cycle), cycle.quarter
        found: dict[Role, list[dict[str, Any]]] = {role: [] for role in Role}
        for made in stream():
            role, facts = made.facts.role, made.facts
            outcome = rate(facts, quarter, rules)
            if len(found[role]) < OF_A_ROLE and outcome.level and not facts.absences:
                found[role].append({"facts": facts, "outcome": outcome})
            if all(len(each) == OF_A_ROLE for each in found.values()):
                break
        self._rows: Mapping[Role, Iterator[dict[str, Any]]] = {
            role: again(rows) for role, rows in found.items()
        }

    def next_of(self, case: Case) -> tuple[str, dict[str, Any]]:
        """The level the rules give, and the columns."""
        row = next(self._rows[Role(case.role)])
        outcome, facts = row["outcome"], row["facts"]
        columns = {
            "marks": MARKS,
            "score": facts.score,
            "facts": facts_object(case, facts),
            "outcome": case_object(case.code, outcome),
            "rulebook": outcome.rulebook,
            "sheet": _SHEET,
        }
        return outcome.level.value, columns


_SHEET = {
    "general_points": "77/4",
    "results_points": "129/2",
    "axes": [
        {
            "axis": axis,
            "maximum": "15",
            "kpi": "183/2",
            "points": "549/40",
            "products": [
                [axis * TASKS_OF_AXIS + number, "1", "1", ["100", "91", "100", "75"], "183/2"]
                for number in range(TASKS_OF_AXIS)
            ],
        }
        for axis in range(1, 7)
    ],
}
