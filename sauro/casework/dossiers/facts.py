"""From what is recorded to the facts of a case that the rules rate (HD-QUY VI.1, IX.1.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.gathering import Gathered, gather
from sauro.casework.dossiers.unit_cases import goes_with_dossier
from sauro.casework.errors import Refused
from sauro.casework.people.models import Absence as Recorded
from sauro.casework.work.counts import counts_of, scope_of
from sauro.casework.work.models import Task
from sauro.casework.work.scope import in_scope
from sauro.regulation.contract import JsonObject
from sauro.regulation.quarter.checks import check_case
from sauro.regulation.quarter.facts import Absence, AbsenceKind, CaseFacts, Counts, Role
from sauro.regulation.quarter.facts import Case as RatedCase
from sauro.regulation.quarter.score import cut

NO_GROUP = "chưa phân nhóm"


def counting_day(cycle: Cycle) -> date:
    """The day the figures stand on: today, but never past the quarter's last day (HD-QUY V.2)."""
    return min(clock.today(), cycle.quarter.last_day)


def case_facts(
    case: Case, score: Fraction | None, *, on: date | None = None, gathered: Gathered | None = None
) -> CaseFacts:
    """The facts of one case. Refused, with the figures, where they contradict each other."""
    day = on or counting_day(case.cycle)
    facts = _facts(case, score, day, gathered or gather([case], with_plans=False))
    _check(case, facts)
    return facts


def facts_of(
    cases: Iterable[Case], scores: Mapping[int, Fraction | None], on: date | None = None
) -> dict[int, CaseFacts]:
    """The facts of many cases of one cycle by the case's id, in four queries. Refused."""
    listed = list(cases)
    gathered = gather(listed, with_plans=False)
    return {
        case.pk: case_facts(case, scores.get(case.pk), on=on, gathered=gathered) for case in listed
    }


def scope_tasks_of(case: Case, gathered: Gathered) -> Sequence[Task]:
    """The tasks the case answers for, as `work.scope.scope_tasks` finds them (reading D12)."""
    unit = gathered.tasks_of_unit.get(case.unit_id, ())
    own = gathered.tasks_of_official.get(case.official_id or 0, ())
    fields = gathered.fields[case.pk]
    whole_or_led = fields or Role(case.role) in {Role.HEAD, Role.COLLECTIVE}
    return [task for task in (unit if whole_or_led else own) if in_scope(task, case, fields)]


def rated_case(case: Case, facts: CaseFacts, quarters_proposed_excellent: int = 0) -> RatedCase:
    """The case as ceilings and `sauro rate` take it."""
    return RatedCase(
        id=case.code,
        group=case.group.code if case.group else NO_GROUP,
        facts=facts,
        in_ratio=case.in_ratio,
        unit=case.unit.code,
        quarters_proposed_excellent=quarters_proposed_excellent,
    )


def facts_object(case: Case, facts: CaseFacts, quarters_proposed_excellent: int = 0) -> JsonObject:
    """The JSON line that `sauro rate` reads.

    The score is cut to the two decimals the contract takes; thresholds have no more, so the
    cut score passes exactly those that the exact one passes.
    """
    rated = rated_case(case, facts, quarters_proposed_excellent)
    line: JsonObject = {
        "id": rated.id,
        "unit": rated.unit,
        "group": rated.group,
        "role": facts.role.value,
        "in_ratio": rated.in_ratio,
        "score": None if facts.score is None else cut(facts.score, point="."),
        "scope": facts.scope._asdict(),
        "absences": [_absence_object(absence) for absence in facts.absences],
        "dossier_late": facts.dossier_late,
        "changed_post": facts.changed_post,
        "quarters_proposed_excellent": quarters_proposed_excellent,
    }
    for name, counts in (("own", facts.own), ("collective", facts.collective)):
        if counts is not None:
            line[name] = counts._asdict()
    return line


def _facts(case: Case, score: Fraction | None, on: date, gathered: Gathered) -> CaseFacts:
    collective = case.is_collective
    unit_tasks = gathered.tasks_of_unit.get(case.unit_id, ())
    absences = gathered.absences.get(case.official_id or 0, ())
    return CaseFacts(
        role=Role(case.role),
        score=score,
        scope=scope_of(scope_tasks_of(case, gathered), on),
        own=None if collective else _own(case, on, gathered),
        collective=None if collective else counts_of(unit_tasks, on),
        absences=tuple(map(_absence, absences)),
        dossier_late=_late(case, gathered),
        changed_post=case.changed_post,
    )


def _late(case: Case, gathered: Gathered) -> bool:
    """Of the unit's dossier, with which the centre's and the unit's own cases do not go."""
    dossier = gathered.dossiers.get(case.unit_id)
    return dossier is not None and dossier.late_days > 0 and goes_with_dossier(case)


def _own(case: Case, on: date, gathered: Gathered) -> Counts | None:
    """A head who is responsible for nothing in person has no own tasks to be held to."""
    tasks = gathered.tasks_of_official.get(case.official_id or 0, ())
    if not tasks and Role(case.role) is Role.HEAD:
        return None
    return counts_of(tasks, on)


def _absence(recorded: Recorded) -> Absence:
    kind = AbsenceKind(recorded.kind)
    first = kind is AbsenceKind.FIRST_APPOINTMENT
    return Absence(kind, recorded.start, None if first else recorded.end)


def _absence_object(absence: Absence) -> JsonObject:
    line: JsonObject = {"kind": absence.kind.value, "from": absence.start.isoformat()}
    if absence.end is not None:
        line["to"] = absence.end.isoformat()
    return line


def _check(case: Case, facts: CaseFacts) -> None:
    problems = check_case(rated_case(case, facts), case.cycle.quarter)
    if problems:
        said = "; ".join(problem.message for problem in problems)
        raise Refused(
            f"Số liệu của {case.name} mâu thuẫn: {said}. Xem lại kết quả các nhiệm vụ rồi làm lại."
        )
