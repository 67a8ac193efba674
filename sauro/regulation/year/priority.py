"""Who comes first under the year's ceiling (HD-QUY VIII.2, QD-366 Điều 11 khoản 1.5).

Nobody is lowered: the groups show how many may be excellent, in which order the candidates
stand, and who is equal at the cut. The body chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from sauro.regulation.errors import RegulationError
from sauro.regulation.levels import Level
from sauro.regulation.parameters import show_share
from sauro.regulation.quota import Candidate, GroupCeiling, RankingKey, ceiling
from sauro.regulation.year.facts import AnnualFacts
from sauro.regulation.year.rate import AnnualOutcome
from sauro.regulation.year.rules import YearRules


class QuotaRefused(RegulationError):  # noqa: N818  (a decision that does not carry its share)
    """A decision does not allow the share it names; the message says why."""


@dataclass(frozen=True, slots=True)
class AnnualCase:
    """A subject in its comparable group, with its outcome.

    in_ratio: whether it counts in the group's ceiling.
    """

    id: str
    group: str
    facts: AnnualFacts
    outcome: AnnualOutcome
    quarters_proposed_excellent: int = 0
    in_ratio: bool = True


class OutstandingDecision(NamedTuple):
    """The explicit decision that a group may go above the ordinary share, on its ground."""

    group: str
    share: Fraction
    document: str
    ground: str


def annual_ceilings(
    cases: Sequence[AnnualCase],
    rules: YearRules,
    decisions: Sequence[OutstandingDecision] = (),
) -> tuple[GroupCeiling, ...]:
    """Every group against its ceiling, by name. QuotaRefused names a decision that fails."""
    groups = sorted({case.group for case in cases})
    shares = _shares(groups, rules, decisions)
    return tuple(
        _ceiling(group, [each for each in cases if each.group == group], shares[group], rules)
        for group in groups
    )


def ranking(case: AnnualCase) -> RankingKey:
    """Quarters proposed excellent, then score, then the share of tasks exceeded."""
    score = case.facts.score or Fraction()
    scope = case.facts.scope
    exceeded = Fraction(scope.exceeded, scope.counted) if scope.counted else Fraction()
    return case.quarters_proposed_excellent, score, exceeded


def _ceiling(
    group: str, cases: Sequence[AnnualCase], quota: Fraction, rules: YearRules
) -> GroupCeiling:
    rated = [
        (case, case.outcome.outcome.level)
        for case in cases
        if case.in_ratio and case.outcome.outcome.level is not None
    ]
    return ceiling(
        group,
        [level for _, level in rated if level is not None],
        [Candidate(case.id, ranking(case)) for case, level in rated if level is Level.EXCELLENT],
        quota,
        rules.quota_base,
    )


def _shares(
    groups: Sequence[str], rules: YearRules, decisions: Sequence[OutstandingDecision]
) -> dict[str, Fraction]:
    shares = dict.fromkeys(groups, rules.quota)
    decided: set[str] = set()
    for decision in decisions:
        said = _fault(decision, groups, decided, rules)
        if said is not None:
            raise QuotaRefused(f'Nhóm "{decision.group}": {said} ({rules.quota_clause}).')
        decided.add(decision.group)
        shares[decision.group] = decision.share
    return shares


def _fault(
    decision: OutstandingDecision, groups: Sequence[str], decided: set[str], rules: YearRules
) -> str | None:
    """Why a decision does not carry its share; None where it does."""
    share = show_share(decision.share)
    if decision.group not in groups:
        return "không có nhóm này; sửa tên nhóm trong quyết định"
    if decision.group in decided:
        return "có hai quyết định về tỷ lệ; chỉ giữ một"
    if not decision.document.strip():
        return f"tỷ lệ {share} phải có quyết định; ghi số, ngày văn bản"
    if not decision.ground.strip():
        return f"tỷ lệ {share} phải nêu thành tích xuất sắc, nổi trội làm căn cứ"
    if not rules.quota < decision.share <= rules.outstanding_quota:
        ordinary, most = show_share(rules.quota), show_share(rules.outstanding_quota)
        return f"tỷ lệ {share} phải trên {ordinary} và không quá {most}"
    return None
