"""Rate one case of a quarter: deferral, missing facts, the ladder, the collective's rule.

Lateness of the dossier and the ceiling never change the level here: the first is a proposal
to the deciding body (HD-QUY VII.2.2), the second a limit on its choice (HD-QUY VI.2).
"""

from __future__ import annotations

from sauro.regulation.conditions import Fact
from sauro.regulation.ladder.checklist import Checklist
from sauro.regulation.ladder.climb import Climb, climb
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.deferral import Ground, deferral
from sauro.regulation.quarter.facts import CaseFacts, Counts, Role, Scope
from sauro.regulation.quarter.rules import QuarterRules

CHANGED_POST = "D5"
INSUFFICIENT_FACTS = "D9"
EXCUSED_LEAVES_COUNTS = "D11"
COLLECTIVE_BY_LADDER = "D13"

_NOT_APPLIED = (0, 1)


def rate(facts: CaseFacts, quarter: Quarter, rules: QuarterRules) -> Outcome:
    """The outcome of valid facts (see `check_facts`) under the rules of the quarter."""
    if facts.absences:
        ground = deferral(facts.absences, quarter, rules.grounds, rules.parameters)
        if ground is not None:
            return _deferred(ground, rules)
    scope = facts.scope
    counted = scope.counted
    if facts.score is None or counted == 0:
        return Outcome(
            rules.rulebook,
            Status.INSUFFICIENT,
            readings=(INSUFFICIENT_FACTS,),
            citations=(rules.insufficient_clause,),
        )
    own = own_counts(facts)
    collective = collective_counts(facts)
    checklist = rules.checklist(
        head=facts.role is Role.HEAD, own=own is not None, collective=collective is not None
    )
    measures = (
        facts.score.as_integer_ratio(),
        (scope.completed, counted),
        (scope.late, counted),
        (scope.substandard, counted),
        (scope.exceeded, counted),
        _NOT_APPLIED if own is None else (own.completed, own.counted),
        _NOT_APPLIED if collective is None else (collective.completed, collective.counted),
    )
    holds = checklist.check(measures)
    return _rated(facts, rules, checklist, measures, holds)


def own_counts(facts: CaseFacts) -> Counts | Scope | None:
    """The official's own tasks; the scope's where a deputy or member names none."""
    if facts.role is Role.COLLECTIVE:
        return None
    if facts.own is None and facts.role is not Role.HEAD:
        return facts.scope
    return facts.own


def collective_counts(facts: CaseFacts) -> Counts | None:
    """The collective's tasks, where its rule (HD-QUY IX.1.4) applies and something counts."""
    collective = facts.collective
    if collective is None or facts.role is Role.COLLECTIVE or collective.counted == 0:
        return None
    return collective


def _deferred(ground: Ground, rules: QuarterRules) -> Outcome:
    return Outcome(
        rules.rulebook,
        Status.DEFERRED,
        readings=ground.readings,
        citations=(ground.clause,),
    )


def _rated(
    facts: CaseFacts,
    rules: QuarterRules,
    checklist: Checklist,
    measures: tuple[tuple[int, int], ...],
    holds: tuple[bool, ...],
) -> Outcome:
    ladder = climb(checklist, holds)
    level = ladder.level
    citations: tuple[str, ...] = (ladder.clause,)
    fixed = False
    guard = checklist.guard
    if guard is not None and not holds[guard]:
        condition = checklist.conditions[guard]
        limit = condition.level.below
        fixed = limit is Level.FAILED
        if fixed:
            level, citations = limit, (condition.clause,)
        elif level.is_above(limit):
            level, citations = limit, (ladder.clause, condition.clause)
    return Outcome(
        rules.rulebook,
        Status.RATED,
        level,
        level.below if facts.dossier_late else None,
        () if fixed else _readings(facts, ladder),
        citations,
        _missing(checklist, holds, level),
        checklist.conditions,
        measures,
        holds,
    )


def _readings(facts: CaseFacts, ladder: Climb) -> tuple[str, ...]:
    """The readings a rated outcome names, by number."""
    readings = [] if ladder.reading is None else [ladder.reading]
    if facts.changed_post:
        readings.append(CHANGED_POST)
    if facts.scope.excused or (facts.own is not None and facts.own.excused):
        readings.append(EXCUSED_LEAVES_COUNTS)
    if facts.role is Role.COLLECTIVE:
        readings.append(COLLECTIVE_BY_LADDER)
    return tuple(readings)


def _missing(checklist: Checklist, holds: tuple[bool, ...], level: Level) -> tuple[Fact, ...]:
    """What keeps the case from the next level up.

    Where the collective's rule alone took a level away, that is all that is missing.
    """
    wanted = level.above
    if wanted is None:
        return ()
    return tuple([fact for place, fact in checklist.wanted[wanted] if not holds[place]])
