"""Accounts: of every role one to measure with, of every official one to be listed."""

from __future__ import annotations

from datetime import date

from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role as AccessRole
from sauro.casework.people.models import Assignment, Official, Unit
from sauro.regulation.competence import Tier, load_competence
from sauro.regulation.frames import DEFAULT_RULEBOOK
from sauro.regulation.quarter.facts import Role
from sauro.regulation.routing import load_routing

SINCE = date(2026, 1, 1)
ABOVE = {
    AccessRole.APPRAISER: "tham-dinh",
    AccessRole.DECIDER: "quyet-dinh",
    AccessRole.SECRETARY: "thu-ky",
    AccessRole.REPORTER: "bao-cao",
    AccessRole.INSPECTOR: "kiem-tra",
    AccessRole.ADMINISTRATOR: "quan-tri",
}


def create_accounts() -> None:
    """Officials, clerks and heads of all units, and one account of each role above them."""
    heads = dict(
        Assignment.objects.filter(primary=True, until=None, role=Role.HEAD.value).values_list(
            "official", "unit"
        )
    )
    users = User.objects.bulk_create(
        [_user(f"cb-{each.pk}", each.name, each) for each in Official.objects.all()]
    )
    leading = [(user, heads[user.official_id]) for user in users if user.official_id in heads]
    units = sorted(set(heads.values()))
    clerks = User.objects.bulk_create([_user(f"tm-{unit}", "Người tham mưu") for unit in units])
    Grant.objects.bulk_create(
        [_grant(user, AccessRole.UNIT_HEAD, unit_id=unit) for user, unit in leading]
        + [
            _grant(user, AccessRole.UNIT_CLERK, unit_id=unit)
            for user, unit in zip(clerks, units, strict=True)
        ]
    )
    _above()


def _above() -> None:
    body = load_competence(DEFAULT_RULEBOOK).tiers[Tier.PROVINCIAL_RATED].decides
    for role, username in ABOVE.items():
        user = User.objects.create(username=username, full_name=role.vietnamese, password="!")
        deciding = role in (AccessRole.DECIDER, AccessRole.SECRETARY)
        _grant(user, role, body=body if deciding else "").save()
    asked = User.objects.create(username="y-kien", full_name="Người cho ý kiến", password="!")
    for asked_body in load_routing(DEFAULT_RULEBOOK).bodies:
        _grant(asked, AccessRole.CONSULTED, body=asked_body).save()


def _user(username: str, full_name: str, official: Official | None = None) -> User:
    return User(username=username, full_name=full_name, official=official, password="!")


def _grant(user: User, role: AccessRole, *, unit_id: int | None = None, body: str = "") -> Grant:
    return Grant(user=user, role=role.value, unit_id=unit_id, body=body, since=SINCE)


def largest_unit() -> Unit:
    """The unit with most officials that has a head."""
    held = Assignment.objects.filter(primary=True, until=None)
    units = list(held.values_list("unit", flat=True))
    led = set(held.filter(role=Role.HEAD.value).values_list("unit", flat=True))
    return Unit.objects.get(pk=max(sorted(led), key=units.count))
