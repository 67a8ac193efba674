"""An independent judge of the quarterly rating, written from the documents and never from the code.

It is plain and slow on purpose: fractions, sets of days and straight-line ifs in the order of
HD-QUY VI.1, VI.2, VIII.1, IX.1.4. The thresholds stand here as literals, so that a slip in the
rulebook cannot hide. Input: valid objects of `sauro rate`'s JSON lines. Output: the object that
`sauro rate --format json` prints.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import NamedTuple

from tests.regulation.oracle_ceiling import groups
from tests.regulation.oracle_deferral import deferral, quarter_days
from tests.regulation.oracle_shapes import CaseObject, CaseResult, Condition, Result, Tasks


class Verdict(NamedTuple):
    """What the ladder, and after it the collective's rule, says of one case."""

    level: str
    citations: list[str]
    readings: list[str]
    fixed_by_collective: bool
    lowered_by_collective: bool


def rate(cases: Sequence[CaseObject], period: str) -> Result:
    """Rate valid cases in the period, for example `2026-Q2`."""
    first, last = quarter_days(period)
    results = [_rate_one(case, first, last) for case in cases]
    return {
        "period": period,
        "rulebook": "lam-dong-2026",
        "cases": results,
        "groups": groups(cases, results),
    }


# --- facts ----------------------------------------------------------------------------------


def _counted(tasks: Tasks) -> int:
    return tasks["assigned"] - tasks.get("excused", 0)


def _score(case: CaseObject) -> Decimal | None:
    score = case.get("score")
    return None if score is None else Decimal(str(score))


def _own(case: CaseObject) -> Tasks | None:
    """The own tasks where the rule on them applies."""
    if case["role"] == "collective":
        return None
    if "own" in case:
        return case["own"]
    return None if case["role"] == "head" else case["scope"]


def _own_complete(case: CaseObject) -> bool:
    own = _own(case)
    return own is None or own["completed"] == _counted(own)


def _collective(case: CaseObject) -> Tasks | None:
    """The collective's tasks where IX.1.4 can be applied."""
    if case["role"] == "collective" or "collective" not in case:
        return None
    return case["collective"] if _counted(case["collective"]) > 0 else None


def _collective_below_70(case: CaseObject) -> bool:
    tasks = _collective(case)
    return tasks is not None and Fraction(tasks["completed"], _counted(tasks)) < Fraction(70, 100)


# --- the conditions, rung by rung (VI.1, IX.1.4) ----------------------------------------------


def _conditions(case: CaseObject, score: Decimal) -> list[Condition]:
    scope = case["scope"]
    n = _counted(scope)
    counts = {
        "completed": scope["completed"],
        "late": scope.get("late", 0),
        "substandard": scope.get("substandard", 0),
        "exceeded": scope.get("exceeded", 0),
    }
    share = {fact: Fraction(count, n) for fact, count in counts.items()}
    rows: list[Condition] = []

    def points(point: str, level: str, required: str, holds: bool) -> None:
        shown = str(score.quantize(Decimal("0.01"), rounding=ROUND_DOWN))
        rows.append(_condition(f"VI.1.{point}", level, ("score", required, shown), holds))

    def tasks(point: str, level: str, fact: str, required: str, holds: bool) -> None:
        shown = f"{counts[fact]}/{n}"
        rows.append(_condition(f"VI.1.{point}", level, (fact, required, shown), holds))

    points("1", "excellent", ">= 90", score >= 90)
    tasks("1", "excellent", "completed", "= 100%", share["completed"] == 1)
    tasks("1", "excellent", "late", "= 0%", share["late"] == 0)
    tasks("1", "excellent", "substandard", "= 0%", share["substandard"] == 0)
    tasks("1", "excellent", "exceeded", ">= 30%", share["exceeded"] >= Fraction(30, 100))
    points("2", "good", ">= 70", score >= 70)
    tasks("2", "good", "completed", "= 100%", share["completed"] == 1)
    tasks("2", "good", "late", "= 0%", share["late"] == 0)
    tasks("2", "good", "substandard", "= 0%", share["substandard"] == 0)
    points("3", "completed", ">= 50", score >= 50)
    tasks("3", "completed", "completed", "= 100%", share["completed"] == 1)
    tasks("3", "completed", "late", "<= 20%", share["late"] <= Fraction(20, 100))
    points("4", "failed", "< 50", score < 50)
    tasks("4", "failed", "completed", "< 70%", share["completed"] < Fraction(70, 100))
    return rows + _own_condition(case) + _collective_condition(case)


def _condition(clause: str, level: str, said: tuple[str, str, str], holds: bool) -> Condition:
    fact, required, actual = said
    return {
        "clause": f"HD-QUY {clause}",
        "level": level,
        "fact": fact,
        "required": required,
        "actual": actual,
        "holds": holds,
    }


