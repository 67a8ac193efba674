"""A log of a hundred thousand lines, sealed one after the other like any other."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice, product

from django.conf import settings

from sauro.casework import clock
from sauro.casework.access.models import Grant
from sauro.casework.audit.chain import START, seal
from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import line_of
from sauro.casework.cycles.models import Case

ACTS = ("see_case", "save_self_assessment", "propose_level", "appraise", "decide", "sign_in")
BATCH = 80  # twelve columns a line, and SQLite takes a thousand values


def fill(lines: int) -> None:
    """So many more lines: the acts of the accounts above on every case."""
    last = Entry.objects.order_by("-number").first()
    number, previous = (last.number, last.digest) if last else (0, START)
    actors = list(Grant.objects.filter(unit=None).values_list("user__username", "role").distinct())
    cases = Case.objects.values_list("pk", "unit_id")
    began = clock.now() - timedelta(minutes=lines)
    fresh: list[Entry] = []
    for (case, unit), act in islice(product(cases, ACTS), lines):
        number += 1
        actor, role = actors[number % len(actors)]
        entry = Entry(
            number=number,
            at=began + timedelta(minutes=len(fresh)),
            actor=actor,
            role=role,
            act=act,
            subject=f"case:{case}",
            unit=unit,
            details={"version": 1},
            previous=previous,
        )
        previous = entry.digest = seal(settings.AUDIT_KEY, previous, line_of(entry))
        fresh.append(entry)
    Entry.objects.bulk_create(fresh, batch_size=BATCH)
