"""Tasks as the pages show them: state in words, six-clear count, axes with their titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sauro.casework import clock
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.counts import is_excused, is_late
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.plan_checks import axes_of
from sauro.casework.work.six_clear import SixClear, six_clear
from sauro.regulation.frame_checks import shown
from sauro.regulation.frame_model import PART_NAMES
from sauro.regulation.period import Quarter
from sauro.web.look.figures import DASH

_TONES = {
    Task.Acceptance.NONE.value: "",
    Task.Acceptance.REPORTED.value: "soon",
    Task.Acceptance.ACCEPTED.value: "done",
    Task.Acceptance.REFUSED.value: "late",
}
_EXCUSES = {
    Task.Excuse.ASKED.value: "Đề nghị khách quan",
    Task.Excuse.CONFIRMED.value: "Khách quan",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word with a tone of the chips."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list; item: its place in the plan where it has one."""

    task: Task
    clear: SixClear
    chips: tuple[Chip, ...]
    item: PlanItem | None = None

    @property
    def coefficient(self) -> str:
        """The coefficient of the product: "1,5"."""
        return shown(self.item.coefficient) if self.item else ""

    @property
    def percents(self) -> str:
        """What was reported of the four parts: "số lượng 100%, chất lượng 92,5%"."""
        said = (pair for pair in percents_of(self.task) if pair[1] != DASH)
        return ", ".join(f"{name.lower()} {words}" for name, words in said)


@dataclass(frozen=True, slots=True)
class AxisBlock:
    """An axis of a plan with its products."""

    number: int
    title: str
    points: Decimal | None
    main: bool
    lines: tuple[TaskLine, ...]


def percents_of(task: Task) -> list[tuple[str, str]]:
    """Each of the four parts with its percent of plan; a dash where it was not reported."""
    values = ((name, getattr(task, key)) for key, name in PART_NAMES.items())
    return [(name, DASH if value is None else f"{shown(value)}%") for name, value in values]


def day_for(period: str) -> date:
    """The day lateness is looked at: today, at most the quarter's last day."""
    return min(clock.today(), Quarter.parse(period).last_day)


def chips_of(task: Task, on: date) -> tuple[Chip, ...]:
    """Where a task stands, in one to three words."""
    status = Chip(task.get_acceptance_display(), _TONES[task.acceptance])
    chips = [status]
    if task.excuse in _EXCUSES:
        chips.append(Chip(_EXCUSES[task.excuse], "now"))
    if is_late(task, on) and not is_excused(task):
        chips.append(Chip("Chậm", "late"))
    if task.exceeded:
        chips.append(Chip("Vượt yêu cầu", "done"))
    if task.substandard:
        chips.append(Chip("Chưa đạt chất lượng", "late"))
    return tuple(chips)


def lines_of(tasks: Iterable[Task], on: date) -> list[TaskLine]:
    """Tasks of a list."""
    return [TaskLine(task, six_clear(task), chips_of(task, on)) for task in tasks]


def blocks_of(case: Case, plan: Plan, items: Sequence[PlanItem]) -> list[AxisBlock]:
    """The plan by axis, axes without points and products left out."""
    on, points = day_for(case.cycle.period), axes_of(plan)
    blocks = []
    for axis in frame_of(case).axes:
        lines = tuple(
            TaskLine(item.task, six_clear(item.task), chips_of(item.task, on), item)
            for item in items
            if item.task.axis == axis.number
        )
        if lines or points.get(axis.number):
            main = axis.number in plan.mains
            blocks.append(AxisBlock(axis.number, axis.title, points.get(axis.number), main, lines))
    return blocks


def total_of(plan: Plan) -> Decimal:
    """The sum of the points planned."""
    return sum(axes_of(plan).values(), Decimal())
