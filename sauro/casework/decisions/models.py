"""The deciding body's session, what it decided, and who was told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sauro.casework.access.models import User
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import Assessment
from sauro.casework.fields import Line, Lines
from sauro.casework.people.models import LEVELS, Group, Unit


class Session(models.Model):
    """A session (họp xếp loại) of the deciding body."""

    class State(models.TextChoices):
        """Open for decisions, closed for ever, told to all."""

        OPEN = "open", "Đang họp"
        CLOSED = "closed", "Đã kết thúc"
        PUBLISHED = "published", "Đã thông báo"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="sessions")
    body = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    held_on = models.DateField()
    place = Line(max_length=200)
    chair = Line(max_length=120)
    secretary = Line(max_length=120)
    members = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    order_override = Lines(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    log_count = models.PositiveBigIntegerField(null=True, blank=True)
    log_head = models.CharField(max_length=64, blank=True)
    decision_number = Line(max_length=60, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    signer = Line(max_length=120, blank=True)
    signer_post = Line(max_length=120, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"session:{self.pk}"

    @property
    def code(self) -> str:
        """How it is named in the log."""
        return f"session:{self.pk}"


class Item(models.Model):
    """A case on the agenda, in the required order; votes: numbers by level, never by person."""

    class State(models.TextChoices):
        """Waiting, decided, or put off by the session."""

        WAITING = "waiting", "Chờ quyết định"
        DECIDED = "decided", "Đã quyết định"
        PUT_OFF = "put_off", "Hoãn lại"

    session = models.ForeignKey(Session, models.CASCADE, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="items")
    place = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    voters = models.PositiveSmallIntegerField(null=True, blank=True)
    votes = models.JSONField(default=dict)
    put_off_reason = Lines(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In the order of the agenda; a case once a session."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "case"], name="item_once")
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.case_id}"


class SecretVote(models.Model):
    """A secret vote of the members on lines of a session, each on the own screen.

    No row anywhere joins a member and a level, or gives a sheet a time or a place in a sequence.
    """

    class State(models.TextChoices):
        """Open for sheets, counted, or given up without a count."""

        OPEN = "open", "Đang bỏ phiếu"
        COUNTED = "counted", "Đã kiểm phiếu"
        CANCELLED = "cancelled", "Đã hủy"

    session = models.ForeignKey(Session, models.PROTECT, related_name="secret_votes")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        """In the order they were opened; one open at a time in a session."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session"], condition=models.Q(state="open"), name="secret_vote_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.state}"


class Tally(models.Model):
    """How many sheets of a secret vote gave a line this level; all rows stand at 0 beforehand."""

    NO_OPINION = "no_opinion"

    vote = models.ForeignKey(SecretVote, models.CASCADE, related_name="tallies")
    item = models.ForeignKey(Item, models.CASCADE, related_name="tallies")
    level = models.CharField(max_length=20, choices=[*LEVELS, (NO_OPINION, "Không có ý kiến")])
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One count a line and level."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "item", "level"], name="tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} {self.item_id} {self.level}"


class Turnout(models.Model):
    """Whether a member of the list has voted: written for all at the opening, so in no order."""

    vote = models.ForeignKey(SecretVote, models.CASCADE, related_name="turnout")
    user = models.ForeignKey(User, models.PROTECT, related_name="turnout")
    voted = models.BooleanField(default=False)

    class Meta:
        """A member once a vote."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "user"], name="turnout_once")
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} {self.user_id}"


class Decision(Assessment):
    """The level decided for a case, with the Outcome it rests on; an annulled one stays.

    kind: whether it decides, or only proposes to the centre (HD-QUY VII.1.1).

    proposed: the level of the appraisal; reason: needed where the level differs from it.
    lowered_for_lateness: an act of the body (HD-QUY VII.2.2), never of the rules.
    """

    class Kind(models.TextChoices):
        """What the body's vote is worth."""

        DECIDES = "decides", "Quyết định"
        PROPOSES = "proposes", "Đề xuất với Trung ương"

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DECIDES)
    item = models.ForeignKey(Item, models.PROTECT, related_name="decisions")
    level = models.CharField(max_length=20, choices=LEVELS)
    proposed = models.CharField(max_length=20, choices=LEVELS, blank=True)
    reason = Lines(blank=True)
    lowered_for_lateness = models.BooleanField(default=False)
    decided_at = models.DateTimeField()
    decided_by = Line(max_length=120)
    final = models.BooleanField(default=False)
    annulled_at = models.DateTimeField(null=True, blank=True)
    annulled_ground = Lines(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One standing decision a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(annulled_at__isnull=True),
                name="decision_standing_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.level}"


class Choice(models.Model):
    """The body's choice among candidates under the ceiling, with its reason (HD-QUY VI.2)."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="choices")
    group = models.ForeignKey(Group, models.PROTECT, related_name="choices")
    case = models.ForeignKey(Case, models.CASCADE, related_name="choices")
    keeps = models.BooleanField()
    reason = Lines()
    by = Line(max_length=120)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One choice a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "case"], name="choice_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.keeps}"


class Notice(models.Model):
    """The notice of a result to one person, and when it was received (HD-QUY IX.2)."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="notice")
    case = models.ForeignKey(Case, models.PROTECT, related_name="notices")
    number = Line(max_length=60, blank=True)
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"notice:{self.pk}"


class ReviewRequest(models.Model):
    """A request to look at a result again, with its ground, and the written answer."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="review_requests")
    ground = Lines()
    made_at = models.DateTimeField()
    due = models.DateField()
    answer = Lines(blank=True)
    upheld = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = Line(max_length=120, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"review request of {self.case_id}"


class FollowUp(models.Model):
    """What followed where a head had proposed too high (HD-QUY IX.1.2), with its document."""

    class Kind(models.TextChoices):
        """What the competent body did."""

        REMINDER = "reminder", "Nhắc nhở"
        CRITICISM = "criticism", "Phê bình"
        DISCIPLINE = "discipline", "Xử lý kỷ luật"
        NOTHING = "nothing", "Đã xem xét, không xử lý"

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="follow_ups")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="follow_ups")
    head = Line(max_length=120, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    document = Line(max_length=200)
    decided_on = models.DateField()
    by = Line(max_length=120)
    at = models.DateTimeField()

    class Meta:
        """In order of time; a document once a head and cycle."""

        ordering: ClassVar = ["decided_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "unit", "head", "document"], name="follow_up_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind}"
