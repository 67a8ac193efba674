"""Kỳ đánh giá: opened, looked after and ended by the appraising agency alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.people.models import Assignment, Post
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import Cast, make_case, make_cycle, make_official
from tests.casework.dossiers.unit_cast import ready, submit

pytestmark = pytest.mark.django_db
HOME = "/quan-tri/ky/"
OPENING = {"period": "2026-Q3", "rulebook": "", "before_day": "strict", "quota_base": "rated"}


@pytest.fixture
def client(cast: Cast) -> Client:
    """Giang, who appraises."""
    client = Client()
    client.force_login(cast.giang)
    return client


def text(response: object) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def due_path(cycle: Cycle) -> str:
    due = Due.objects.get(cycle=cycle, code="unit_dossiers")
    return f"{HOME}{cycle.pk}/han/{due.pk}/"


def test_only_the_appraising_agency_gets_in(cast: Cast, client: Client) -> None:
    paths = [HOME, f"{HOME}mo/", f"{HOME}{cast.cycle.pk}/", due_path(cast.cycle)]
    for path in paths:
        assert client.get(path).status_code == 200
        for user in cast.everybody:
            other = Client()
            other.force_login(user)
            assert other.get(path).status_code == (200 if user == cast.giang else 403)
        assert Client().get(path).status_code == 302


def test_what_is_not_there_is_not_found(cast: Cast, client: Client) -> None:
    third = make_cycle("2026-Q3")
    foreign = due_path(cast.cycle).replace(f"/{cast.cycle.pk}/han/", f"/{third.pk}/han/")
    assert client.get(f"{HOME}999999/").status_code == 404
    assert client.get(foreign).status_code == 404
    assert client.post(f"{HOME}999999/cap-nhat/").status_code == 404


def test_a_quarter_is_opened_with_the_readings_chosen(cast: Cast, client: Client) -> None:
    response = client.post(f"{HOME}mo/", OPENING, follow=True)
    cycle = Cycle.objects.get(period="2026-Q3")
    assert cycle.settings == {"quota_base": "rated", "before_day": "strict"}
    assert cycle.cases.count() == len(cast.cases) + 2
    assert "Đã mở kỳ quý III/2026." in text(response)


def test_only_rated_quarters_near_today_that_are_not_open_are_offered(client: Client) -> None:
    page = text(client.get(f"{HOME}mo/"))
    assert '<option value="2026-Q3">Quý III/2026</option>' in page
    assert 'value="2026-Q2"' not in page
    assert 'value="2026-Q1"' not in page


def test_opening_twice_is_told_at_the_field_and_keeps_what_was_chosen(client: Client) -> None:
    client.post(f"{HOME}mo/", OPENING)
    response = client.post(f"{HOME}mo/", {**OPENING, "before_day": "inclusive"})
    assert response.status_code == 422
    assert Cycle.objects.filter(period="2026-Q3").count() == 1
    page = text(response)
    assert "checked" in page[page.index('value="inclusive"') :][:80]


def test_nothing_chosen_is_told_at_each_field(client: Client) -> None:
    response = client.post(f"{HOME}mo/", {})
    assert response.status_code == 422
    assert text(response).count('class="sr-error"') == 3


def test_a_due_is_moved_with_its_document(cast: Cast, client: Client) -> None:
    path = due_path(cast.cycle)
    typed = {"last_day": "26/6/2026", "document": "CV số 1", "seen": "24/06/2026"}
    response = client.post(path, typed, follow=True)
    assert "Đã dời hạn sang ngày 26/06/2026." in text(response)
    assert "Dời từ 24/06/2026 theo CV số 1" in text(response)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"document": ""}, "Văn bản cho phép dời hạn"),
        ({"last_day": "31/02/2026"}, "31/02/2026"),
        ({"last_day": "24/6/2026"}, "Hạn hiện nay đã là ngày này: nhập ngày khác."),
        ({"last_day": "1/3/2026"}, "Ngày này trước khi quý bắt đầu (01/04/2026)."),
    ],
)
def test_a_wrong_move_is_told_and_what_was_typed_stays(
    cast: Cast, client: Client, typed: dict[str, str], said: str
) -> None:
    good = {"last_day": "26/6/2026", "document": "CV số 1", "seen": "24/06/2026"}
    response = client.post(due_path(cast.cycle), {**good, **typed})
    page = text(response)
    assert response.status_code == 422
    assert said in page
    for value in {**good, **typed}.values():
        assert f'value="{value}"' in page or value == ""
    due = Due.objects.get(cycle=cast.cycle, code="unit_dossiers")
    assert (due.last_day, due.moved_by) == (date(2026, 6, 24), "")


def test_a_second_press_or_a_stale_page_moves_nothing_more(cast: Cast, client: Client) -> None:
    path = due_path(cast.cycle)
    typed = {"last_day": "26/6/2026", "document": "CV số 1", "seen": "24/06/2026"}
    client.post(path, typed)
    assert client.post(path, typed).status_code == 422
    response = client.post(path, {**typed, "last_day": "28/6/2026"})
    assert response.status_code == 422
    assert "Người khác vừa lưu trước bạn." in text(response)
    assert 'value="28/6/2026"' in text(response)
    due = Due.objects.get(cycle=cast.cycle, code="unit_dossiers")
    assert due.last_day == date(2026, 6, 26)


def test_bringing_up_to_date_says_what_came_of_it(cast: Cast, client: Client) -> None:
    came = make_official("CB-7", "Hà Văn Bảy")
    post = Post.objects.get(code="PGD")
    Assignment.objects.create(
        official=came, unit=cast.unit, post=post, role=Role.DEPUTY.value, since=date(2026, 6, 1)
    )
    Assignment.objects.filter(official=cast.chi.official_id).update(until=date(2026, 6, 1))
    page = text(client.post(f"{HOME}{cast.cycle.pk}/cap-nhat/", follow=True))
    assert "Đã thêm 2 hồ sơ" in page
    assert (
        "Không còn giữ chức vụ nào: đưa ra khỏi kỳ ở trang Trường hợp riêng, hoặc sửa chức vụ: "
        "Lê Hữu Chi." in page
    )


def test_a_cycle_that_is_not_finished_says_what_is_left_and_is_not_closed(
    cast: Cast, client: Client
) -> None:
    page = text(client.get(f"{HOME}{cast.cycle.pk}/"))
    assert "4 hồ sơ ở bước &quot;Đang lập kế hoạch&quot;" in page
    assert "/ket-thuc/" not in page
    response = client.post(f"{HOME}{cast.cycle.pk}/ket-thuc/", {"sure": "on"})
    assert response.status_code == 422
    assert "Chưa kết thúc được kỳ: còn 4 hồ sơ" in text(response)


def test_it_is_ended_and_sealed_only_when_sure(cast: Cast, client: Client) -> None:
    Case.objects.filter(cycle=cast.cycle).update(state=CaseState.PUBLISHED.value)
    path = f"{HOME}{cast.cycle.pk}/"
    response = client.post(f"{path}ket-thuc/", {})
    assert response.status_code == 422
    assert "Hãy đánh dấu vào ô này nếu chắc chắn muốn làm." in text(response)
    assert "Đã kết thúc kỳ" in text(client.post(f"{path}ket-thuc/", {"sure": "on"}, follow=True))
    assert "Đã niêm phong kỳ" in text(
        client.post(f"{path}niem-phong/", {"sure": "on"}, follow=True)
    )
    assert Cycle.objects.get(pk=cast.cycle.pk).state == Cycle.State.SEALED
    assert client.post(f"{path}cap-nhat/", follow=True).status_code == 200
    assert client.get(path).status_code == 200


def test_acts_are_not_done_by_reading(cast: Cast, client: Client) -> None:
    for act in ("cap-nhat", "ket-thuc", "niem-phong"):
        assert client.get(f"{HOME}{cast.cycle.pk}/{act}/").status_code == 405


def test_queries_do_not_grow_with_the_cases(cast: Cast, client: Client) -> None:
    counts = []
    for number in (3, 30):
        for place in range(number):
            official = make_official(f"CB-{number}-{place}", "Hà Văn Mẫu")
            make_case(cast.cycle, cast.unit, official, Role.MEMBER)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{HOME}{cast.cycle.pk}/")
            client.get(HOME)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_a_later_day_takes_the_lateness_from_the_dossiers_that_came(
    cast: Cast, client: Client, settings: Any
) -> None:
    ready(cast)
    settings.TODAY = date(2026, 6, 25)
    dossier = submit(cast)
    assert dossier.late_days == 1
    typed = {"last_day": "26/6/2026", "document": "CV số 1", "seen": "24/06/2026"}
    client.post(due_path(cast.cycle), typed)
    dossier.refresh_from_db()
    assert dossier.late_days == 0
    assert Entry.objects.filter(act="recount_lateness").count() == 1


def test_moving_another_day_leaves_the_lateness_alone(
    cast: Cast, client: Client, settings: Any
) -> None:
    ready(cast)
    settings.TODAY = date(2026, 6, 25)
    dossier = submit(cast)
    due = Due.objects.get(cycle=cast.cycle, code="appraisal")
    typed = {"last_day": "30/6/2026", "document": "CV số 1", "seen": f"{due.last_day:%d/%m/%Y}"}
    assert client.post(f"{HOME}{cast.cycle.pk}/han/{due.pk}/", typed).status_code == 302
    dossier.refresh_from_db()
    assert dossier.late_days == 1
