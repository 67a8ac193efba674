"""The sign-in page offers an account of each role, in the demonstration and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from sauro.casework.demo.accounts import PASSWORD, one_a_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

SIGN_IN = "/dang-nhap/"


def test_each_role_is_one_button_away(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    page = client.get(SIGN_IN).content.decode()
    names = re.findall(r'name="username" value="([^"]+)"', page)
    assert names == [account.username for account in one_a_role()]
    entered = client.post(SIGN_IN, {"username": names[0], "password": PASSWORD})
    assert (entered.status_code, entered["Location"]) == (302, "/")


def test_they_stand_there_too_after_a_wrong_password(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    answer = client.post(SIGN_IN, {"username": "thamdinh", "password": "sai"})
    assert answer.status_code == 422
    assert "Tỉnh trình diễn: vào thử" in answer.content.decode()


def test_in_a_real_system_there_is_no_trace_of_them(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DEMONSTRATION = False
    with django_assert_num_queries(0):
        page = client.get(SIGN_IN).content.decode()
    assert PASSWORD not in page
    assert "vào thử" not in page


def test_offering_them_takes_few_queries(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DEMONSTRATION = True
    with django_assert_num_queries(8):
        client.get(SIGN_IN)
