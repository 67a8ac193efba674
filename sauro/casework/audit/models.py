"""One line of the log; the database itself refuses to change or remove it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """Who did what to what, when; `digest` seals the line and the one before it.

    number: 1, 2, 3 … without gaps. subject: "case:12". about: the official concerned, so that
    "who looked at my case" is one query. unit: the unit's id where there is one.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    role = models.CharField(max_length=40, blank=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)
    unit = models.PositiveBigIntegerField(null=True, blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Questions asked of the log: of one subject, of one actor, of one act, of a span."""

        indexes: ClassVar = [
            models.Index(fields=["subject", "number"]),
            models.Index(fields=["actor", "number"]),
            models.Index(fields=["act", "number"]),
            models.Index(fields=["at"]),
            models.Index(fields=["unit", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.subject}"
