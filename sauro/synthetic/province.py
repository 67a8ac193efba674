"""A synthetic province from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sauro.synthetic.data import table
from sauro.synthetic.model import Assignment, Group, Province, Size, Team, Unit
from sauro.synthetic.moves import with_moves
from sauro.synthetic.staff import STANDING_COMMITTEE, appoint, posts
from sauro.synthetic.units import units

TEAM_AREA = 12


def province(seed: int = 2026, *, size: Size) -> Province:
    """The province of a seed; the same seed and size always give the same."""
    rng = Random(f"{seed}/{size}")
    listed = tuple(units(rng, size))
    roster = appoint(listed, rng, size)
    assignments = tuple(with_moves(roster.assignments, rng))
    return Province(
        seed=seed,
        size=size,
        name=table("places")["province"],
        units=listed,
        groups=tuple(Group(**row) for row in table("groups")["group"]),
        posts=posts(),
        officials=tuple(roster.officials),
        assignments=assignments,
        teams=tuple(_teams(listed, assignments)),
    )


def _teams(listed: Sequence[Unit], assignments: Sequence[Assignment]) -> list[Team]:
    """Teams of neighbouring areas, each led by a member of the Standing Committee."""
    areas = [unit.code for unit in listed if unit.area]
    leads = [each.official for each in assignments if each.unit == STANDING_COMMITTEE]
    parts = [areas[start : start + TEAM_AREA] for start in range(0, len(areas), TEAM_AREA)]
    return [
        Team(
            code=f"to-{number:02d}",
            name=f"Tổ theo dõi địa bàn số {number}",
            lead=leads[number % len(leads)],
            units=tuple(part),
        )
        for number, part in enumerate(parts, 1)
    ]
