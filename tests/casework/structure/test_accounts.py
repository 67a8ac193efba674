"""Accounts: no sign-up, one a person, roles with their place, never without an administrator."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.access.models import Grant, User
from sauro.casework.access.rights import rights_of
from sauro.casework.access.roles import Act, Role
from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import SYSTEM
from sauro.casework.errors import Refused
from sauro.casework.structure.accounts import (
    create_account,
    end_grant,
    first_administrator,
    grant_role,
    reset_password,
    set_active,
)
from tests.casework.cast import Cast, actor, make_official

pytestmark = pytest.mark.django_db


def _refused(act: object, **values: object) -> Refused:
    with pytest.raises(Refused) as caught:
        act(**values)  # type: ignore[operator]
    return caught.value


def test_a_new_account_must_change_the_password_it_was_given(cast: Cast) -> None:
    user, password = create_account(actor=actor(cast.minh), username=" Quy ", full_name="Vũ Quý")
    assert user.username == "quy"
    assert user.check_password(password)
    assert user.must_change_password
    line = Entry.objects.get()
    assert (line.actor, line.role, line.act) == ("minh", "administrator", "create_account")
    assert password not in str(line.details)


def test_a_name_is_taken_once_and_an_official_has_one_account(cast: Cast) -> None:
    by = actor(cast.minh)
    taken = _refused(create_account, actor=by, username="an", full_name="Khác")
    assert taken.message == 'Tên đăng nhập "an" đã có người dùng. Hãy chọn tên khác.'
    twice = _refused(
        create_account, actor=by, username="an2", full_name="An", official=cast.an.official
    )
    assert twice.field == "official"
    assert not Entry.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "có dấu cách", "a/b"])
def test_a_name_of_letters_and_figures_only(cast: Cast, name: str) -> None:
    refused = _refused(create_account, actor=actor(cast.minh), username=name, full_name="X")
    assert refused.field == "username"


def test_the_first_administrator_is_made_once(db: None) -> None:  # noqa: ARG001
    user = first_administrator(username="quan-tri", password="mot-cau-that-dai")
    assert rights_of(user).holds(Act.MANAGE_ACCOUNTS)
    assert not user.must_change_password
    again = _refused(first_administrator, username="nua", password="mot-cau-that-dai")
    assert again.message.startswith("Hệ thống đã có quản trị viên.")
    assert User.objects.count() == 1


def test_a_password_too_short_is_refused(db: None) -> None:  # noqa: ARG001
    assert _refused(first_administrator, username="quan-tri", password="ngan").field == "password"
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("role", "field"),
    [
        (Role.UNIT_CLERK, "unit"),
        (Role.UNIT_HEAD, "unit"),
        (Role.SECRETARY, "body"),
        (Role.CONSULTED, "body"),
        (Role.REPORTER, "axis"),
        (Role.OFFICIAL, "role"),
    ],
)
def test_a_role_needs_its_place(cast: Cast, role: Role, field: str) -> None:
    refused = _refused(grant_role, actor=actor(cast.minh), user=cast.lan, role=role)
    assert refused.field == field


def test_a_role_holds_from_its_day_to_its_last_day(cast: Cast) -> None:
    by = actor(cast.minh)
    grant = grant_role(actor=by, user=cast.chi, role=Role.APPRAISER, since=date(2026, 6, 20))
    assert rights_of(cast.chi).in_role(Role.APPRAISER)
    end_grant(actor=by, grant=grant, until=date(2026, 6, 20))
    assert rights_of(cast.chi).in_role(Role.APPRAISER)
    Grant.objects.filter(pk=grant.pk).update(since=date(2026, 6, 1), until=date(2026, 6, 19))
    assert not rights_of(cast.chi).in_role(Role.APPRAISER)


def test_the_last_administrator_stays(cast: Cast) -> None:
    by, grant = actor(cast.minh), Grant.objects.get(role=Role.ADMINISTRATOR.value)
    assert "cuối cùng" in _refused(end_grant, actor=by, grant=grant, until=date(2026, 7, 1)).message
    assert "cuối cùng" in _refused(set_active, actor=by, user=cast.minh, active=False).message
    grant_role(actor=SYSTEM, user=cast.lan, role=Role.ADMINISTRATOR)
    assert not set_active(actor=by, user=cast.minh, active=False).is_active


def test_a_reset_password_opens_the_account_and_must_be_changed(cast: Cast) -> None:
    password = reset_password(actor=actor(cast.minh), user=cast.binh)
    user = User.objects.get(pk=cast.binh.pk)
    assert user.check_password(password)
    assert user.must_change_password


def test_an_official_without_grants_is_the_official(cast: Cast) -> None:
    user, _ = create_account(
        actor=actor(cast.minh), username="moi", full_name="Mới", official=make_official("M", "Mới")
    )
    assert [held.role for held in rights_of(user).held] == [Role.OFFICIAL]
