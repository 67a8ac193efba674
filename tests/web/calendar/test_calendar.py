"""Lịch: what is due when, on the page and in a calendar program."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.models import User
from sauro.casework.cycles.calendar import move_due
from sauro.casework.cycles.models import Due
from tests.casework.cast import Cast, actor, make_cycle

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_it_counts_down_and_marks_the_next(cast: Cast) -> None:
    page = signed_in(cast.binh).get("/lich/").content.decode()
    assert "<title>Lịch quý II/2026 · Sáu Rõ</title>" in page
    assert "<b>24/06/2026</b>" in page
    assert "còn 4 ngày" in page
    assert page.count("tiếp theo") == 1
    assert '<a href="/quy-tac/?ky=2026-Q2#D6">D6</a>' in page


def test_a_moved_date_names_its_document_and_the_day_before(cast: Cast) -> None:
    due = Due.objects.get(cycle=cast.cycle, code="unit_dossiers")
    move_due(actor=actor(cast.giang), due=due, last_day=date(2026, 6, 26), document="CV số 1")
    page = signed_in(cast.binh).get("/lich/").content.decode()
    assert "Dời từ 24/06/2026 theo CV số 1" in page


def test_another_cycle_can_be_chosen_and_an_unknown_one_is_not_found(cast: Cast) -> None:
    make_cycle("2026-Q3")
    client = signed_in(cast.binh)
    assert "quý III/2026" in client.get("/lich/").content.decode()
    assert "<b>24/06/2026</b>" in client.get("/lich/?ky=2026-Q2").content.decode()
    assert client.get("/lich/?ky=2031-Q1").status_code == 404
    assert client.get("/lich/2031-Q1.ics").status_code == 404


def test_without_a_cycle_it_says_what_to_expect(cast: Cast) -> None:
    cast.cycle.cases.all().delete()
    cast.cycle.delete()
    page = signed_in(cast.binh).get("/lich/").content.decode()
    assert "Chưa mở kỳ đánh giá nào" in page
    assert 'href="/quy-tac/#thoi-han"' in page


def test_the_file_for_a_calendar_program_names_every_due_once(cast: Cast) -> None:
    response = signed_in(cast.binh).get("/lich/2026-Q2.ics")
    text = response.content.decode().replace("\r\n ", "")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="sau-ro-2026-Q2.ics"'
    assert text.count("BEGIN:VEVENT") == Due.objects.filter(cycle=cast.cycle).count()
    assert "UID:2026-Q2-provincial-unit_dossiers@sau-ro" in text
    assert "DTSTART;VALUE=DATE:20260624" in text
    assert "DESCRIPTION:Căn cứ: HD-QUY VII.2.2" in text


def test_strangers_sign_in_first(cast: Cast) -> None:  # noqa: ARG001
    assert Client().get("/lich/").status_code == 302
    assert Client().get("/lich/2026-Q2.ics").status_code == 302


def test_queries_do_not_grow_with_the_cycles(cast: Cast) -> None:
    client = signed_in(cast.binh)
    counts = []
    for period in ("2026-Q3", "2027-Q1"):
        make_cycle(period)
        with CaptureQueriesContext(connection) as queries:
            client.get("/lich/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20
