"""Everything somebody must do now, the nearest last day first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Cycle, Due
from sauro.casework.todo.bodies import administrator, appraiser, consulted, member, secretary
from sauro.casework.todo.kinds import ToDo
from sauro.casework.todo.own import own
from sauro.casework.todo.unit import approvals, unit


def todo(rights: Rights) -> list[ToDo]:
    """In all roles of the person, in order of last day; what has none comes after."""
    cycles = list(Cycle.objects.filter(state=Cycle.State.OPEN).order_by("period"))
    due = Due.objects.filter(cycle__in=cycles, code="unit_dossiers")
    dues = dict(due.values_list("cycle", "last_day"))
    found: list[ToDo] = []
    for held in rights.held:
        for each in _of_role(rights, held, cycles, dues):
            if each not in found:
                found.append(each)
    return sorted(found, key=lambda each: (each.last_day or date.max, each.kind.value))


def _of_role(
    rights: Rights, held: Held, cycles: list[Cycle], dues: dict[int, date]
) -> Iterator[ToDo]:
    match held.role:
        case Role.OFFICIAL if rights.official is not None:
            yield from own(rights.official, cycles, dues)
        case Role.UNIT_HEAD | Role.UNIT_CLERK:
            yield from unit(rights, held, cycles, dues)
        case Role.APPRAISER:
            for cycle in cycles:
                yield from approvals(held, rights, cycle)
            yield from appraiser(cycles)
        case Role.CONSULTED:
            yield from consulted(held)
        case Role.SECRETARY:
            yield from secretary(held, cycles)
        case Role.DECIDER:
            yield from member(rights)
        case Role.ADMINISTRATOR:
            yield from administrator()
        case _:
            return
