"""Cases not rated in a quarter: the ground computed from dates, the step taken by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.moves import move
from sauro.casework.cycles.rules import rules_of
from sauro.casework.errors import RefusedMany
from sauro.casework.people import models as people
from sauro.regulation.procedure.steps import Step
from sauro.regulation.quarter.deferral import Ground, deferral
from sauro.regulation.quarter.facts import Absence, AbsenceKind


def ground_of(case: Case) -> Ground | None:
    """The ground on which the case is not rated this quarter (HD-QUY VIII.1); None: it is."""
    return grounds_of([case]).get(case.pk)


def grounds_of(cases: Collection[Case]) -> Mapping[int, Ground]:
    """By case, for cases of any cycles: those that have a ground; one query."""
    absences = absences_of(cases)
    found = {case.pk: _ground(case.cycle, absences.get(case.official_id, ())) for case in cases}
    return {pk: ground for pk, ground in found.items() if ground is not None}


def absences_of(cases: Collection[Case]) -> Mapping[int | None, tuple[Absence, ...]]:
    """By official: every recorded absence as the rules take it."""
    officials = {case.official_id for case in cases if case.official_id is not None}
    found: dict[int | None, list[Absence]] = defaultdict(list)
    for row in people.Absence.objects.filter(official__in=officials):
        found[row.official_id].append(Absence(AbsenceKind(row.kind), row.start, row.end))
    return {official: tuple(absences) for official, absences in found.items()}


def defer(*, actor: Actor, case: Case, version: int | None) -> Case:
    """Take the case out of this quarter's rating on its recorded ground. Refused, Stale."""
    ground = ground_of(case)
    details = {"clause": ground.clause, "readings": list(ground.readings)} if ground else {}
    met = {"ground_recorded": ground is not None}
    return move(case, Step.DEFER, met, actor=actor, version=version, details=details)


def withdraw(*, actor: Actor, case: Case, ground: str, document: str, version: int | None) -> Case:
    """Take out of the cycle who is no longer its subject: retired, moved to another level of
    management (HD-QUY III.1). Nobody rates the case; no level is put off. RefusedMany, Stale."""
    wrong = {}
    if not ground.strip():
        wrong["ground"] = "Chưa ghi lý do: nghỉ hưu, chuyển cấp quản lý, thôi giữ chức vụ, …"
    if not document.strip():
        wrong["document"] = "Chưa ghi văn bản làm căn cứ: nêu số, ngày, cơ quan ban hành."
    if wrong:
        raise RefusedMany(wrong)
    met = {"reason_given": True, "document_given": True}
    details = {"reason": ground.strip(), "document": document.strip()}
    return move(case, Step.WITHDRAW, met, actor=actor, version=version, details=details)


def resume(*, actor: Actor, case: Case, version: int | None) -> Case:
    """Rate the case after all, once its ground is withdrawn. Refused, Stale."""
    met = {"no_ground_left": ground_of(case) is None}
    return move(case, Step.RESUME, met, actor=actor, version=version)


def _ground(cycle: Cycle, absences: tuple[Absence, ...]) -> Ground | None:
    rules = rules_of(cycle)
    return deferral(absences, cycle.quarter, rules.grounds, rules.parameters)
