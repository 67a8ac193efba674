"""Progress and levels by block, and groups against their ceiling, counted from the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions.dashboard.rows import CaseNow
from sauro.casework.people.models import Group
from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import NOT_RATED
from sauro.regulation.quota import Candidate, GroupCeiling, ceiling

WITHOUT_LEVEL = "none"
APART = "not_rated"


@dataclass(frozen=True, slots=True)
class BlockNow:
    """A block: its cases by state, those not rated this quarter apart; its rated ones by level."""

    block: Block
    states: Mapping[str, int]
    levels: Mapping[str, int]

    @property
    def total(self) -> int:
        """All cases, those not rated too."""
        return sum(self.states.values())

    @property
    def rated(self) -> int:
        """The base of the levels: cases to be rated."""
        return sum(self.levels.values())


def blocks_now(rows: Iterable[CaseNow]) -> list[BlockNow]:
    """Every block that has a case, in the order of the frames."""
    states: dict[str, Counter[str]] = defaultdict(Counter)
    levels: dict[str, Counter[str]] = defaultdict(Counter)
    apart = {state.value for state in NOT_RATED}
    for row in rows:
        states[row.block][APART if row.state in apart else row.state] += 1
        if row.state not in apart:
            levels[row.block][row.level or WITHOUT_LEVEL] += 1
    return [BlockNow(block, states[block], levels[block]) for block in Block if block in states]


def ceilings_now(cycle: Cycle, rows: Iterable[CaseNow]) -> list[tuple[Group, GroupCeiling]]:
    """Every group with a level decided or appraised, against its ceiling; one query."""
    rules = rules_of(cycle)
    levels: dict[int, list[Level]] = defaultdict(list)
    for row in rows:
        if row.rated and row.in_ratio and row.group is not None and row.counts:
            levels[row.group].append(Level(row.counts))
    found = []
    for group in Group.objects.filter(pk__in=list(levels)):
        mine = levels[group.pk]
        excellent = [Candidate(str(n), ()) for n in range(mine.count(Level.EXCELLENT))]
        quota = rules.parameters.quota
        found.append((group, ceiling(group.name, mine, excellent, quota, rules.quota_base)))
    return found
