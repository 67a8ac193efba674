"""The plan as one form: points and main axes, and for each own task pick, weight, coefficient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.casework.work.plan_checks import axes_of, mains_of
from sauro.casework.work.plans import MOST_WEIGHT, PlanLine
from sauro.casework.work.scope import own_tasks
from sauro.regulation.frame_checks import shown
from sauro.regulation.frame_model import Axis, Frame
from sauro.web.forms import CountField, Form, PointsField, VersionField


class AxisRow(NamedTuple):
    """An axis with its fields."""

    axis: Axis
    points: BoundField
    main: BoundField


class ProductRow(NamedTuple):
    """A task with its fields."""

    task: Task
    pick: BoundField
    weight: BoundField
    coefficient: BoundField


class PlanForm(Form):
    """Fields axis_1, main_1 … and pick_<task>, weight_<task>, coefficient_<task>."""

    version = VersionField()

    def __init__(self, *args: Any, frame: Frame, tasks: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frame, self.tasks = frame, tasks
        for axis in frame.axes:
            self._add_axis(axis)
        choices = [(str(each), shown(each)) for each in frame.formula.coefficients]
        for task in tasks:
            self._add_task(task, choices)

    def _add_axis(self, axis: Axis) -> None:
        points = PointsField(
            label=f"Điểm trục {axis.number}", required=False, maximum=self.frame.totals.results
        )
        points.widget.attrs["aria-label"] = f"Điểm trục {axis.number}"
        main = forms.BooleanField(label=f"Trục {axis.number} là trục chính", required=False)
        main.widget.attrs["aria-label"] = main.label
        self.fields[f"axis_{axis.number}"], self.fields[f"main_{axis.number}"] = points, main

    def _add_task(self, task: Task, choices: list[tuple[str, str]]) -> None:
        pick = forms.BooleanField(label=f"Đưa {task.code} vào kế hoạch", required=False)
        weight = CountField(
            label=f"Trọng số {task.code}",
            required=False,
            minimum=1,
            maximum=MOST_WEIGHT,
            initial=1,
        )
        coefficient = forms.TypedChoiceField(
            label=f"Hệ số {task.code}",
            choices=choices,
            coerce=Decimal,
            required=False,
            empty_value=None,
            initial="1",
        )
        fields = {"pick": pick, "weight": weight, "coefficient": coefficient}
        for name, field in fields.items():
            field.widget.attrs["aria-label"] = field.label
            self.fields[f"{name}_{task.pk}"] = field

    def axis_rows(self) -> Iterator[AxisRow]:
        """The fields by axis."""
        for axis in self.frame.axes:
            yield AxisRow(axis, self[f"axis_{axis.number}"], self[f"main_{axis.number}"])

    def product_rows(self) -> Iterator[ProductRow]:
        """The fields by task."""
        for task in self.tasks:
            names = (f"{name}_{task.pk}" for name in ("pick", "weight", "coefficient"))
            yield ProductRow(task, *(self[name] for name in names))

    def rows_by_task(self) -> dict[int, ProductRow]:
        """The same by the task's id, for a page with its own order."""
        return {row.task.pk: row for row in self.product_rows()}

    def axes(self) -> dict[int, Decimal]:
        """The points typed; an axis left empty is not there."""
        typed = {axis.number: self._given(f"axis_{axis.number}") for axis in self.frame.axes}
        return {number: points for number, points in typed.items() if points is not None}

    def mains(self) -> list[int]:
        """The main axes chosen."""
        return [axis.number for axis in self.frame.axes if self._given(f"main_{axis.number}")]

    def lines(self) -> list[PlanLine]:
        """The products picked."""
        return [
            PlanLine(
                task.pk,
                self._given(f"weight_{task.pk}") or 1,
                self._given(f"coefficient_{task.pk}") or Decimal(1),
            )
            for task in self.tasks
            if self._given(f"pick_{task.pk}")
        ]

    def _given(self, name: str) -> Any:
        return self.cleaned_data.get(name)


def form_for(case: Case, *data: Any, **kwargs: Any) -> PlanForm:
    """The form over every own task of the case."""
    tasks = own_tasks(case).select_related("field").order_by("axis", "code", "id")
    return PlanForm(*data, frame=frame_of(case), tasks=list(tasks), **kwargs)


def initial_of(plan: Plan, items: Iterable[PlanItem], version: int) -> dict[str, object]:
    """What the form starts from."""
    initial: dict[str, object] = {"version": version}
    initial |= {f"axis_{number}": points for number, points in axes_of(plan).items()}
    initial |= {f"main_{number}": True for number in mains_of(plan)}
    for item in items:
        initial |= {
            f"pick_{item.task_id}": True,
            f"weight_{item.task_id}": item.weight,
            f"coefficient_{item.task_id}": shown_choice(item.coefficient),
        }
    return initial


def shown_choice(coefficient: Decimal) -> str:
    """The coefficient as its choice is written: 1.0 is "1", 1.5 is "1.5"."""
    whole = coefficient.to_integral_value()
    return str(int(whole)) if coefficient == whole else str(coefficient.normalize())
