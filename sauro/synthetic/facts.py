"""From what was recorded to the facts that `sauro.regulation` rates."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.regulation.quarter.facts import Case, CaseFacts, Counts, Role, Scope
from sauro.regulation.quarter.product import Product
from sauro.regulation.quarter.score import ScoreSheet, total_score
from sauro.synthetic.model import Province
from sauro.synthetic.work import CaseWork, Task, UnitWork


def unit_cases(province: Province, work: UnitWork) -> list[Case]:
    """Every case of a unit, its officials' first, then the collective's."""
    return [
        *(case_of(province, work, case) for case in work.cases),
        collective_case(province, work),
    ]


def collective_case(province: Province, work: UnitWork) -> Case:
    """The collective's own case (reading D13)."""
    return case_of(province, work, work.collective)


def case_of(province: Province, work: UnitWork, case: CaseWork) -> Case:
    """The case as the rules take it; its id is the official's code, or the unit's."""
    collective = case.role is Role.COLLECTIVE
    whole = _counts(work.tasks)
    own = None if collective else _counts(work.own(case))
    facts = CaseFacts(
        role=case.role,
        score=score_sheet(work, case).total,
        scope=_scope(work.scope(case)),
        own=own,
        collective=None if collective else whole,
        absences=case.absences,
        dossier_late=work.submission.late,
        changed_post=case.former is not None,
    )
    return Case(
        id=case.official or work.unit.code,
        group=case.group,
        facts=facts,
        in_ratio=province.group_by_code[case.group].in_ratio,
        unit=work.unit.code,
        quarters_proposed_excellent=case.quarters_proposed_excellent,
    )


def score_sheet(work: UnitWork, case: CaseWork) -> ScoreSheet:
    """The score of a case with its working."""
    tasks = {task.code: task for task in work.tasks}
    products = [
        Product(
            axis=tasks[pick.task].axis,
            weight=pick.weight,
            coefficient=tasks[pick.task].coefficient,
            quantity=tasks[pick.task].quantity,
            quality=tasks[pick.task].quality,
            timeliness=tasks[pick.task].timeliness,
            leadership=pick.leadership,
        )
        for pick in case.plan.picks
    ]
    return total_score(dict(case.marks), dict(case.plan.points), products, work.frame)


def _counts(tasks: Iterable[Task]) -> Counts:
    scope = _scope(tasks)
    return Counts(scope.assigned, scope.completed, scope.excused)


def _scope(tasks: Iterable[Task]) -> Scope:
    listed = list(tasks)
    return Scope(
        assigned=len(listed),
        completed=sum(task.completed for task in listed),
        late=sum(task.late for task in listed),
        exceeded=sum(task.completed and task.exceeded for task in listed),
        substandard=sum(task.completed and task.substandard for task in listed),
        excused=sum(bool(task.excused) for task in listed),
    )
