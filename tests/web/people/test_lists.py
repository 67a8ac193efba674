"""Administration: counts, what is missing, the tree of units, everybody."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.people.models import Assignment, Post
from tests.casework.cast import Cast, make_official, make_unit
from tests.web.people.browser import client_of


@pytest.fixture
def client(cast: Cast) -> Client:
    """Minh, who administers."""
    return client_of(cast.minh)


def test_the_overview_counts_and_names_what_is_missing(client: Client, cast: Cast) -> None:
    make_official("CB-moi", "Hoàng Thị Mới")
    Post.objects.create(code="TP", name="Trưởng phòng mẫu")
    Assignment.objects.filter(official=cast.phuc.official).update(until=date(2026, 6, 19))
    page = client.get("/quan-tri/").content.decode()
    assert "2 cán bộ chưa có chức vụ" in page
    assert "1 cán bộ chưa có tài khoản" in page
    assert "2 đơn vị chưa có người đứng đầu" in page
    assert "Sở Khác <span" in page
    assert "Trưởng phòng mẫu" in page
    assert "Sở Mẫu <span" not in page


def test_a_post_held_to_the_end_of_today_is_still_held(client: Client, cast: Cast) -> None:
    held = Assignment.objects.filter(official=cast.phuc.official)
    held.update(until=date(2026, 6, 20))
    assert "chưa có chức vụ" not in client.get("/quan-tri/").content.decode()
    held.update(until=date(2026, 6, 19))
    assert "1 cán bộ chưa có chức vụ" in client.get("/quan-tri/").content.decode()


def test_the_tree_stands_below_its_root_with_head_and_numbers(client: Client) -> None:
    response = client.get("/quan-tri/don-vi/")
    lines = [
        (line.unit.name, depth, line.officials, [head.official.name for head in line.heads])
        for line, depth in response.context["lines"]
    ]
    assert lines == [
        ("Tỉnh Mẫu", 0, 0, []),
        ("Sở Khác", 1, 1, ["Phạm Đình Phúc"]),
        ("Sở Mẫu", 1, 3, ["Nguyễn Văn An"]),
    ]


def test_units_are_found_without_diacritics_and_by_want_of_a_head(client: Client) -> None:
    assert [
        line.unit.code for line, _ in client.get("/quan-tri/don-vi/?tim=so khac").context["lines"]
    ] == ["SO-KHAC"]
    lacking = client.get("/quan-tri/don-vi/?thieu=dung-dau").context["lines"]
    assert [line.unit.code for line, _ in lacking] == ["TINH"]
    none = client.get("/quan-tri/don-vi/?khoi=police").content.decode()
    assert "Không có đơn vị nào" in none


def test_the_tree_takes_as_many_queries_for_many_units(client: Client, cast: Cast) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get("/quan-tri/don-vi/")
    for number in range(60):
        make_unit(f"P-{number}", f"Phòng Mẫu {number}", cast.unit)
    with CaptureQueriesContext(connection) as many:
        client.get("/quan-tri/don-vi/")
    assert len(many) == len(few) <= 20


def test_the_exported_tree_names_the_superior_and_is_logged(client: Client) -> None:
    assert client.get("/quan-tri/don-vi/?xlsx=1").content[:2] == b"PK"
    line = Entry.objects.get()
    assert (line.act, line.details) == ("export_units", {"units": 3})


def test_everybody_is_narrowed_to_those_without_post_or_account(client: Client) -> None:
    make_official("CB-moi", "Hoàng Thị Mới")
    for gap in ("chuc-vu", "tai-khoan"):
        page = client.get("/quan-tri/can-bo/", {"thieu": gap}).content.decode()
        assert ("Hoàng Thị Mới" in page, "Trần Thị Bình" in page) == (True, False)
    everybody = client.get("/quan-tri/can-bo/", {"thieu": "gi-do"}).content.decode()
    assert "Trần Thị Bình" in everybody


def test_everybody_takes_as_many_queries_for_fifty_people(client: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get("/quan-tri/can-bo/")
    for number in range(60):
        make_official(f"CB-{number}", f"Nguyễn Mẫu Số {number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/quan-tri/can-bo/")
    assert len(many) == len(few) <= 20
