"""Việc của tôi: each thing to do leads to a page that its reader may enter."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django import DjangoAssertNumQueries

from sauro.casework.access.models import User
from sauro.casework.cycles.models import Case
from sauro.casework.todo.kinds import Kind, ToDo
from sauro.casework.todo.selectors import todo
from sauro.regulation.procedure.steps import CaseState
from sauro.web.home.links import LINKS, link
from tests.casework.cast import Cast, approved_plan, make_task, rights

pytestmark = pytest.mark.django_db


def _page(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get("/").content.decode()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_work_has_its_page(kind: Kind) -> None:
    assert set(LINKS) == set(Kind)
    found = link(ToDo(kind, "", subject=1))
    assert resolve(found.path)
    assert found.label


def test_what_is_to_be_done_opens_for_whom_it_is_shown(cast: Cast) -> None:
    official = cast.binh_case.official
    assert official is not None
    approved_plan(cast.binh_case, [make_task(cast, official)])
    Case.objects.filter(pk=cast.an_case.pk).update(state=CaseState.PLAN_SUBMITTED.value)
    Case.objects.filter(pk=cast.chi_case.pk).update(state=CaseState.APPRAISED.value)
    opened = 0
    for user in cast.everybody:
        client = Client()
        client.force_login(user)
        for each in todo(rights(user)):
            answer = client.get(link(each).path, follow=True)
            assert answer.status_code == 200, (user.username, each)
            opened += 1
    assert opened > len(cast.everybody) // 2


def test_the_page_shows_the_work_its_last_day_and_the_own_case(cast: Cast) -> None:
    page = _page(cast.binh)
    for said in ("Lập và trình kế hoạch quý", "Hồ sơ của tôi, quý II/2026", "/nhiem-vu/"):
        assert said in page


def test_without_work_it_says_so(cast: Cast) -> None:
    assert "Hiện không có việc nào cần làm" in _page(cast.lan)


def test_the_page_takes_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for user in cast.everybody:
        client = Client()
        client.force_login(user)
        with django_assert_max_num_queries(20):
            client.get("/")
