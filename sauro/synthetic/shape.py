"""What became of the tasks: the troubles of those cast for them, and what was exceeded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sauro.regulation.quarter.facts import Role
from sauro.synthetic.casting import Casting, Part
from sauro.synthetic.data import between, chance, scenario, table
from sauro.synthetic.model import Assignment
from sauro.synthetic.register import Register
from sauro.synthetic.work import Task

_FULL = 100


def shape(register: Register, members: Sequence[Assignment], casting: Casting) -> None:
    """Turn a clean register into the quarter that its officials are cast for."""
    parts = {member.official: casting.parts[member.official] for member in members}
    for member in members:
        _trouble(register, register.own(member.official), parts[member.official])
    if register.unit.code in casting.failing:
        _fail(register)
    for official in parts:
        if official in casting.excused and not parts[official].shines:
            _excuse(register, register.own(official))
    _exceed(register, members, parts)


def _trouble(register: Register, own: list[Task], part: Part) -> None:
    settings = scenario("tasks")
    if part is Part.LATE:
        _delay(register, own[:1])
    elif part is Part.LATE_MANY:
        _delay(register, own[: 1 + len(own) // 2])
    elif part is Part.UNFINISHED:
        _leave(register, own[0])
    elif part is Part.SUBSTANDARD:
        _spoil(register, own[:1], settings["quality_substandard"])
    elif part in (Part.WEAK, Part.VERY_WEAK):
        _spoil(register, own, settings[f"quality_{part}"])


def _delay(register: Register, tasks: Sequence[Task]) -> None:
    days = (register.quarter.last_day - register.quarter.first_day).days
    for task in tasks:
        deadline = register.day(days // 2, days - 20)
        register.change(
            task.code,
            deadline=deadline,
            finished_on=deadline + timedelta(days=register.rng.randint(4, 15)),
            timeliness=between(register.rng, scenario("tasks")["timeliness_late"]),
            delay=register.rng.choice(table("phrases")["causes"]["delay"]),
        )


def _leave(register: Register, task: Task) -> None:
    """Not finished, or finished and not accepted by the superior."""
    rng, settings = register.rng, scenario("tasks")
    delay = rng.choice(table("phrases")["causes"]["delay"])
    if chance(rng, 25):
        register.change(task.code, accepted=False, delay="Kết quả chưa được cấp trên nghiệm thu")
        return
    register.change(
        task.code,
        finished_on=None,
        quantity=between(rng, settings["quantity_unfinished"]),
        timeliness=between(rng, settings["timeliness_late"]),
        delay=delay,
    )


def _spoil(register: Register, tasks: Sequence[Task], quality: list[int]) -> None:
    for task in tasks:
        register.change(
            task.code,
            quality=between(register.rng, quality),
            substandard=True,
            delay=register.rng.choice(table("phrases")["causes"]["delay"]),
        )


def _fail(register: Register) -> None:
    """More of the unit's tasks left than the collective's rule bears (HD-QUY IX.1.4)."""
    for task in list(register.tasks.values())[::2]:
        _leave(register, task)


def _excuse(register: Register, own: Sequence[Task]) -> None:
    cause = register.rng.choice(table("phrases")["causes"]["excused"])
    register.change(
        own[-1].code,
        finished_on=None,
        accepted=True,
        substandard=False,
        delay="",
        excused=cause,
        quantity=between(register.rng, scenario("tasks")["quantity_unfinished"]),
    )


def _exceed(register: Register, members: Sequence[Assignment], parts: dict[str, Part]) -> None:
    settings = scenario("tasks")
    for task in _open(list(register.tasks.values())):
        if chance(register.rng, settings["exceeded"]):
            _raise(register, task)
    for member in members:
        if parts[member.official] is Part.KEEN:
            _settle(register, register.scope(member), settings["exceeded"])
    for member in sorted(members, key=lambda each: each.role is not Role.HEAD):
        if parts[member.official] is Part.EXCELLENT:
            _lift(register, register.scope(member), settings["exceeded_excellent"])
    for member in members:
        if parts[member.official] in (Part.STEADY, Part.STEADY_FIRST):
            _steady(register, member, settings["steady_exceeded"])


def _open(tasks: Sequence[Task]) -> list[Task]:
    return [task for task in tasks if task.completed and not (task.exceeded or task.substandard)]


def _raise(register: Register, task: Task) -> None:
    settings = scenario("tasks")
    quantity = between(register.rng, settings["quantity_exceeded"])
    ground = register.rng.choice(table("phrases")["causes"]["exceeded"])
    register.change(
        task.code,
        exceeded=True,
        ground=ground.format(over=quantity - _FULL),
        quantity=quantity,
        quality=between(register.rng, settings["quality_exceeded"]),
    )


def _lower(register: Register, task: Task) -> None:
    register.change(task.code, exceeded=False, ground="", quantity=_FULL, quality=_FULL)


def _lift(register: Register, scope: Sequence[Task], percent: int) -> None:
    """Exceed until the share is reached; a fraction of a task counts as one."""
    missing = -_share(scope, -percent) - sum(task.exceeded for task in scope)
    candidates = _open(scope)
    for task in register.rng.sample(candidates, min(max(0, missing), len(candidates))):
        _raise(register, task)


def _settle(register: Register, scope: Sequence[Task], percent: int) -> None:
    """Exceed no more than the share."""
    exceeded = [task for task in scope if task.exceeded]
    for task in exceeded[_share(scope, percent) :]:
        _lower(register, task)


def _steady(register: Register, member: Assignment, percent: int) -> None:
    """The very same share for everybody cast so, and nothing less than full marks."""
    if _FULL * _share(register.scope(member), percent) != percent * len(register.scope(member)):
        register.add(member.official, member.fields)
    for task in register.own(member.official):
        register.change(task.code, quality=max(task.quality, _FULL))
    _settle(register, register.scope(member), percent)
    _lift(register, register.scope(member), percent)


def _share(scope: Sequence[Task], percent: int) -> int:
    """So many percent of the counted tasks, down to a whole number."""
    return percent * sum(not task.excused for task in scope) // _FULL
