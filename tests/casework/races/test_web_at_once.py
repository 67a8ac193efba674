"""The whole way at once: the same form pressed twice, and many readers while others write."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

from sauro.casework.access.models import User
from sauro.casework.audit.models import Entry
from sauro.casework.audit.verify import verify
from sauro.casework.work.models import Task
from tests.casework.cast import PASSWORD, Cast
from tests.casework.races.crowd import at_once

TWICE, READERS = 2, 4
SAVED, REFUSED, SEEN = 302, 422, 200


def _browser(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def _status(answer: object) -> int:
    assert isinstance(answer, HttpResponse)
    return answer.status_code


def test_one_code_typed_by_two_clerks_is_one_task(crowded: Cast) -> None:
    browsers = [_browser(crowded.dung) for _ in range(3)]
    path = f"/nhiem-vu/don-vi/{crowded.unit.pk}/them/"
    typed = {"code": "NV-77", "title": "Báo cáo", "axis": "1", "kind": "planned"}
    typed |= {"product": "Báo cáo", "deadline": "15/06/2026", "responsible_name": "Sở Mẫu"}

    answers = at_once([lambda each=each: each.post(path, typed) for each in browsers])  # type: ignore[misc]

    assert sorted(map(_status, answers)) == [SAVED, REFUSED, REFUSED]
    assert Task.objects.filter(code="NV-77").count() == 1
    assert verify().findings == ()


def test_readers_and_writers_at_the_same_moment_are_all_answered(crowded: Cast) -> None:
    people = [crowded.binh, crowded.an, crowded.hoa, crowded.minh]
    readers = [_browser(user) for user in people]

    def read(browser: Client) -> set[int]:
        paths = ("/", f"/ho-so/{crowded.binh_case.pk}/", "/can-bo/", "/lich/", "/ket-qua/")
        return {browser.get(path).status_code for path in paths}

    def sign_in(user: User) -> set[int]:
        given = {"username": user.username, "password": PASSWORD}
        return {Client().post("/dang-nhap/", given).status_code for _ in range(TWICE)}

    answers = at_once(
        [
            *(lambda each=each: read(each) for each in readers),
            *(lambda each=each: sign_in(each) for each in people),
        ]
    )

    assert all(isinstance(each, set) and max(each) < 500 for each in answers)
    assert Entry.objects.filter(act="sign_in").count() == TWICE * len(people)
    assert verify().findings == ()
