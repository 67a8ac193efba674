"""Accounts and their roles: made, changed and ended by an administrator, never by sign-up."""

from __future__ import annotations

import secrets
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import MATRIX, Role, Scope
from sauro.casework.audit.services import SYSTEM, Actor, record
from sauro.casework.errors import Refused
from sauro.casework.people.models import Official, Team, Unit

AXES = range(1, 7)
LAST = "Đây là quản trị viên cuối cùng: cấp vai trò cho người khác trước."


def create_account(
    *,
    actor: Actor,
    username: str,
    full_name: str,
    official: Official | None = None,
    password: str | None = None,
) -> tuple[User, str]:
    """A new account and its first password, which must be changed at the first sign-in.

    password None: one is made. Refused when the name is taken or the official has an account.
    """
    name = username.strip().lower()
    first = password or secrets.token_urlsafe(12)
    user = User(
        username=name, full_name=full_name, official=official, must_change_password=password is None
    )
    with transaction.atomic():
        _new(name, official)
        _set_password(user, first)
        user.save(force_insert=True)
        details = {"username": name, "official": official.code if official else None}
        record(actor, "create_account", f"user:{user.pk}", details=details)
    return user, first


def _new(name: str, official: Official | None) -> None:
    if not name or not name.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Refused(
            "Tên đăng nhập chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới. Hãy nhập lại.",
            field="username",
        )
    if User.objects.filter(username=name).exists():
        raise Refused(
            f'Tên đăng nhập "{name}" đã có người dùng. Hãy chọn tên khác.', field="username"
        )
    if official is not None and User.objects.filter(official=official).exists():
        raise Refused(
            f"{official.name} đã có tài khoản. Hãy đặt lại mật khẩu của tài khoản đó.",
            field="official",
        )


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from error
    user.set_password(password)


def first_administrator(*, username: str, password: str) -> User:
    """The account that makes all others; Refused once any administrator exists."""
    with transaction.atomic():
        if Grant.objects.filter(role=Role.ADMINISTRATOR.value).exists():
            raise Refused(
                "Hệ thống đã có quản trị viên. Người đó tạo tài khoản tại trang Quản trị, "
                "Tài khoản."
            )
        user, _ = create_account(
            actor=SYSTEM, username=username, full_name="Quản trị hệ thống", password=password
        )
        grant_role(actor=SYSTEM, user=user, role=Role.ADMINISTRATOR)
    return user


def grant_role(
    *,
    actor: Actor,
    user: User,
    role: Role,
    unit: Unit | None = None,
    body: str = "",
    team: Team | None = None,
    axis: int | None = None,
    since: date | None = None,
) -> Grant:
    """Give a role from a day on (today when left out). Refused where its place is missing."""
    _placed(role, unit, body, team, axis)
    with transaction.atomic():
        grant = Grant.objects.create(
            user=user,
            role=role.value,
            unit=unit,
            body=body,
            team=team,
            axis=axis,
            since=since or clock.today(),
        )
        record(
            actor,
            "grant_role",
            f"user:{user.pk}",
            unit=unit.pk if unit else None,
            details={"role": role.value, "body": body, "team": team.code if team else None},
        )
    return grant


def _placed(role: Role, unit: Unit | None, body: str, team: Team | None, axis: int | None) -> None:
    if role is Role.OFFICIAL:
        raise Refused("Vai trò cán bộ được đánh giá đi theo người, không cấp riêng.", field="role")
    if unit is None and _reaches(role, Scope.UNIT) and not _reaches(role, Scope.ALL):
        raise Refused(f"Vai trò {role.vietnamese} phải gắn với một đơn vị.", field="unit")
    if not body and team is None and role in (Role.CONSULTED, Role.DECIDER, Role.SECRETARY):
        raise Refused(f"Vai trò {role.vietnamese} phải gắn với một cơ quan.", field="body")
    if role is Role.REPORTER and axis not in AXES:
        raise Refused("Cơ quan báo cáo số liệu phải gắn với một trục từ 1 đến 6.", field="axis")


def _reaches(role: Role, scope: Scope) -> bool:
    return any(scopes.get(role) is scope for act, scopes in MATRIX.items() if act != "enter")


def end_grant(*, actor: Actor, grant: Grant, until: date) -> Grant:
    """End a role after a day. Refused for the last administrator, and before it began."""
    if until < grant.since:
        raise Refused("Ngày kết thúc trước ngày cấp. Hãy nhập lại.", field="until")
    with transaction.atomic():
        if grant.role == Role.ADMINISTRATOR and not _another_administrator(grant):
            raise Refused(LAST)
        grant.until = until
        grant.save(update_fields=["until"])
        details = {"role": grant.role, "until": until.isoformat()}
        record(actor, "end_grant", f"user:{grant.user_id}", unit=grant.unit_id, details=details)
    return grant


def _another_administrator(grant: Grant) -> bool:
    return (
        Grant.objects.filter(
            role=Role.ADMINISTRATOR.value, until__isnull=True, user__is_active=True
        )
        .exclude(pk=grant.pk)
        .exists()
    )


def reset_password(*, actor: Actor, user: User) -> str:
    """A new first password, shown once, to be changed at the next sign-in."""
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        _set_password(user, password)
        user.must_change_password = True
        user.save(update_fields=["password", "must_change_password"])
        record(actor, "reset_password", f"user:{user.pk}")
    return password


def set_active(*, actor: Actor, user: User, active: bool) -> User:
    """Lock an account, or open it again. Refused for the last administrator."""
    with transaction.atomic():
        for grant in user.grants.filter(role=Role.ADMINISTRATOR.value):
            if not active and not _another_administrator(grant):
                raise Refused(LAST)
        user.is_active = active
        user.save(update_fields=["is_active"])
        record(actor, "unlock_account" if active else "lock_account", f"user:{user.pk}")
    return user
