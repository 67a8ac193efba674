"""Rate one subject of a year: not rated, failed cases, missing facts, the ladder.

The ceiling never changes the level here: it is a limit on the body's choice.
"""

from __future__ import annotations

from typing import NamedTuple

from sauro.regulation.conditions import Fact, Measure
from sauro.regulation.ladder.checklist import Checklist
from sauro.regulation.ladder.climb import Climb, climb
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.quarter.rate import EXCUSED_LEAVES_COUNTS, INSUFFICIENT_FACTS
from sauro.regulation.year.checks import AnnualFactsRefused, check_annual
from sauro.regulation.year.consequence import Consequences, no_excellent, replacement
from sauro.regulation.year.deferral import not_rated_clause
from sauro.regulation.year.facts import AnnualFacts
from sauro.regulation.year.findings import Effect, WeighedFinding, weigh
from sauro.regulation.year.rules import ClassRules, YearRules
from sauro.regulation.year.subjects import SubjectKind

PARTY_ORGANISATION_AS_COLLECTIVE = "D19"

_NOT_APPLIED = (0, 1)


class AnnualOutcome(NamedTuple):
    """A year's outcome, every recorded finding with its effect, and what follows from quarters."""

    outcome: Outcome
    findings: tuple[WeighedFinding, ...]
    consequences: Consequences

    @property
    def counted(self) -> tuple[WeighedFinding, ...]:
        """The findings that make the year `failed`, where it is rated at all."""
        return tuple(each for each in self.findings if each.effect is Effect.COUNTED)

    @property
    def considered(self) -> tuple[WeighedFinding, ...]:
        """The findings that are shown without effect."""
        return tuple(each for each in self.findings if each.effect is not Effect.COUNTED)


def rate_year(facts: AnnualFacts, rules: YearRules) -> AnnualOutcome:
    """The outcome of one subject. AnnualFactsRefused with everything wrong with its facts."""
    problems = check_annual(facts, rules)
    if problems:
        raise AnnualFactsRefused(problems)
    cases = rules.classes[facts.subject_class].cases
    findings = tuple(
        weigh(finding, cases[finding.code], rules.former_unit_clause) for finding in facts.findings
    )
    consequences = _consequences(facts, rules)
    return AnnualOutcome(_outcome(facts, rules, findings, consequences), findings, consequences)


def _consequences(facts: AnnualFacts, rules: YearRules) -> Consequences:
    """Both rules speak of individuals (HD-QUY VIII.2, IX.2)."""
    if not facts.kind.is_person:
        return Consequences()
    return Consequences(
        no_excellent(facts.quarters, rules.year, rules.barring_quarters),
        replacement(facts.quarters, rules.year, rules.replacement_quarters),
    )


def _outcome(
    facts: AnnualFacts,
    rules: YearRules,
    findings: tuple[WeighedFinding, ...],
    consequences: Consequences,
) -> Outcome:
    clause = not_rated_clause(facts, rules.last_day, rules.not_rated)
    if clause is not None:
        return Outcome(rules.rulebook, Status.DEFERRED, citations=(clause,))
    of_class = rules.classes[facts.subject_class]
    measures = _measures(facts, consequences)
    if measures is None:
        return _without_figures(facts, rules, findings)
    checklist = of_class.checklist
    holds = checklist.check(measures)
    ladder = climb(checklist, holds)
    counted = any(each.effect is Effect.COUNTED for each in findings)
    level = Level.FAILED if counted else ladder.level
    return Outcome(
        rules.rulebook,
        Status.RATED,
        level,
        None,
        _readings(facts, findings, () if counted else _by_ladder(facts, of_class, ladder, holds)),
        _citations(checklist, ladder, holds, findings),
        _missing(checklist, holds, level),
        checklist.conditions,
        measures,
        holds,
    )


def _measures(facts: AnnualFacts, consequences: Consequences) -> tuple[Measure, ...] | None:
    """One measure for every fact, in the order of `Fact`; None where there are no figures (D9)."""
    scope = facts.scope
    if facts.score is None or scope.counted == 0:
        return None
    return (
        facts.score.as_integer_ratio(),
        (scope.completed, scope.counted),
        (scope.late, scope.counted),
        (scope.substandard, scope.counted),
        (scope.exceeded, scope.counted),
        _NOT_APPLIED,
        _NOT_APPLIED,
        (int(facts.shortcomings.all_remedied), 1),
        (int(not facts.disciplined), 1),
        (int(consequences.no_excellent is None), 1),
    )


def _without_figures(
    facts: AnnualFacts, rules: YearRules, findings: tuple[WeighedFinding, ...]
) -> Outcome:
    """A recorded case needs no score to fail the year; nothing else gives a level (D9)."""
    clauses = _counted_clauses(findings)
    if not clauses:
        return Outcome(
            rules.rulebook,
            Status.INSUFFICIENT,
            readings=(INSUFFICIENT_FACTS,),
            citations=(rules.insufficient_clause,),
        )
    readings = _readings(facts, findings, ())
    return Outcome(rules.rulebook, Status.RATED, Level.FAILED, readings=readings, citations=clauses)


def _counted_clauses(findings: tuple[WeighedFinding, ...]) -> tuple[str, ...]:
    clauses = [each.case.clause for each in findings if each.effect is Effect.COUNTED]
    return tuple(dict.fromkeys(clauses))


def _citations(
    checklist: Checklist,
    ladder: Climb,
    holds: tuple[bool, ...],
    findings: tuple[WeighedFinding, ...],
) -> tuple[str, ...]:
    """The counted cases' clauses and the grounds of `failed` that hold; else the ladder's clause.

    What makes the year failed only under a reading is no ground beside a counted case.
    """
    clauses = list(_counted_clauses(findings))
    start, end = checklist.grounds.start, checklist.grounds.end
    clauses += [checklist.conditions[at].clause for at in range(start, end) if holds[at]]
    return tuple(dict.fromkeys(clauses)) or (ladder.clause,)


def _by_ladder(
    facts: AnnualFacts, of_class: ClassRules, ladder: Climb, holds: tuple[bool, ...]
) -> tuple[str, ...]:
    readings = [] if ladder.reading is None else [ladder.reading]
    if facts.scope.excused:
        readings.append(EXCUSED_LEAVES_COUNTS)
    if _missing(of_class.checklist, holds, Level.GOOD) == (Fact.LATE,):
        readings += [] if of_class.punctuality_reading is None else [of_class.punctuality_reading]
    return tuple(readings)


def _readings(
    facts: AnnualFacts, findings: tuple[WeighedFinding, ...], by_ladder: tuple[str, ...]
) -> tuple[str, ...]:
    """The readings a rated outcome names, by number."""
    recorded = {
        reading
        for each in findings
        if each.effect in (Effect.COUNTED, Effect.MITIGATED)
        for reading in each.case.readings
    }
    if facts.kind is SubjectKind.PARTY_ORGANISATION:
        recorded.add(PARTY_ORGANISATION_AS_COLLECTIVE)
    return tuple(sorted({*by_ladder, *recorded}, key=lambda reading: int(reading[1:])))


def _missing(checklist: Checklist, holds: tuple[bool, ...], level: Level) -> tuple[Fact, ...]:
    """The facts that keep the subject from the next level up."""
    wanted = level.above
    if wanted is None:
        return ()
    return tuple([fact for place, fact in checklist.wanted[wanted] if not holds[place]])
