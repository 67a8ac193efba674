"""Self-assessments, the unit's proposals, the dossier, opinions, appraisal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.fields import Exact, Line, Lines
from sauro.casework.people.models import LEVELS, Team, Unit


class Assessment(models.Model):
    """What every stage of a case holds: marks, score, the frozen facts, the rules' Outcome.

    marks: points by general criterion as text. facts: what was rated, as `sauro rate` reads it.
    outcome: the contract's case object; rulebook: under which it was computed.
    sheet: the working of the score, see `stored.read_sheet`; lists defer it.
    """

    marks = models.JSONField(default=dict)
    score = Exact()
    facts = models.JSONField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    rulebook = models.CharField(max_length=60, blank=True)
    sheet = models.JSONField(null=True, blank=True)

    class Meta:
        """Only its children have tables."""

        abstract = True


class SelfAssessment(Assessment):
    """The official's own (HD-QUY VII); for a collective, what the clerk types for it."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="self_assessment")
    level = models.CharField(max_length=20, choices=LEVELS, blank=True)
    strengths = Lines(blank=True)
    shortcomings = Lines(blank=True)
    remedies = Lines(blank=True)
    outstanding_product = Lines(blank=True)
    typed_by = Line(max_length=120, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_reason = Lines(blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"self-assessment of {self.case_id}"


class Proposal(Assessment):
    """The unit's proposal: the head's level and comment, then the collective's with its votes."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="proposal")
    head_level = models.CharField(max_length=20, choices=LEVELS, blank=True)
    head_comment = Lines(blank=True)
    head_reason = Lines(blank=True)
    head_name = Line(max_length=120, blank=True)
    head_at = models.DateTimeField(null=True, blank=True)
    level = models.CharField(max_length=20, choices=LEVELS, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = Lines(blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"proposal for {self.case_id}"


class Dossier(models.Model):
    """One dossier a unit and cycle, in six parts (HD-QUY VII.2.2).

    summary_…: of the results that the unit decided itself, sent apart (VII.3).
    """

    class State(models.TextChoices):
        """Where it is on its way."""

        ASSEMBLING = "assembling", "Đang lập"
        SUBMITTED = "submitted", "Đã nộp"
        RETURNED = "returned", "Bị trả lại"
        RECEIVED = "received", "Đã tiếp nhận"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="dossiers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossiers")
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASSEMBLING)
    letter_number = Line(max_length=60, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    signer = Line(max_length=120, blank=True)
    evidence_confirmed = models.BooleanField(default=False)
    results_confirmed_at = models.DateTimeField(null=True, blank=True)
    results_comment = Lines(blank=True)
    held_on = models.DateField(null=True, blank=True)
    place = Line(max_length=200, blank=True)
    chair = Line(max_length=120, blank=True)
    minute_taker = Line(max_length=120, blank=True)
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    present = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = Lines(blank=True)
    order_override = Lines(blank=True)
    electronic_at = models.DateTimeField(null=True, blank=True)
    first_electronic_at = models.DateTimeField(null=True, blank=True)
    paper_on = models.DateField(null=True, blank=True)
    late_days = models.PositiveSmallIntegerField(default=0)
    summary_letter = Line(max_length=60, blank=True)
    summary_at = models.DateTimeField(null=True, blank=True)
    summary_late_days = models.PositiveSmallIntegerField(default=0)
    returned_reason = Lines(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One a unit and cycle."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "unit"], name="dossier_once")
        ]

    def __str__(self) -> str:
        return f"dossier:{self.pk}"

    @property
    def code(self) -> str:
        """How it is named in the log."""
        return f"dossier:{self.pk}"


class Opinion(models.Model):
    """A body asked about a case, and what it answered (HD-QUY IX.1.1)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="opinions")
    body = models.CharField(max_length=60)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="opinions")
    act = models.CharField(max_length=30)
    clause = models.CharField(max_length=60)
    readings = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    due = models.DateField()
    level = models.CharField(max_length=20, choices=LEVELS, blank=True)
    remark = Lines(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = Line(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A body is asked once a case and act."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "body", "act"],
                condition=models.Q(team__isnull=True),
                name="opinion_once",
            ),
            models.UniqueConstraint(
                fields=["case", "body", "act", "team"],
                condition=models.Q(team__isnull=False),
                name="opinion_once_a_team",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "answered_at"])]

    def __str__(self) -> str:
        return f"{self.body} on {self.case_id}"


class Appraisal(Assessment):
    """The appraiser's marks, with a reason for each that differs, and the level proposed."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="appraisal")
    mark_reasons = models.JSONField(default=dict)
    level = models.CharField(max_length=20, choices=LEVELS, blank=True)
    reason = Lines(blank=True)
    lower_for_lateness = models.BooleanField(default=False)
    appraised_at = models.DateTimeField(null=True, blank=True)
    appraised_by = Line(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"appraisal of {self.case_id}"


class CentralResult(models.Model):
    """What the centre decided on a case (HD-QUY VII.1): recorded, never decided here."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="central_result")
    level = models.CharField(max_length=20, choices=LEVELS)
    document = Line(max_length=60)
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = Line(max_length=120)

    def __str__(self) -> str:
        return f"central result of {self.case_id}"


class UnitDecision(models.Model):
    """A decision of the unit's own competent body, on the cases it rates (HD-QUY IV.2, VII.3)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="unit_decisions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="unit_decisions")
    cases = models.ManyToManyField(Case, related_name="unit_decisions")
    number = Line(max_length=60)
    signed_on = models.DateField()
    signer = Line(max_length=120)
    recorded_at = models.DateTimeField()
    recorded_by = Line(max_length=120)

    class Meta:
        """In order of time; a number once a unit and cycle."""

        ordering: ClassVar = ["signed_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "unit", "number"], name="unit_decision_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.number}"


class FormerComment(models.Model):
    """What the unit left within the quarter says in writing of the official (HD-QUY VIII.1.1)."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="former_comment")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="former_comments")
    text = Lines()
    document = Line(max_length=200, blank=True)
    by = Line(max_length=120)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"comment of {self.unit_id} on {self.case_id}"


class Return(models.Model):
    """A dossier, a plan or a self-assessment sent back, with the reason."""

    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="returns")
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, null=True, blank=True, related_name="returns"
    )
    what = models.CharField(max_length=30)
    reason = Lines()
    at = models.DateTimeField()
    by = Line(max_length=120)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.what} {self.at}"
