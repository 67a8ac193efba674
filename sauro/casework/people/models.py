"""Units, posts, officials, and what is dated about them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sauro.casework.fields import Line
from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import AbsenceKind, Role

BLOCKS = [(block.value, block.vietnamese) for block in Block]
LEVELS = [(level.value, level.vietnamese) for level in Level]
POSITIONS = [(position.value, position.vietnamese) for position in Position]
ROLES = [(role.value, role.vietnamese) for role in Role]
OFFICIAL_ROLES = [(role, name) for role, name in ROLES if role != Role.COLLECTIVE]
ABSENCES = [(kind.value, kind.vietnamese) for kind in AbsenceKind]


class Unit(models.Model):
    """A unit (cơ quan, đơn vị, địa phương) in the tree.

    path: the codes' ids from the root, "/1/7/", so that "and what is below" is one comparison.
    sort_key, search_key: for Vietnamese order and search without diacritics.
    """

    code = Line(max_length=40, unique=True)
    name = Line(max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=200, db_index=True, default="/")
    block = models.CharField(max_length=40, choices=BLOCKS)
    party_committee = models.BooleanField(default=False)
    area = Line(max_length=100, blank=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    search_key = models.CharField(max_length=200, db_index=True)

    class Meta:
        """In Vietnamese order."""

        ordering: ClassVar = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A comparable group (nhóm tương đồng) set by the competent body (HD-QUY VI.2)."""

    code = Line(max_length=40, unique=True)
    name = Line(max_length=200)
    in_ratio = models.BooleanField(default=True)
    sort_key = models.CharField(max_length=400)

    class Meta:
        """In Vietnamese order."""

        ordering: ClassVar = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post (chức danh) of the catalogue; position: what competence and routing know it as."""

    code = Line(max_length=40, unique=True)
    name = Line(max_length=200)
    position = models.CharField(max_length=80, choices=POSITIONS, blank=True)
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="posts")

    def __str__(self) -> str:
        return self.name


class Official(models.Model):
    """A person who is rated."""

    code = Line(max_length=40, unique=True)
    name = Line(max_length=120)
    email = models.EmailField(blank=True)
    committee_member = models.BooleanField(default=False)
    centrally_managed = models.BooleanField(default=False)
    sort_key = models.CharField(max_length=300, db_index=True)
    search_key = models.CharField(max_length=160, db_index=True)

    class Meta:
        """By given name, in Vietnamese order."""

        ordering: ClassVar = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name


class Field(models.Model):
    """A field of a unit's work (lĩnh vực) that one of its leaders is in charge of."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="fields")
    name = Line(max_length=200)

    class Meta:
        """A unit names a field once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="field_once_a_unit")
        ]

    def __str__(self) -> str:
        return self.name


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments by time."""

    def on(self, day: date) -> AssignmentQuerySet:
        """Those that hold on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Assignment(models.Model):
    """A post held by an official in a unit for a time; `until` None: still held.

    primary: the highest post, where the one case of the person stands (QD-366 Điều 3).
    """

    official = models.ForeignKey(Official, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    post = models.ForeignKey(Post, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=OFFICIAL_ROLES)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    acting = models.BooleanField(default=False)
    primary = models.BooleanField(default=True)
    fields = models.ManyToManyField(Field, blank=True, related_name="assignments")

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        """Ends after it starts; one spell of a post in a unit starts once a day."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="assignment_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["official", "unit", "post", "since"], name="assignment_once"
            ),
        ]
        ordering: ClassVar = ["-since", "id"]

    def __str__(self) -> str:
        return f"{self.official_id} {self.post_id} {self.unit_id} {self.since}"


class Absence(models.Model):
    """A recorded ground for not rating a quarter, with its document (HD-QUY VIII.1)."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=30, choices=ABSENCES)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    document = Line(max_length=200)

    class Meta:
        """In order of time."""

        ordering: ClassVar = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.official_id} {self.kind} {self.start}"


class Team(models.Model):
    """An area monitoring team (Tổ theo dõi địa bàn) and the units of its area."""

    code = Line(max_length=40, unique=True)
    name = Line(max_length=200)
    units = models.ManyToManyField(Unit, blank=True, related_name="teams")

    def __str__(self) -> str:
        return self.name


class PaperDecision(models.Model):
    """A level decided on paper before the system came: kept as printed, not computed."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="paper_decisions")
    period = models.CharField(max_length=7)
    level = models.CharField(max_length=20, choices=LEVELS)
    number = Line(max_length=60)
    signed_on = models.DateField()
    signed_by = Line(max_length=200)

    class Meta:
        """One level a person and period."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["official", "period"], name="paper_decision_once")
        ]

    def __str__(self) -> str:
        return f"{self.official_id} {self.period}"
