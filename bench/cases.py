"""Generated cases of a quarter in a realistic mix; the same seed gives the same cases.

About thirty posts a group, a head and a collective in ten; most do everything in time. Unlike the
random cases of the tests they do not seek the boundaries: here the common way is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice
from random import Random

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import (
    Absence,
    AbsenceKind,
    Case,
    CaseFacts,
    Counts,
    Role,
    Scope,
)

QUARTER = Quarter(2026, 2)
SEED = 2026
GROUP_SIZE = 30
ROLES = (Role.HEAD, *3 * (Role.DEPUTY,), *5 * (Role.MEMBER,), Role.COLLECTIVE)
HUNDREDTHS = 100


def make_cases(count: int) -> list[Case]:
    """The first `count` cases of the stream."""
    return list(islice(stream(), count))


def make_rateable(count: int) -> list[Case]:
    """The first `count` cases with everything the bare ladder asks for."""
    known = (c for c in stream() if c.facts.score is not None and c.facts.scope.counted)
    return list(islice(known, count))


def stream(seed: int = SEED) -> Iterator[Case]:
    """Cases without end."""
    rng = Random(seed)
    number = 0
    while True:
        yield _case(rng, number)
        number += 1


def _case(rng: Random, number: int) -> Case:
    role = rng.choice(ROLES)
    group = f"nhom-{number // GROUP_SIZE:05}"
    return Case(
        id=f"CB-{number:06}",
        group=group if role is not Role.COLLECTIVE else "tap-the",
        facts=_facts(rng, role),
        in_ratio=role is not Role.HEAD,
        unit=f"don-vi-{number // GROUP_SIZE % 150:03}",
        quarters_proposed_excellent=rng.choice((0, 0, 0, 1, 2)),
    )


def _facts(rng: Random, role: Role) -> CaseFacts:
    official = role is not Role.COLLECTIVE
    return CaseFacts(
        role=role,
        score=None if rng.random() < 0.01 else Fraction(_hundredths(rng), HUNDREDTHS),
        scope=_scope(rng),
        own=_counts(rng, 12) if official and rng.random() < 0.5 else None,
        collective=_counts(rng, 60) if official and rng.random() < 0.8 else None,
        absences=_absences(rng) if official and rng.random() < 0.06 else (),
        dossier_late=rng.random() < 0.04,
        changed_post=rng.random() < 0.03,
    )


def _hundredths(rng: Random) -> int:
    return min(max(int(rng.gauss(8700, 700)), 0), 10000)


def _scope(rng: Random) -> Scope:
    assigned = rng.randint(4, 40)
    excused = 1 if rng.random() < 0.08 else 0
    counted = assigned - excused
    completed = counted if rng.random() < 0.94 else rng.randint(counted // 2, counted)
    late = 0 if rng.random() < 0.8 else rng.randint(1, max(counted // 3, 1))
    exceeded = rng.randint(0, completed * 3 // 5)
    substandard = min(1, completed - exceeded) if rng.random() < 0.05 else 0
    return Scope(assigned, completed, late, exceeded, substandard, excused)


def _counts(rng: Random, most: int) -> Counts:
    assigned = rng.randint(2, most)
    missed = 0 if rng.random() < 0.97 else rng.randint(1, assigned // 2)
    return Counts(assigned, assigned - missed)


def _absences(rng: Random) -> tuple[Absence, ...]:
    kind = rng.choice(tuple(AbsenceKind))
    start = QUARTER.first_day + timedelta(days=rng.randint(-20, 80))
    if kind is AbsenceKind.FIRST_APPOINTMENT:
        return (Absence(kind, min(start, QUARTER.last_day)),)
    return (Absence(kind, start, _end(rng, start)),)


def _end(rng: Random, start: date) -> date | None:
    return None if rng.random() < 0.1 else start + timedelta(days=rng.randint(1, 75))
