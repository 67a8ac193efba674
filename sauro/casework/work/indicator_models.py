"""What the bodies that measure the axes report of a unit (HD-QUY X.2 to X.5)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sauro.casework.cycles.models import Cycle
from sauro.casework.fields import Line, Lines
from sauro.casework.people.models import Unit


class IndicatorResult(models.Model):
    """The result of a unit on an axis, or on one indicator of the unit's frame for that axis.

    indicator: the frame's code, empty for the axis as a whole. value: percent of plan, or points.
    first_at: when it first came, which is what the last moment is held against (reading D10).
    """

    class Measure(models.TextChoices):
        """What the value is counted in."""

        PERCENT = "percent", "Phần trăm kế hoạch"
        POINTS = "points", "Điểm"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="indicator_results")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indicator_results")
    axis = models.PositiveSmallIntegerField()
    indicator = Line(max_length=40, blank=True)
    measure = models.CharField(max_length=10, choices=Measure.choices, default=Measure.PERCENT)
    value = models.DecimalField(max_digits=6, decimal_places=2)
    text = Lines(blank=True)
    document = Line(max_length=200)
    final = models.BooleanField(default=False)
    reported_by = Line(max_length=120)
    first_at = models.DateTimeField()
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """By axis, the axis as a whole first; one result of each."""

        ordering: ClassVar = ["axis", "indicator", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "unit", "axis", "indicator"], name="indicator_result_once"
            ),
            models.CheckConstraint(condition=Q(axis__gte=1, axis__lte=6), name="indicator_axis"),
            models.CheckConstraint(condition=Q(value__gte=0), name="indicator_value"),
        ]
        indexes: ClassVar = [models.Index(fields=["cycle", "axis"])]

    def __str__(self) -> str:
        return f"{self.unit_id} trục {self.axis} {self.indicator}"

    def percent(self, maximum: Decimal) -> Fraction | None:
        """The value in percent of plan; points are taken of the axis's maximum, None where 0."""
        if self.measure == self.Measure.PERCENT:
            return Fraction(self.value)
        return Fraction(self.value) * 100 / Fraction(maximum) if maximum else None
