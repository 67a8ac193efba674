"""A unit's task register while it is being made: every task starts out done well and in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sauro.regulation.frame_model import Frame
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Role
from sauro.synthetic.casting import Part
from sauro.synthetic.data import between, chance, scenario, table
from sauro.synthetic.model import Assignment, Unit
from sauro.synthetic.work import SixClear, Task, TaskKind

_SATURDAY = 5
_PREPARATION = 20
_OBJECT_START = 3


class Register:
    """The tasks by code, in order, with what changes them."""

    def __init__(self, unit: Unit, quarter: Quarter, frame: Frame, rng: Random) -> None:
        self.unit, self.quarter, self.frame, self.rng = unit, quarter, frame, rng
        self.tasks: dict[str, Task] = {}
        self._titles = {field.code: self._shuffled(field.code) for field in unit.fields}

    def open_for(self, member: Assignment, part: Part) -> None:
        """Give an official tasks, in the fields in charge or else anywhere in the unit."""
        settings = scenario("tasks")["own"]
        many = between(self.rng, settings[member.role.value])
        if part in (Part.LATE, Part.STEADY, Part.STEADY_FIRST):
            many = max(many, settings["least_to_be_late"])
        fields = member.fields or tuple(field.code for field in self.unit.fields)
        for _ in range(many):
            self.add(member.official, fields)

    def add(self, official: str, fields: Sequence[str]) -> None:
        """One more task of an official in one of the fields."""
        field = self.rng.choice(fields)
        axis, kind, title = self._titles[field].pop()
        task = self._task(official, field, axis, kind, title)
        self.tasks[task.code] = task

    def change(self, code: str, **values: Any) -> None:
        """Replace some of a task's values."""
        self.tasks[code] = replace(self.tasks[code], **values)

    def own(self, official: str) -> list[Task]:
        """The tasks an official is responsible for."""
        return [task for task in self.tasks.values() if task.responsible == official]

    def scope(self, member: Assignment) -> list[Task]:
        """The tasks an official answers for."""
        if member.role is Role.HEAD:
            return list(self.tasks.values())
        if member.fields:
            return [task for task in self.tasks.values() if task.field in member.fields]
        return self.own(member.official)

    def _shuffled(self, field: str) -> list[tuple[int, str, str]]:
        """The field's titles, taken from the end; once they are used up, a second round."""
        phrases = table("phrases")
        row = next(r for r in phrases["field"] if (r["work"], r["code"]) == (self.unit.work, field))
        titles = [
            (int(phrase[0]), phrase[1], f"{verb} {phrase[_OBJECT_START:]}")
            for phrase in row["objects"]
            for verb in phrases["verbs"][phrase[1]]
        ]
        self.rng.shuffle(titles)
        again = [(axis, kind, f"{title}{phrases['again']}") for axis, kind, title in titles]
        return again + titles

    def _task(self, official: str, field: str, axis: int, kind: str, title: str) -> Task:
        rng, settings = self.rng, scenario("tasks")
        deadline = self.day(_PREPARATION, (self.quarter.last_day - self.quarter.first_day).days)
        ad_hoc = chance(rng, settings["ad_hoc"])
        clear = [not chance(rng, settings["unclear"]) for _ in SixClear._fields[1:]]
        return Task(
            code=f"{self.unit.code}-{self.quarter.number}-{len(self.tasks) + 1:02d}",
            title=title.format(domain=self.unit.domain),
            axis=axis,
            field=field,
            responsible=official,
            kind=TaskKind.AD_HOC if ad_hoc else TaskKind.PLANNED,
            product=rng.choice(table("phrases")["products"][kind]),
            deadline=deadline,
            finished_on=_workday(deadline - timedelta(days=rng.randrange(12))),
            quantity=100,
            quality=between(rng, settings["quality"]),
            timeliness=100,
            weight=rng.choice(settings["weights"]),
            coefficient=Decimal(rng.choice(self.frame.formula.coefficients)),
            clear=SixClear(True, *clear),
        )

    def day(self, first: int, last: int) -> date:
        """A working day between so many days after the quarter's first."""
        return _workday(self.quarter.first_day + timedelta(days=self.rng.randint(first, last)))


def _workday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
