"""Rate a whole quarter: every case, then every group against its ceiling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Case
from sauro.regulation.quarter.rate import rate
from sauro.regulation.quarter.rules import QuarterRules
from sauro.regulation.quota import Candidate, GroupCeiling, ceiling
from sauro.regulation.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Every case with its outcome, in the order given, and every group, sorted by name."""

    quarter: Quarter
    rulebook: Rulebook
    rules: QuarterRules
    results: tuple[tuple[Case, Outcome], ...]
    groups: tuple[GroupCeiling, ...]


def rate_batch(cases: Sequence[Case], quarter: Quarter, rulebook: Rulebook) -> BatchResult:
    """Rate valid cases under a rulebook. PeriodNotRated where it does not rate the quarter."""
    rules = rulebook.rules(quarter)
    results = tuple((case, rate(case.facts, quarter, rules)) for case in cases)
    return BatchResult(quarter, rulebook, rules, results, ceilings(results, rules))


def ceilings(
    results: Sequence[tuple[Case, Outcome]], rules: QuarterRules
) -> tuple[GroupCeiling, ...]:
    """The ceiling of every group that occurs; only rated cases in the ratio count."""
    levels: dict[str, list[Level]] = defaultdict(list)
    candidates: dict[str, list[Candidate]] = defaultdict(list)
    for case, outcome in results:
        members = levels[case.group]
        if case.in_ratio and outcome.level is not None:
            members.append(outcome.level)
            if outcome.level is Level.EXCELLENT:
                candidates[case.group].append(Candidate(case.id, _ranking(case)))
    quota, base = rules.parameters.quota, rules.quota_base
    return tuple(
        ceiling(group, levels[group], candidates[group], quota, base) for group in sorted(levels)
    )


def _ranking(case: Case) -> tuple[Fraction, Fraction, int]:
    facts = case.facts
    score = facts.score if facts.score is not None else Fraction(0)
    exceeded = Fraction(facts.scope.exceeded, facts.scope.counted)
    return score, exceeded, case.quarters_proposed_excellent
