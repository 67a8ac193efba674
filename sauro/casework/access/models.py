"""Accounts, and the roles they hold."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from sauro.casework.access.roles import Role
from sauro.casework.fields import Line
from sauro.casework.people.models import Official, Team, Unit


class UserManager(BaseUserManager["User"]):
    """Accounts found by name; made only by `structure.accounts`."""


class User(AbstractBaseUser):
    """An account; official: the person it belongs to, where that person is rated."""

    username = models.CharField(max_length=60, unique=True)
    full_name = Line(max_length=120)
    official = models.OneToOneField(
        Official, models.PROTECT, null=True, blank=True, related_name="user"
    )
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)

    objects: ClassVar = UserManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants by time."""

    def on(self, day: date) -> GrantQuerySet:
        """Those that hold on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Grant(models.Model):
    """A role held by an account: for a unit, or for a body (a team where the body is one).

    body: a body's code of the rulebook (competence, routing); axis: for an indicator reporter.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.vietnamese) for role in Role])
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="grants")
    body = models.CharField(max_length=60, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="grants")
    axis = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects: ClassVar = GrantQuerySet.as_manager()

    class Meta:
        """In the order they were given."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
