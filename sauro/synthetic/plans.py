"""Plans and marks: which products a case picks, the points of its axes, its general marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from random import Random

from sauro.regulation.frame_model import Frame
from sauro.synthetic.casting import Part
from sauro.synthetic.data import between, chance, scenario
from sauro.synthetic.work import Pick, Plan, Task

_PER_POINT = 4  # marks are given in quarter points
_FULL = 100
Marks = tuple[tuple[str, Decimal], ...]

_OWN_ONLY = (Part.STEADY, Part.STEADY_FIRST, Part.WEAK, Part.VERY_WEAK)


def plan_of(
    own: Sequence[Task], scope: Sequence[Task], part: Part, frame: Frame, rng: Random
) -> Plan:
    """A plan of own products first, then of others in the scope; excused tasks are left out."""
    chosen = [task for task in own if not task.excused]
    many = between(rng, scenario("tasks")["picks"])
    others = [task for task in scope if not task.excused and task not in chosen]
    if part not in _OWN_ONLY and len(chosen) < many:
        chosen += rng.sample(others, min(many - len(chosen), len(others)))
    leadership = scenario("marks")[_marks_of(part)]["leadership"]
    picks = tuple(Pick(task.code, task.weight, between(rng, leadership)) for task in chosen)
    return _with_points(picks, chosen, frame)


def marks_of(part: Part, frame: Frame, rng: Random) -> Marks:
    """General marks by criterion code, in quarter points."""
    limits = scenario("marks")[_marks_of(part)]["general"]
    return tuple(
        (
            criterion.code,
            Decimal(int(criterion.maximum) * between(rng, limits) * _PER_POINT // _FULL)
            / _PER_POINT,
        )
        for criterion in frame.criteria
    )


def own_view(marks: Marks, frame: Frame, rng: Random) -> Marks:
    """The marks as the official gives them: now and then a little above."""
    most = {criterion.code: criterion.maximum for criterion in frame.criteria}
    step = Decimal(1) / 2
    return tuple(
        (code, min(most[code], mark + step) if chance(rng, 30) else mark) for code, mark in marks
    )


def _with_points(picks: tuple[Pick, ...], chosen: Sequence[Task], frame: Frame) -> Plan:
    used = Counter(task.axis for task in chosen)
    ranked = sorted(used, key=lambda axis: (-used[axis], axis))
    settings = scenario("axes")
    points = dict(zip(ranked, settings[str(len(ranked))], strict=True))
    main = ranked[: settings["main"][str(len(ranked))]]
    every = tuple((axis.number, points.get(axis.number, 0)) for axis in frame.axes)
    return Plan(picks, every, tuple(sorted(main)))


def _marks_of(part: Part) -> str:
    return part.value if part.value in scenario("marks") else Part.GOOD.value
