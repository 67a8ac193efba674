"""Cycles, their calendar, and the cases rated in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sauro.casework.access.models import User
from sauro.casework.fields import Line, Lines
from sauro.casework.people.models import BLOCKS, LEVELS, ROLES, Group, Official, Unit
from sauro.regulation.competence import Tier
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState

STATES = [(state.value, state.vietnamese) for state in CaseState]
TIERS = [(tier.value, tier.value) for tier in Tier]


class Cycle(models.Model):
    """One period for one level of management, pinned to its rulebook when it opens.

    settings: the chosen value of each reading that is a setting. frames: block → id of the
    version of its frame, where one was loaded. today's rules never touch a closed cycle: it is
    always computed under its own.
    """

    class State(models.TextChoices):
        """Open for work, closed by the decision, sealed for ever."""

        OPEN = "open", "Đang thực hiện"
        CLOSED = "closed", "Đã kết thúc"
        SEALED = "sealed", "Đã niêm phong"

    period = models.CharField(max_length=7)
    level = models.CharField(max_length=20, default="provincial")
    rulebook = models.CharField(max_length=60)
    settings = models.JSONField(default=dict)
    frames = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """The newest first; one cycle a period and level."""

        ordering: ClassVar = ["-period", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "level"], name="cycle_once")
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.level}"

    @property
    def quarter(self) -> Quarter:
        """The period as the rules know it."""
        return Quarter.parse(self.period)

    @property
    def title(self) -> str:
        """The period as people write it."""
        return self.quarter.vietnamese

    @property
    def is_open(self) -> bool:
        """Whether work goes on."""
        return self.state == self.State.OPEN


class FrameVersion(models.Model):
    """A frame (khung tiêu chí) of a block as it was loaded; only added to, never edited.

    content: the frame as JSON, exact numbers as text. digest: SHA-256 of the file it came in.
    """

    block = models.CharField(max_length=40, choices=BLOCKS)
    number = models.PositiveIntegerField()
    title = Line(max_length=500)
    sample = models.BooleanField()
    in_force_from = models.DateField()
    content = models.JSONField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=150)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    note = Lines(blank=True)

    class Meta:
        """Block by block, the newest first; a number once a block."""

        ordering: ClassVar = ["block", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["block", "number"], name="frame_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.block} {self.number}"


class Due(models.Model):
    """A last moment of a cycle; it moves only by a recorded document."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="dues")
    code = models.CharField(max_length=60)
    title = Line(max_length=300)
    last_day = models.DateField()
    by_rule = models.DateField()
    clauses = models.JSONField(default=list)
    readings = models.JSONField(default=list)
    moved_by = Line(max_length=200, blank=True)

    class Meta:
        """In order of time."""

        ordering: ClassVar = ["last_day", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "code"], name="due_once_a_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.last_day}"


class Case(models.Model):
    """One subject in one cycle: an official at the highest post, or a unit's collective.

    Post, tier, group and the like are as they stood when the case was opened or last brought up
    to date; version: grows with every act, so that a stale form is noticed.
    level: what was decided, once it is published or not; None before.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="cases")
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    role = models.CharField(max_length=20, choices=ROLES)
    post_title = Line(max_length=300, blank=True)
    positions = models.JSONField(default=list)
    block = models.CharField(max_length=40, choices=BLOCKS)
    tier = models.CharField(max_length=40, choices=TIERS)
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="cases")
    in_ratio = models.BooleanField(default=True)
    acting = models.BooleanField(default=False)
    committee_member = models.BooleanField(default=False)
    changed_post = models.BooleanField(default=False)
    former_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="former_cases"
    )
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    state = models.CharField(max_length=30, choices=STATES, default=CaseState.PLANNING.value)
    level = models.CharField(max_length=20, choices=LEVELS, null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One case a person, one a collective; collectives first (QD-366 Điều 12)."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "official"],
                condition=Q(official__isnull=False),
                name="case_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["cycle", "unit"],
                condition=Q(official__isnull=True),
                name="case_once_a_collective",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "state"]),
            models.Index(fields=["cycle", "unit"]),
            models.Index(fields=["cycle", "group"]),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How the case is named in the log and to other systems."""
        return f"case:{self.pk}"

    @property
    def is_collective(self) -> bool:
        """Whether it is the unit's collective that is rated."""
        return self.official_id is None

    @property
    def name(self) -> str:
        """Whom the case is about, in words."""
        return f"Tập thể lãnh đạo {self.unit.name}" if self.official is None else self.official.name

    @property
    def decided_level(self) -> Level | None:
        """The level decided."""
        return Level(self.level) if self.level else None


class Reminder(models.Model):
    """A reminder to one account: once a subject, kind and day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="reminders")
    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="reminders")
    code = models.CharField(max_length=80)
    text = Lines()
    link = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "code", "made_on"], name="reminder_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.code}"
