"""The door to a task, and the tasks a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sauro.casework import clock
from sauro.casework.access.doors import enter
from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import Act, Role, Scope
from sauro.casework.errors import Unknown
from sauro.casework.people.models import Assignment, Unit
from sauro.casework.work.models import Task
from sauro.regulation.quarter.facts import Role as CaseRole


def access_task(rights: Rights, act: Act, task_id: int) -> tuple[Task, Held]:
    """A task, and the role it is entered in. Unknown to a stranger, Forbidden to a colleague.

    Who leads the task's field may see it, for it counts in the own scope (reading D12).
    """
    task = (
        Task.objects.select_related("unit", "field", "responsible", "carried_from", "accepted_by")
        .filter(pk=task_id)
        .first()
    )
    if task is None:
        raise Unknown
    subject = subject_of(task)
    if act is Act.SEE_TASKS and _leads_field(rights, task):
        return task, rights.role_for(act, subject) or Held(Role.OFFICIAL)
    return task, enter(rights, act, subject, seeing=Act.SEE_TASKS)


def subject_of(task: Task) -> Subject:
    """What rights need to know of a task: its unit, and whose it is."""
    return Subject(
        unit_path=task.unit.path, official=task.responsible_id, of_head=_is_of_head(task)
    )


def _is_of_head(task: Task) -> bool:
    return (
        task.responsible_id is not None
        and Assignment.objects.on(clock.today())
        .filter(official=task.responsible_id, unit=task.unit_id, role=CaseRole.HEAD.value)
        .exists()
    )


def acceptable(rights: Rights, unit: Unit, tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Those of a unit's tasks whose results the reader may accept: never the own."""
    reached = Q(pk__in=[])
    for held, scope in rights.scopes(Act.ACCEPT_RESULT):
        if scope is Scope.ALL or held.reaches(scope, Subject(unit_path=unit.path), None):
            reached |= Q(unit=unit)
        elif scope is Scope.HEADS:
            heads = Assignment.objects.on(clock.today()).filter(unit=unit, role=CaseRole.HEAD.value)
            reached |= Q(unit=unit, responsible__in=heads.values("official"))
    found = tasks.filter(reached)
    return found if rights.official is None else found.exclude(responsible=rights.official)


def _leads_field(rights: Rights, task: Task) -> bool:
    if rights.official is None or task.field_id is None:
        return False
    return (
        Assignment.objects.on(clock.today())
        .filter(official=rights.official, unit=task.unit_id, fields=task.field_id)
        .exists()
    )
