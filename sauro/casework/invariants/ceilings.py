"""In a closed cycle no group stands above its ceiling (HD-QUY VI.2)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.ceiling import groups_over
from sauro.casework.decisions.ranked import SETTLED
from sauro.regulation.procedure.steps import NOT_RATED


def ceiling_faults() -> Iterator[str]:
    """A group with a case reopened is looked at once that is decided again."""
    for cycle in Cycle.objects.exclude(state=Cycle.State.OPEN).order_by("pk"):
        for group, against in groups_over(cycle):
            unsettled = Case.objects.filter(cycle=cycle, group=group).exclude(
                state__in=(*SETTLED, *NOT_RATED)
            )
            if not unsettled.exists():
                yield (
                    f'Kỳ {cycle.title}, nhóm "{group.name}": {len(against.candidates)} xuất sắc, '
                    f"được {against.allowed} (cơ sở {against.base}), vượt {against.over}."
                )
