"""A province of 5,000 officials with eight quarters behind it, put straight into the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import cycle as again
from itertools import islice
from random import Random

from django.db import transaction

from bench import web_log, web_people, web_quarters, web_work
from sauro.casework.audit.services import SYSTEM
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.opening import open_cycle
from sauro.casework.demo.people import import_people
from sauro.casework.people.models import Assignment, Official
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Role
from sauro.synthetic import Size, province
from sauro.synthetic.names import people
from sauro.vietnamese.order import sort_key
from sauro.vietnamese.search import fold

SEED = 2026
OFFICIALS = 5_000
LINES = 100_000
QUARTERS = tuple(Quarter(year, number) for year in (2026, 2027, 2028) for number in (1, 2, 3))[1:]
"""The eight rated quarters, the last one open (the rulebook rates none before 2026-Q2)."""
TODAY = date(2028, 9, 25)


def build() -> None:
    """Everything, in one transaction."""
    with transaction.atomic():
        import_people(province(SEED, size=Size.FULL), SYSTEM)
        _grow()
        web_people.create_accounts()
        first, *between, last = QUARTERS
        began = open_cycle(actor=SYSTEM, period=str(first), opened_on=first.first_day)
        web_quarters.close(began)
        for number, quarter in enumerate(between, 1):
            copied = web_quarters.copy(began, quarter, number)
        web_work.fill(copied)
        now = open_cycle(actor=SYSTEM, period=str(last), opened_on=last.first_day)
        web_work.fill(now)
        web_quarters.begin(now)
        Cycle.objects.exclude(pk=now.pk).update(state=Cycle.State.CLOSED)
        web_log.fill(LINES)


def _grow() -> None:
    """More deputies and members of the same posts, with names of their own, in every unit."""
    held = list(Assignment.objects.filter(primary=True, until=None).exclude(role=Role.HEAD.value))
    wanted = OFFICIALS - Official.objects.count()
    officials = Official.objects.bulk_create(islice(_people(), wanted))
    Assignment.objects.bulk_create(
        Assignment(
            official=official,
            unit_id=one.unit_id,
            post_id=one.post_id,
            role=one.role,
            since=one.since,
        )
        for official, one in zip(officials, again(held), strict=False)
    )


def _people() -> Iterator[Official]:
    rng = Random(f"{SEED}/bench")
    while True:
        for person in people(rng):
            number = rng.getrandbits(48)
            yield Official(
                code=f"CB-{number:015}",
                name=person.name,
                sort_key=sort_key(person.name),
                search_key=fold(person.name),
            )