def _own_condition(case: CaseObject) -> list[Condition]:
    own = _own(case)
    if own is None:
        return []
    actual = f"{own['completed']}/{_counted(own)}"
    said = ("own_completed", "= 100%", actual)
    return [_condition("VI.1 đoạn cuối", "completed", said, _own_complete(case))]


def _collective_condition(case: CaseObject) -> list[Condition]:
    tasks = _collective(case)
    if tasks is None:
        return []
    level = "completed" if case["role"] == "head" else "excellent"
    said = ("collective", ">= 70%", f"{tasks['completed']}/{_counted(tasks)}")
    return [_condition("IX.1.4", level, said, not _collective_below_70(case))]


# --- the level --------------------------------------------------------------------------------


def _ladder(case: CaseObject, score: Decimal) -> Verdict:
    scope = case["scope"]
    n = _counted(scope)
    completed = Fraction(scope["completed"], n)
    late = Fraction(scope.get("late", 0), n)
    substandard = Fraction(scope.get("substandard", 0), n)
    exceeded = Fraction(scope.get("exceeded", 0), n)
    on_time_and_good = completed == 1 and late == 0 and substandard == 0

    def verdict(level: str, clause: str, *readings: str) -> Verdict:
        return Verdict(level, [f"HD-QUY {clause}"], list(readings), False, False)

    if not _own_complete(case):
        return verdict("failed", "VI.1 đoạn cuối")
    if score >= 90 and on_time_and_good and exceeded >= Fraction(30, 100):
        return verdict("excellent", "VI.1.1")
    if score >= 70 and on_time_and_good:
        return verdict("good", "VI.1.2", *(["D1"] if score >= 90 else []))
    if score >= 50 and completed == 1 and late <= Fraction(20, 100):
        return verdict("completed", "VI.1.3", *(["D1"] if score >= 70 else []))
    if score < 50 and completed < Fraction(70, 100):
        return verdict("failed", "VI.1.4")
    if score < 50 or completed < Fraction(70, 100):
        return verdict("failed", "VI.1.4", "D4")
    if completed < 1:
        return verdict("failed", "VI.1.4", "D2")
    return verdict("failed", "VI.1.4", "D3")


def _with_collective(case: CaseObject, score: Decimal) -> Verdict:
    """The ladder's word, then the rule on a collective below 70% (IX.1.4)."""
    ladder = _ladder(case, score)
    if not _collective_below_70(case):
        return ladder
    if case["role"] == "head":
        return Verdict("failed", ["HD-QUY IX.1.4"], [], True, ladder.level != "failed")
    if ladder.level == "excellent":
        return Verdict("good", ["HD-QUY VI.1.1", "HD-QUY IX.1.4"], [], False, True)
    return ladder


def _readings(case: CaseObject, verdict: Verdict) -> list[str]:
    if verdict.fixed_by_collective:
        return []
    readings = list(verdict.readings)
    own = _own(case)
    if case.get("changed_post", False):
        readings.append("D5")
    if case["scope"].get("excused", 0) > 0 or (own is not None and own.get("excused", 0) > 0):
        readings.append("D11")
    if case["role"] == "collective":
        readings.append("D13")
    return readings


def _missing(conditions: list[Condition], verdict: Verdict) -> list[str]:
    if verdict.lowered_by_collective:
        return ["collective"]
    if verdict.level == "excellent":
        return []
    above = {"failed": "completed", "completed": "good", "good": "excellent"}[verdict.level]
    return [
        condition["fact"]
        for condition in conditions
        if condition["level"] == above and not condition["holds"]
    ]


def _rate_one(case: CaseObject, first: date, last: date) -> CaseResult:
    ground = deferral(case, first, last)
    if ground is not None:
        examined = ground == "HD-QUY VIII.1.2 gạch đầu dòng 4"
        return _unrated(case, "deferred", ground, ["D16"] if examined else [])
    score = _score(case)
    if score is None or _counted(case["scope"]) == 0:
        return _unrated(case, "insufficient", "HD-QUY VI.1", ["D9"])
    verdict = _with_collective(case, score)
    conditions = _conditions(case, score)
    lower = {"excellent": "good", "good": "completed", "completed": "failed", "failed": "failed"}
    return {
        "id": case["id"],
        "status": "rated",
        "level": verdict.level,
        "level_if_late": lower[verdict.level] if case.get("dossier_late", False) else None,
        "readings": _readings(case, verdict),
        "conditions": conditions,
        "missing_for_next": _missing(conditions, verdict),
        "citations": verdict.citations,
    }


def _unrated(case: CaseObject, status: str, clause: str, readings: list[str]) -> CaseResult:
    return {
        "id": case["id"],
        "status": status,
        "level": None,
        "level_if_late": None,
        "readings": readings,
        "conditions": [],
        "missing_for_next": [],
        "citations": [clause],
    }
