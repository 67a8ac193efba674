"""Who was away, newly appointed or under examination in a quarter."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Absence, AbsenceKind, Role
from sauro.synthetic.data import chance, scenario
from sauro.synthetic.model import Assignment, Official

_ODDS = {
    AbsenceKind.TRAINING: 6,
    AbsenceKind.SICK: 3,
    AbsenceKind.MATERNITY: 4,
    AbsenceKind.OTHER: 1,
    AbsenceKind.EXAMINATION: 2,
}
_LONG = {AbsenceKind.TRAINING: 75, AbsenceKind.SICK: 70, AbsenceKind.MATERNITY: 182}
_SHORT = 20


def absences_of(
    official: Official, assignment: Assignment, quarter: Quarter, rng: Random
) -> tuple[Absence, ...]:
    """The absences recorded for an official; some are too short to defer the quarter."""
    if assignment.first and quarter.first_day <= assignment.since <= quarter.last_day:
        return (Absence(AbsenceKind.FIRST_APPOINTMENT, assignment.since),)
    if assignment.role is Role.HEAD or not chance(rng, scenario("people")["absent"]):
        return ()
    kinds = [kind for kind in _ODDS if official.female or kind is not AbsenceKind.MATERNITY]
    kind = rng.choices(kinds, [_ODDS[kind] for kind in kinds])[0]
    start = quarter.first_day + timedelta(days=rng.randrange(12))
    if kind is AbsenceKind.EXAMINATION:
        return (Absence(kind, start + timedelta(days=40)),)
    short = kind is not AbsenceKind.MATERNITY and chance(rng, 25)
    days = _SHORT if short else _LONG.get(kind, _SHORT)
    return (Absence(kind, start, start + timedelta(days=days)),)
