"""What holds of every year's rating, whatever the facts, without a second implementation."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.regulation.levels import LEVELS, Level
from sauro.regulation.outcome import Status
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Scope
from sauro.regulation.year.checks import check_annual
from sauro.regulation.year.consequence import QuarterResult
from sauro.regulation.year.facts import AnnualFacts, Shortcomings
from sauro.regulation.year.findings import Finding, Mitigation
from sauro.regulation.year.rate import rate_year
from sauro.regulation.year.subjects import SubjectClass
from tests.regulation.year.subjects import BY_CLASS, PAPER, RULES

EDGES = ("0", "49.99", "50", "69.99", "70", "89.99", "90", "100")
COMPLETED = (0, 6, 7, 9, 10)
PEOPLE = (SubjectClass.LEADER, SubjectClass.OTHER)


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    assigned = draw(st.integers(0, 12))
    excused = draw(st.integers(0, assigned))
    counted = assigned - excused
    completed = draw(st.integers(0, counted) | st.just(counted))
    late = draw(st.integers(0, counted) | st.just(0))
    exceeded = draw(st.integers(0, completed))
    substandard = draw(st.integers(0, completed - exceeded) | st.just(0))
    return Scope(assigned, completed, late, exceeded, substandard, excused)


@st.composite
def years(draw: st.DrawFn, columns: Sequence[SubjectClass] = tuple(SubjectClass)) -> AnnualFacts:
    """Valid facts of 2026 without findings."""
    like = BY_CLASS[draw(st.sampled_from(columns))]
    score = st.sampled_from(EDGES).map(Fraction) | st.fractions(0, 100, max_denominator=100)
    pointed_out = draw(st.integers(0, 3))
    levels = draw(st.lists(st.none() | st.sampled_from(Level), max_size=3))
    return replace(
        like,
        score=draw(st.none() | score),
        scope=draw(scopes()),
        shortcomings=Shortcomings(pointed_out, draw(st.integers(0, pointed_out))),
        disciplined=None if like.kind.is_person else draw(st.booleans()),
        quarters=tuple(
            QuarterResult(Quarter(2026, number), level) for number, level in enumerate(levels, 1)
        ),
    )


def place(facts: AnnualFacts) -> int:
    """The level's place from the best; after the last where there is none."""
    level = rate_year(facts, RULES).outcome.level
    return len(LEVELS) if level is None else LEVELS.index(level)


@pytest.mark.parametrize("column", SubjectClass)
def test_every_point_of_the_grid_has_one_outcome_that_its_own_conditions_explain(
    column: SubjectClass,
) -> None:
    grid = product(EDGES, COMPLETED, (0, 2, 3), (0, 3), (0, 1), (False, True))
    for score, completed, late, exceeded, substandard, remedied in grid:
        if exceeded + substandard > completed:
            continue
        facts = replace(
            BY_CLASS[column],
            score=Fraction(score),
            scope=Scope(10, completed, late, exceeded, substandard),
            shortcomings=Shortcomings(1, int(remedied)),
        )
        outcome = rate_year(facts, RULES).outcome
        assert outcome.status is Status.RATED
        full = [
            level
            for level in LEVELS[:-1]
            if all(each.holds for each in outcome.conditions if each.condition.level is level)
        ]
        assert outcome.level is (full[0] if full else Level.FAILED)
        assert bool(outcome.missing_for_next) is (outcome.level is not Level.EXCELLENT)


@given(years())
def test_valid_facts_give_exactly_one_outcome(facts: AnnualFacts) -> None:
    assert check_annual(facts, RULES) == ()
    outcome = rate_year(facts, RULES).outcome
    known = facts.score is not None and facts.scope.counted > 0
    assert outcome.status is (Status.RATED if known else Status.INSUFFICIENT)
    assert (outcome.level is not None) is known
    assert outcome.citations


@given(years(PEOPLE), st.data())
def test_one_more_failed_quarter_never_improves_a_year(
    facts: AnnualFacts, data: st.DataObject
) -> None:
    if not facts.quarters:
        return
    at = data.draw(st.integers(0, len(facts.quarters) - 1))
    worse = [
        result._replace(level=Level.FAILED) if number == at else result
        for number, result in enumerate(facts.quarters)
    ]
    assert place(replace(facts, quarters=tuple(worse))) >= place(facts)


@given(years(PEOPLE))
def test_a_failed_quarter_never_leaves_the_year_excellent(facts: AnnualFacts) -> None:
    failed = any(result.level is Level.FAILED for result in facts.quarters)
    annual = rate_year(facts, RULES)
    assert (annual.consequences.no_excellent is not None) is failed
    assert not (failed and annual.outcome.level is Level.EXCELLENT)


def findings_of(facts: AnnualFacts, *, mitigated: bool) -> st.SearchStrategy[Finding]:
    """A case of the subject's column with the first circumstance it allows, or with none."""
    cases = [
        case
        for case in RULES.classes[facts.subject_class].cases.values()
        if facts.disciplined or not case.shows_discipline
    ]
    return st.sampled_from(cases).map(
        lambda case: Finding(
            case.code,
            PAPER,
            mitigation=Mitigation(case.mitigations[0].code, PAPER) if mitigated else None,
        )
    )


@given(years(), st.data())
def test_mitigated_findings_never_change_the_level(facts: AnnualFacts, data: st.DataObject) -> None:
    findings = data.draw(st.lists(findings_of(facts, mitigated=True), min_size=1, max_size=3))
    annual = rate_year(replace(facts, findings=tuple(findings)), RULES)
    plain = rate_year(facts, RULES).outcome
    assert (annual.outcome.status, annual.outcome.level) == (plain.status, plain.level)
    assert annual.outcome.conditions == plain.conditions
    assert len(annual.considered) == len(findings)


@given(years(), st.data())
def test_an_unmitigated_finding_always_fails_the_year_on_its_clause(
    facts: AnnualFacts, data: st.DataObject
) -> None:
    finding = data.draw(findings_of(facts, mitigated=False))
    annual = rate_year(replace(facts, findings=(finding,)), RULES)
    assert annual.outcome.level is Level.FAILED
    assert annual.counted[0].case.clause in annual.outcome.citations


@given(years(), st.fractions(0, 100, max_denominator=100))
@settings(max_examples=200)
def test_a_higher_score_never_lowers_a_year(facts: AnnualFacts, score: Fraction) -> None:
    if facts.score is None:
        return
    lower, higher = sorted((facts.score, score))
    assert place(replace(facts, score=higher)) <= place(replace(facts, score=lower))
