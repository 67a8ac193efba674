"""What a unit recorded in one quarter: its task register, plans, marks, proposals, dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from sauro.regulation.frame_model import Frame
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Absence, Role
from sauro.synthetic.model import Unit


class TaskKind(StrEnum):
    """Whether a task follows a programme or came up in between (đột xuất)."""

    PLANNED = "planned"
    AD_HOC = "ad_hoc"


class SixClear(NamedTuple):
    """Which of the six are clear (HD-QUY I.2): who, what, when, duty, product, authority."""

    person: bool = True
    work: bool = True
    time: bool = True
    duty: bool = True
    product: bool = True
    authority: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a unit's register; quantity, quality, timeliness in percent of plan.

    finished_on None: not finished by the quarter's last day. ground: why it counts as exceeded.
    excused: the objective cause that the competent body confirmed. delay: the cause given for a
    task that is late, unfinished or substandard and not excused.
    """

    code: str
    title: str
    axis: int
    field: str
    responsible: str
    kind: TaskKind
    product: str
    deadline: date
    finished_on: date | None
    quantity: int
    quality: int
    timeliness: int
    weight: int
    coefficient: Decimal
    clear: SixClear
    exceeded: bool = False
    ground: str = ""
    substandard: bool = False
    accepted: bool = True
    excused: str = ""
    delay: str = ""

    @property
    def completed(self) -> bool:
        """Finished, accepted by the superior, and counted at all (reading D11)."""
        return not self.excused and self.accepted and self.finished_on is not None

    @property
    def late(self) -> bool:
        """Behind schedule, finished or not, and counted at all."""
        return not self.excused and (self.finished_on is None or self.finished_on > self.deadline)


class Pick(NamedTuple):
    """A product picked into a plan: the task's code, its weight, leadership in percent."""

    task: str
    weight: int
    leadership: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan picks; `points` of every axis of the frame by number, `main` axes among them."""

    picks: tuple[Pick, ...]
    points: tuple[tuple[int, int], ...]
    main: tuple[int, ...]


class Former(NamedTuple):
    """The post held until a change within the quarter; both days included."""

    unit: str
    post: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class CaseWork:
    """One case's records; `official` "" for the collective. marks: general, by criterion code.

    levels None: not proposed (the quarter is deferred). outstanding: the task code of the
    product that a proposal for excellent names (HD-QUY II.3), "" otherwise.
    """

    official: str
    post: str
    group: str
    role: Role
    fields: tuple[str, ...]
    plan: Plan
    marks: tuple[tuple[str, Decimal], ...]
    self_marks: tuple[tuple[str, Decimal], ...]
    absences: tuple[Absence, ...] = ()
    former: Former | None = None
    quarters_proposed_excellent: int = 0
    self_level: Level | None = None
    unit_level: Level | None = None
    outstanding: str = ""


class Submission(NamedTuple):
    """When a unit's dossier arrived; late: after the last day on time (HD-QUY VII.2.2)."""

    electronic_on: date
    paper_on: date
    late: bool


@dataclass(frozen=True, slots=True)
class UnitWork:
    """Everything one unit recorded in one quarter; cases in order of rank."""

    unit: Unit
    quarter: Quarter
    frame: Frame
    tasks: tuple[Task, ...]
    cases: tuple[CaseWork, ...]
    collective: CaseWork
    submission: Submission

    def scope(self, case: CaseWork) -> tuple[Task, ...]:
        """The tasks a case answers for (reading D12)."""
        if case.role in (Role.HEAD, Role.COLLECTIVE):
            return self.tasks
        if case.fields:
            return tuple(task for task in self.tasks if task.field in case.fields)
        return self.own(case)

    def own(self, case: CaseWork) -> tuple[Task, ...]:
        """The tasks the official is responsible for."""
        return tuple(task for task in self.tasks if task.responsible == case.official)
