"""Bộ quy tắc: what is in force, in words and with its clauses, for everybody signed in."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from sauro.casework.cycles.models import Cycle
from sauro.regulation.readings import load_readings
from sauro.regulation.rulebook import load_rulebook
from tests.casework.cast import Cast, make_cycle

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.minh)
    return client


def page_of(client: Client, query: str = "") -> str:
    response = client.get(f"/quy-tac/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_everybody_signed_in_reads_it_and_strangers_sign_in_first(cast: Cast) -> None:
    for user in cast.everybody:
        client = Client()
        client.force_login(user)
        assert client.get("/quy-tac/").status_code == 200
    assert Client().get("/quy-tac/").status_code == 302


def test_every_reading_has_its_anchor(client: Client) -> None:
    page = page_of(client)
    for identifier in load_readings():
        assert f'<article class="sr-card" id="{identifier}"' in page


def test_every_link_within_the_page_arrives_and_no_anchor_occurs_twice(client: Client) -> None:
    page = page_of(client)
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_every_parameter_stands_with_value_day_and_clause(client: Client) -> None:
    page = page_of(client)
    for parameter in load_rulebook("lam-dong-2026").parameters.values():
        assert parameter.title in page
    row = page[page.index("Điểm tối thiểu của mức hoàn thành xuất sắc") :][:400]
    assert '<td class="num">90</td><td>01/04/2026</td>' in row
    assert "HD-QUY VI.1.1" in row


def test_the_ladder_is_said_in_words(client: Client) -> None:
    page = page_of(client)
    ladder = page[page.index('id="thang"') : page.index('id="tham-so"')]
    assert '<th scope="row">Tổng điểm</th><td>từ 90 trở lên</td>' in ladder
    assert '<th scope="row">Nhiệm vụ chậm tiến độ</th><td>không quá 20%</td>' in ladder
    assert "<td>Nhiệm vụ của tập thể hoàn thành: từ 70% trở lên</td>" in ladder


def test_a_cycle_shows_its_own_choices(client: Client) -> None:
    third = make_cycle("2026-Q3")
    Cycle.objects.filter(pk=third.pk).update(
        settings={"quota_base": "rated", "before_day": "strict"}
    )
    own = page_of(client, "?ky=2026-Q3")
    other = page_of(client, "?ky=2026-Q2")
    assert own.count("khác mặc định") == 1
    assert other.count("khác mặc định") == 0
    assert "<title>Bộ quy tắc quý III/2026 · Sáu Rõ</title>" in own
    assert client.get("/quy-tac/?ky=2031-Q1").status_code == 404


@pytest.mark.parametrize(
    ("today", "title"),
    [
        ("2026-06-20", "quý II/2026"),
        ("2026-11-05", "quý I/2027"),
        ("2026-01-05", "quý II/2026"),
    ],
)
def test_without_a_cycle_the_next_rated_quarter_is_shown(
    client: Client, cast: Cast, settings: Settings, today: str, title: str
) -> None:
    settings.TODAY = type(cast.cycle.opened_on).fromisoformat(today)
    cast.cycle.cases.all().delete()
    cast.cycle.delete()
    page = page_of(client)
    assert f"<title>Bộ quy tắc {title} · Sáu Rõ</title>" in page
    assert "Chưa mở kỳ nào" in page


def test_it_takes_few_queries(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        page_of(client)
    assert len(queries) <= 12
