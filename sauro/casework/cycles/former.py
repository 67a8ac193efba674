"""Changes of post within a quarter (HD-QUY VIII.1.1, reading D5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sauro.casework.people.models import Assignment, Unit
from sauro.regulation.period import Interval, Quarter, clip, merge


class Change(NamedTuple):
    """Whether the post changed in the quarter, and the unit whose written comment is needed."""

    changed: bool
    former_unit: Unit | None


def change_of(
    present: Assignment, spells: Iterable[Assignment], quarter: Quarter, months: int
) -> Change:
    """What the quarter's main posts say; months: spent at a former unit for its comment to count.

    Of several former units with that much time the one left last.
    """
    others = [spell for spell in spells if spell.primary and _is_other(spell, present)]
    times: dict[Unit, list[Interval]] = defaultdict(list)
    for spell in others:
        inside = clip(spell.since, spell.until, quarter)
        if inside is not None and spell.unit_id != present.unit_id:
            times[spell.unit].append(inside)
    long_enough = [
        (max(interval.end for interval in intervals), unit)
        for unit, intervals in times.items()
        if any(interval.lasts_months(months) for interval in merge(intervals))
    ]
    former = max(long_enough, key=lambda each: (each[0], each[1].pk), default=None)
    return Change(bool(others), former[1] if former else None)


def _is_other(spell: Assignment, present: Assignment) -> bool:
    """Left before the present one began: a second post held beside it is no change."""
    left = spell.until is not None and spell.until < present.since
    return left and (spell.unit_id, spell.post_id) != (present.unit_id, present.post_id)
