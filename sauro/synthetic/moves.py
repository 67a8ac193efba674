"""Who was newly appointed, or changed post, while the demonstration quarters ran."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sauro.regulation.period import Quarter, add_months
from sauro.regulation.quarter.facts import Role
from sauro.synthetic.data import chance, scenario
from sauro.synthetic.model import Assignment

QUARTERS = (Quarter(2026, 2), Quarter(2026, 3))


def with_moves(assignments: list[Assignment], rng: Random) -> list[Assignment]:
    """The assignments with late appointments and, before some, the post held until then."""
    settings = scenario("people")
    movable = [a for a in assignments if a.primary and a.role is not Role.HEAD]
    held_besides = {a.official for a in assignments if not a.primary}
    units_by_post: dict[str, list[str]] = {}
    for each in movable:
        units_by_post.setdefault(each.post, []).append(each.unit)
    done: list[Assignment] = []
    for each in assignments:
        staying = not each.primary or each.role is Role.HEAD or each.official in held_besides
        elsewhere = [unit for unit in units_by_post.get(each.post, []) if unit != each.unit]
        if not staying and chance(rng, settings["first_appointed"]):
            done.append(replace(each, since=_late_day(rng), first=True))
        elif not staying and elsewhere and chance(rng, settings["moved"]):
            done.extend(_moved(each, rng.choice(elsewhere), rng))
        else:
            done.append(each)
    return done


def _late_day(rng: Random) -> date:
    """A day less than a month before a quarter's end (HD-QUY VIII.1.2)."""
    return rng.choice(QUARTERS).last_day - timedelta(days=rng.randrange(3, 25))


def _moved(assignment: Assignment, former_unit: str, rng: Random) -> list[Assignment]:
    quarter = rng.choice(QUARTERS)
    since = add_months(quarter.first_day, rng.choice((1, 2))) + timedelta(days=rng.randrange(12))
    former = replace(assignment, unit=former_unit, until=since - timedelta(days=1), fields=())
    return [former, replace(assignment, since=since)]
