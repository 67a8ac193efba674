"""The unit's register of tasks, the plans that pick from it, results and what proves them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sauro.casework.access.models import User
from sauro.casework.cycles.models import Case
from sauro.casework.fields import Line, Lines
from sauro.casework.people.models import Field, Official, Unit
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.vietnamese.search import fold

__all__ = [
    "Evidence",
    "IndicatorResult",
    "Plan",
    "PlanItem",
    "PlanVersion",
    "Task",
    "TaskUpdate",
    "search_key",
]


class TaskKey(models.CharField[str, str]):
    """Code and title without diacritics, kept up to date by every insert and save."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        """Made from what the task says now."""
        key = search_key(model_instance.code, model_instance.title)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key


def search_key(code: str, title: str) -> str:
    """What a search looks in: "NV-01 Trình kế hoạch" is "nv-01 trinh ke hoach"."""
    return fold(f"{code} {title}")


class Task(models.Model):
    """A task (nhiệm vụ) of a unit in a quarter: one responsible person, one field, one axis.

    The six clear things (HD-QUY I.2): responsible, title, deadline, duty, product, authority.
    quantity, quality, timeliness, leadership: percent of plan as reported, None: not reported.
    accepted_*: what the superior accepted; a result not accepted counts as not completed.
    excuse_*: the cause asked for, its document, the body that confirmed it, what it answered.
    """

    class Kind(models.TextChoices):
        """Planned or ad hoc; both count, reports show them apart."""

        PLANNED = "planned", "Theo chương trình, kế hoạch"
        AD_HOC = "ad_hoc", "Đột xuất"

    class Acceptance(models.TextChoices):
        """Where the superior stands on the reported result."""

        NONE = "none", "Chưa báo cáo"
        REPORTED = "reported", "Chờ nghiệm thu"
        ACCEPTED = "accepted", "Đã nghiệm thu"
        REFUSED = "refused", "Không nghiệm thu"

    class Excuse(models.TextChoices):
        """Whether an objective cause was asked for and confirmed (HD-QUY VI.1)."""

        NONE = "none", "Không"
        ASKED = "asked", "Đã đề nghị"
        CONFIRMED = "confirmed", "Được xác nhận"
        REFUSED = "refused", "Không được xác nhận"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    period = models.CharField(max_length=7)
    code = Line(max_length=40)
    title = Line(max_length=300)
    axis = models.PositiveSmallIntegerField()
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="tasks")
    responsible = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    responsible_name = Line(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PLANNED)
    product = Line(max_length=300, blank=True)
    duty = Line(max_length=300, blank=True)
    authority = Line(max_length=300, blank=True)
    deadline = models.DateField(null=True, blank=True)
    search_key = TaskKey(max_length=360, blank=True, default="")
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    progress = models.PositiveSmallIntegerField(default=0)
    finished_on = models.DateField(null=True, blank=True)
    quantity = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    quality = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    timeliness = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    leadership = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    note = Lines(blank=True)
    claims_exceeded = models.BooleanField(default=False)
    exceeded_ground = Lines(blank=True)

    acceptance = models.CharField(
        max_length=10, choices=Acceptance.choices, default=Acceptance.NONE
    )
    accepted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="accepted_tasks"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    acceptance_note = Lines(blank=True)
    substandard = models.BooleanField(default=False)
    exceeded = models.BooleanField(default=False)

    excuse = models.CharField(max_length=10, choices=Excuse.choices, default=Excuse.NONE)
    excuse_cause = Lines(blank=True)
    excuse_document = Line(max_length=200, blank=True)
    excuse_confirmed_by = Line(max_length=200, blank=True)
    excuse_reply = Lines(blank=True)

    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A code once a unit and quarter; percents within 0 to 100 of plan, or above."""

        ordering: ClassVar = ["axis", "code", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "period", "code"], name="task_code_once"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="task_progress_percent"),
            models.CheckConstraint(condition=Q(axis__gte=1, axis__lte=6), name="task_axis"),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gte=0), name="task_quantity"
            ),
            models.CheckConstraint(
                condition=Q(exceeded=False) | Q(substandard=False),
                name="task_not_exceeded_and_substandard",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "period"]),
            models.Index(fields=["responsible", "period"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class TaskUpdate(models.Model):
    """What changed on a task, by whom, when: its history."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="updates")
    at = models.DateTimeField()
    by = Line(max_length=120)
    on_behalf_of = Line(max_length=120, blank=True)
    what = models.CharField(max_length=60)
    changes = models.JSONField(default=dict)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.what}"


class Evidence(models.Model):
    """A file that proves a result; it lies outside the web root under its digest."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="evidence")
    name = Line(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    added_by = Line(max_length=120)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order they came."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """An official's plan of the quarter: points by axis, and the products picked.

    axes: points by axis number as text ({"1": "15"}); mains: the main axes (HD-QUY II.4).
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="plan")
    axes = models.JSONField(default=dict)
    mains = models.JSONField(default=list)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = Line(max_length=120, blank=True)
    returned_reason = Lines(blank=True)
    change_reason = Lines(blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"plan of {self.case_id}"


class PlanItem(models.Model):
    """A product of the plan: a task with its weight and coefficient of difficulty."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    task = models.ForeignKey(Task, models.PROTECT, related_name="plan_items")
    weight = models.PositiveSmallIntegerField(default=1)
    coefficient = models.DecimalField(max_digits=3, decimal_places=1, default=1)

    class Meta:
        """A task once a plan; a weight above zero."""

        ordering: ClassVar = ["task__axis", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "task"], name="plan_item_once"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="plan_item_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.task_id}"


class PlanVersion(models.Model):
    """A plan as it was approved; a later change is a new version with its reason."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    approved_at = models.DateTimeField()
    approved_by = Line(max_length=120)
    reason = Lines(blank=True)
    content = models.JSONField()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"
