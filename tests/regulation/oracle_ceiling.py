"""The oracle on the ceiling of excellent ratings in comparable groups (HD-QUY VI.2)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tests.regulation.oracle_shapes import CaseObject, CaseResult, GroupResult


def groups(cases: Sequence[CaseObject], results: list[CaseResult]) -> list[GroupResult]:
    """Every group that occurs, by name, with the ceiling on it."""
    names = sorted({case["group"] for case in cases})
    pairs = list(zip(cases, results, strict=True))
    return [_group(name, [pair for pair in pairs if pair[0]["group"] == name]) for name in names]


def _keys(case: CaseObject) -> tuple[Decimal, Fraction, int]:
    """Score, exceeded share, earlier quarters proposed excellent: more is better in each."""
    scope = case["scope"]
    share = Fraction(scope.get("exceeded", 0), (scope["assigned"] - scope.get("excused", 0)))
    return Decimal(str(case["score"])), share, case.get("quarters_proposed_excellent", 0)


def _group(name: str, members: list[tuple[CaseObject, CaseResult]]) -> GroupResult:
    inside = [
        (case, result)
        for case, result in members
        if result["status"] == "rated" and case.get("in_ratio", case["role"] != "head")
    ]
    base = sum(1 for _, result in inside if result["level"] in ("excellent", "good"))
    allowed = int(Fraction(20, 100) * base + Fraction(1, 2))
    excellent = [case for case, result in inside if result["level"] == "excellent"]
    ranked = sorted(sorted(excellent, key=lambda case: case["id"]), key=_keys, reverse=True)
    tied: list[str] = []
    if 0 < allowed < len(ranked) and _keys(ranked[allowed - 1]) == _keys(ranked[allowed]):
        tied = [case["id"] for case in ranked if _keys(case) == _keys(ranked[allowed])]
    return {
        "group": name,
        "base": base,
        "allowed": allowed,
        "candidates": [case["id"] for case in ranked],
        "over": max(0, len(ranked) - allowed),
        "tied_at_cut": sorted(tied),
    }
