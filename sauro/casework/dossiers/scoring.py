"""The one place where a case is scored and rated: marks and products in, `Outcome` out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of, rules_of
from sauro.casework.dossiers.facts import case_facts, counting_day
from sauro.casework.dossiers.gathering import Gathered, gather
from sauro.casework.work.counts import products_of
from sauro.casework.work.models import PlanItem
from sauro.regulation.frame_model import Frame, Problem
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.facts import CaseFacts
from sauro.regulation.quarter.product import Exact, Product
from sauro.regulation.quarter.rate import rate
from sauro.regulation.quarter.score import ScoreRefused, ScoreSheet, total_score

Marks = Mapping[str, str]
"""Points by general criterion as text: {"C1": "4.5"}."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """A case scored and rated as its records stand.

    sheet: None while a mark or something of the plan is missing; problems says what.
    working: the sheet with missing marks taken as 0, so that the axes can be shown before all
    marks are there; None where the plan itself gives no score.
    tasks: ids of the tasks behind an axis's products, in the order of the sheet.
    """

    case: Case
    marks: Marks
    sheet: ScoreSheet | None
    facts: CaseFacts
    outcome: Outcome
    working: ScoreSheet | None
    tasks: Mapping[int, tuple[int, ...]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What a score is made of beside the marks: points of the axes, products and their tasks."""

    frame: Frame
    maxima: Mapping[int, Exact]
    products: tuple[Product, ...]
    tasks: Mapping[int, tuple[int, ...]]


def score_sheet(case: Case, marks: Marks, *, on: date | None = None) -> ScoreSheet:
    """The score with every step. ScoreRefused names all that is missing or wrong."""
    basis = basis_of(case, on or counting_day(case.cycle), gather([case]))
    return _sheet(basis, exact_marks(marks))


def assess(
    case: Case, marks: Marks, *, on: date | None = None, gathered: Gathered | None = None
) -> Assessed:
    """Score and rate one case; without a whole score the facts have none (reading D9).

    gathered: its records, where they were read already.
    """
    return _assess(case, marks, gathered or gather([case]), on)


def assess_many(
    cases: Iterable[Case], marks: Mapping[int, Marks], *, on: date | None = None
) -> dict[int, Assessed]:
    """Score and rate many cases of one cycle, by the case's id, in six queries. Refused."""
    listed = list(cases)
    gathered = gather(listed)
    return {case.pk: _assess(case, marks.get(case.pk, {}), gathered, on) for case in listed}


def exact_marks(marks: Marks) -> dict[str, Decimal]:
    """The marks as numbers; blank ones left out."""
    return {code: Decimal(text) for code, text in marks.items() if text}


def _assess(case: Case, marks: Marks, gathered: Gathered, on: date | None) -> Assessed:
    day = on or counting_day(case.cycle)
    basis, given = basis_of(case, day, gathered), exact_marks(marks)
    problems: tuple[Problem, ...] = ()
    sheet = working = None
    try:
        sheet = working = _sheet(basis, given)
    except ScoreRefused as refused:
        problems = refused.problems
        working = _without_missing_marks(basis, given)
    facts = case_facts(case, sheet.total if sheet else None, on=day, gathered=gathered)
    outcome = rate(facts, case.cycle.quarter, rules_of(case.cycle))
    return Assessed(case, marks, sheet, facts, outcome, working, basis.tasks, problems)


def basis_of(case: Case, on: date, gathered: Gathered) -> Basis:
    """Points of the axes and products: the approved plan's, or the unit's for a collective."""
    frame = frame_of(case)
    items = _items(case, frame, gathered)
    tasks: dict[int, list[int]] = defaultdict(list)
    products: list[Product] = []
    for item in items:
        for product in products_of([item], on):
            products.append(product)
            tasks[product.axis].append(item.task_id)
    maxima = _planned(case, frame, gathered)
    idle = set(maxima) if case.is_collective else {item.task.axis for item in items}
    by_axis = {axis: tuple(listed) for axis, listed in tasks.items()}
    return Basis(frame, spread(maxima, idle - by_axis.keys()), tuple(products), by_axis)


def spread(maxima: Mapping[int, Exact], idle: Collection[int]) -> Mapping[int, Exact]:
    """The points of idle axes go to the others in proportion, so that their sum stays.

    Idle are axes on which a unit has no task: they concern it as little as one that its leaders
    give 0 (HD-QUY II.4); and axes whose every product is excused: those leave all counts (D11).
    """
    kept = {number: Fraction(most) for number, most in maxima.items() if number not in idle}
    total = sum(kept.values(), Fraction())
    if len(kept) == len(maxima) or not total:
        return maxima
    scale = sum((Fraction(most) for most in maxima.values()), Fraction()) / total
    return {number: kept.get(number, Fraction()) * scale for number in maxima}


def _planned(case: Case, frame: Frame, gathered: Gathered) -> Mapping[int, Exact]:
    if case.is_collective:
        return {axis.number: axis.maximum for axis in frame.axes}
    plan = gathered.plans.get(case.pk)
    return {int(axis): Decimal(points) for axis, points in plan.axes.items()} if plan else {}


def _items(case: Case, frame: Frame, gathered: Gathered) -> Sequence[PlanItem]:
    """For a collective every task of the unit is a product of weight 1."""
    if not case.is_collective:
        return gathered.items.get(case.pk, ())
    axes = {axis.number for axis in frame.axes if axis.maximum}
    coefficient = min(frame.formula.coefficients)
    return [
        PlanItem(task=task, weight=1, coefficient=coefficient)
        for task in gathered.tasks_of_unit.get(case.unit_id, ())
        if task.axis in axes
    ]


def _sheet(basis: Basis, marks: Mapping[str, Exact]) -> ScoreSheet:
    return total_score(marks, basis.maxima, basis.products, basis.frame)


def _without_missing_marks(basis: Basis, marks: Mapping[str, Decimal]) -> ScoreSheet | None:
    known = {
        criterion.code: min(marks.get(criterion.code, Decimal()), criterion.maximum)
        for criterion in basis.frame.criteria
    }
    try:
        return _sheet(basis, known)
    except ScoreRefused:
        return None
