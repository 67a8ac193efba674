"""The accounts of the demonstration: every role, one password, nothing outside of it."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from pytest_django.fixtures import Settings

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.demo.accounts import PASSWORD, Account, accounts, offered, one_a_role
from sauro.casework.people.models import Official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_there_is_one_account_offered_for_every_role() -> None:
    assert [account.role for account in one_a_role()] == [role.vietnamese for role in Role]
    assert all(account.unit for account in one_a_role())


def test_outside_the_demonstration_none_is_offered(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert offered() == []
    settings.DEMONSTRATION = True
    assert offered() == one_a_role()


def test_every_account_is_listed_and_opens_with_the_password() -> None:
    listed = accounts()
    assert len(listed) == User.objects.count()
    assert Official.objects.filter(user__isnull=True).count() == 0
    for account in one_a_role():
        assert authenticate(username=account.username, password=PASSWORD) is not None
        assert account in listed


def test_accounts_say_role_and_unit_in_words() -> None:
    clerk = next(each for each in accounts() if each.username == "vanthu.so-noi-vu")
    assert clerk == Account(
        role="Cán bộ tham mưu của đơn vị",
        username="vanthu.so-noi-vu",
        password="trinh-dien-sau-ro",
        unit="Sở Nội vụ",
    )
