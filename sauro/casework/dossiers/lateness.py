"""Whether a dossier came in time (HD-QUY VII.2.2, readings D6 and D10)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Cycle, Due
from sauro.casework.dossiers.models import Dossier

DOSSIERS_DUE = "unit_dossiers"


def dossiers_due(cycle: Cycle) -> Due:
    """The last moment for the units' dossiers."""
    return Due.objects.get(cycle=cycle, code=DOSSIERS_DUE)


def recount_lateness(*, actor: Actor, cycle: Cycle) -> int:
    """After the last day moved by document: the days late of what already came; how many changed.

    To be called where a due is moved; nothing is recorded when nothing changes.
    """
    last_day = dossiers_due(cycle).last_day
    changed = []
    for dossier in Dossier.objects.filter(cycle=cycle, first_electronic_at__isnull=False):
        days = overdue_days(dossier, last_day, last_day)
        if days != dossier.late_days:
            dossier.late_days = days
            changed.append(dossier)
    if changed:
        with transaction.atomic():
            Dossier.objects.bulk_update(changed, ["late_days"])
            said = {"last_day": str(last_day), "dossiers": [each.pk for each in changed]}
            record(actor, "recount_lateness", f"cycle:{cycle.pk}", details=said)
    return len(changed)


def days_late(day: date | None, last_day: date) -> int:
    """Days after the last day on time; 0 in time or when there is no day."""
    return max(0, (day - last_day).days) if day else 0


def paper_late_days(dossier: Dossier, last_day: date) -> int:
    """How late the paper came: shown apart, the electronic arrival is what counts."""
    return days_late(dossier.paper_on, last_day)


def is_supplement(dossier: Dossier) -> bool:
    """Whether what stands there came after the first submission (D10): no second lateness."""
    first, last = dossier.first_electronic_at, dossier.electronic_at
    return first is not None and last is not None and last > first


def overdue_days(dossier: Dossier, last_day: date, today: date) -> int:
    """Days late so far: of the first arrival, or of today while nothing has come."""
    if dossier.first_electronic_at is None:
        return days_late(today, last_day)
    return days_late(timezone.localdate(dossier.first_electronic_at), last_day)
