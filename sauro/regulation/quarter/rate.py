"""Rate one case of a quarter: deferral, missing facts, the ladder, the collective's rule.

Lateness of the dossier and the ceiling never change the level here: the first is a proposal
to the deciding body (HD-QUY VII.2.2), the second a limit on its choice (HD-QUY VI.2).
"""

from __future__ import annotations

from sauro.regulation.conditions import Measure
from sauro.regulation.ladder.checklist import Checklist
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
    measures: tuple[Measure, ...],
    holds: tuple[bool, ...],
) -> Outcome:
    verdict = rules.judge(checklist, holds)
    return Outcome(
        rules.rulebook,
        Status.RATED,
        verdict.level,
        verdict.level.below if facts.dossier_late else None,
        () if verdict.fixed else _readings(facts, verdict.reading),
        verdict.citations,
        verdict.missing,
        checklist.conditions,
        measures,
        holds,
    )


def _readings(facts: CaseFacts, given_by: str | None) -> tuple[str, ...]:
    """The readings a rated outcome names, by number."""
    readings = [] if given_by is None else [given_by]
    if facts.changed_post:
        readings.append(CHANGED_POST)
    if facts.scope.excused or (facts.own is not None and facts.own.excused):
        readings.append(EXCUSED_LEAVES_COUNTS)
    if facts.role is Role.COLLECTIVE:
        readings.append(COLLECTIVE_BY_LADDER)
    return tuple(readings)
