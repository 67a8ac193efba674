"""The ceiling board: every comparable group against its ceiling (HD-QUY VI.2).

It shows and ranks; it never lowers anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions.models import Choice
from sauro.casework.decisions.ranked import (
    Excellent,
    Standing,
    excellent_cases,
    standing_levels,
)
from sauro.casework.people.models import Group
from sauro.regulation.levels import Level
from sauro.regulation.quarter.rules import QuarterRules, QuotaBase
from sauro.regulation.quota import Candidate, GroupCeiling, allowed_excellent, ceiling


@dataclass(frozen=True, slots=True)
class RankedCase:
    """A candidate at its place; within: above the cut; tied: equal with one beyond the cut."""

    place: int
    excellent: Excellent
    within: bool
    last_within: bool
    tied: bool
    choice: Choice | None

    @property
    def case(self) -> Case:
        """The case."""
        return self.excellent.case


@dataclass(frozen=True, slots=True)
class BaseCount:
    """One reading of the base (D7): people, how many may be excellent, whether in force."""

    kind: QuotaBase
    people: int
    allowed: int
    in_force: bool


@dataclass(frozen=True, slots=True)
class GroupBoard:
    """A group of the board. outside: rated cases that count in no ratio (HD-QUY VI.2 đoạn 3)."""

    group: Group
    ceiling: GroupCeiling
    quota: Fraction
    candidates: tuple[RankedCase, ...]
    outside: int

    @property
    def base(self) -> int:
        """The number of people the share is taken of."""
        return self.ceiling.base

    @property
    def allowed(self) -> int:
        """How many may be excellent."""
        return self.ceiling.allowed

    @property
    def chosen(self) -> int:
        """How many stand at excellent now."""
        return len(self.ceiling.candidates)

    @property
    def over(self) -> int:
        """How many too many."""
        return self.ceiling.over

    @property
    def tied(self) -> bool:
        """Whether the cut falls among equals, so that the body must choose."""
        return bool(self.ceiling.tied_at_cut)

    @property
    def kept(self) -> int:
        """How many candidates the body has chosen to keep."""
        return sum(ranked.choice is not None and ranked.choice.keeps for ranked in self.candidates)

    @property
    def bases(self) -> tuple[BaseCount, ...]:
        """The three readings of the base, the one in force among them."""
        return tuple(
            BaseCount(kind, people, allowed_excellent(people, self.quota), kind is self._in_force)
            for kind, people in self.ceiling.bases.items()
        )

    @property
    def _in_force(self) -> QuotaBase:
        return self.ceiling.base_kind


def board(cycle: Cycle, *, decided_only: bool = False) -> list[GroupBoard]:
    """Every group that has a rated case, in Vietnamese order; a fixed number of queries.

    decided_only: only what is decided counts, as the closing of a session asks.
    """
    rules = rules_of(cycle)
    levels: dict[int, list[Standing]] = defaultdict(list)
    for standing in standing_levels(cycle, decided_only=decided_only):
        levels[standing.group].append(standing)
    candidates: dict[int, list[Excellent]] = defaultdict(list)
    for each in excellent_cases(cycle, decided_only=decided_only):
        candidates[each.case.group_id or 0].append(each)
    choices = {choice.case_id: choice for choice in Choice.objects.filter(cycle=cycle)}
    return [
        _group(group, levels[group.pk], candidates[group.pk], choices, rules)
        for group in Group.objects.filter(pk__in=list(levels))
    ]


def groups_over(cycle: Cycle) -> list[tuple[Group, GroupCeiling]]:
    """The groups above their ceiling among what is decided: two queries, no ranking."""
    rules = rules_of(cycle)
    levels: dict[int, list[Level]] = defaultdict(list)
    for each in standing_levels(cycle, decided_only=True):
        if each.in_ratio:
            levels[each.group].append(each.level)
    found = []
    for group in Group.objects.filter(pk__in=list(levels)):
        mine = levels[group.pk]
        excellent = [Candidate(str(n), ()) for n in range(mine.count(Level.EXCELLENT))]
        quota = rules.parameters.quota
        against = ceiling(group.name, mine, excellent, quota, rules.quota_base)
        if against.over:
            found.append((group, against))
    return found


def group_board(cycle: Cycle, group_id: int | None) -> GroupBoard | None:
    """The board of one group; None where nobody of it is rated."""
    return next((each for each in board(cycle) if each.group.pk == group_id), None)


def _group(
    group: Group,
    standing: Sequence[Standing],
    excellent: Sequence[Excellent],
    choices: dict[int, Choice],
    rules: QuarterRules,
) -> GroupBoard:
    levels = [each.level for each in standing if each.in_ratio]
    ranked = [Candidate(each.key, each.ranking) for each in excellent]
    quota = rules.parameters.quota
    found = ceiling(group.name, levels, ranked, quota, rules.quota_base)
    by_key = {each.key: each for each in excellent}
    rows = tuple(
        RankedCase(
            place=place,
            excellent=by_key[key],
            within=place <= found.allowed,
            last_within=place == found.allowed and place < len(found.candidates),
            tied=key in found.tied_at_cut,
            choice=choices.get(by_key[key].case.pk),
        )
        for place, key in enumerate(found.candidates, 1)
    )
    outside = sum(not each.in_ratio and each.level is Level.EXCELLENT for each in standing)
    return GroupBoard(group, found, quota, rows, outside)
