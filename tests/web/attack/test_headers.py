"""What every answer carries, whoever asks; and that no form is taken from another site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponseBase
from django.test import Client

from sauro.casework.access.models import User
from tests.browser.world import fill
from tests.casework.cast import PASSWORD, Cast
from tests.web.attack import state
from tests.web.attack.pages import forms_of
from tests.web.attack.places import ids_now, paths_of
from tests.web.rights.test_addresses import ADDRESSES, GUARDED

pytestmark = pytest.mark.django_db
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
ELSEWHERE = (
    "https://xau.example",
    "//xau.example",
    "///xau.example",
    "/\\xau.example",
    "\\\\xau.example",
    "/\t/xau.example",
    "http:xau.example",
    "javascript:alert(1)",
    "https://testserver@xau.example/",
    "\x01https://xau.example",
)


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _answers(cast: Cast) -> Iterator[tuple[str, bool, HttpResponseBase]]:
    ids = ids_now()
    browsers = [(True, _signed_in(user)) for user in (cast.binh, cast.hoa, cast.minh)]
    for name in ADDRESSES:
        path = paths_of(name, ids, 1)[0]
        for signed_in, browser in [*browsers, (False, Client())]:
            yield f"{name} {path}", signed_in, browser.get(path)
    yield "unknown", True, browsers[0][1].get("/khong-co/")
    yield "unknown", False, Client().get("/khong-co/")


def test_every_answer_tells_the_browser_what_it_may_not_do(cast: Cast) -> None:
    fill(cast)
    wrong = []
    for said, signed_in, answer in _answers(cast):
        policy = answer.headers.get("Content-Security-Policy", "")
        if "sandbox" not in policy and any(part not in policy for part in POLICY):
            wrong.append((said, "Content-Security-Policy", policy))
        for header, value in (
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ):
            if answer.headers.get(header) != value:
                wrong.append((said, header, answer.headers.get(header, "")))
        kept = answer.headers.get("Cache-Control", "")
        if signed_in and not ("no-store" in kept and "private" in kept):
            wrong.append((said, "Cache-Control", kept))
    assert wrong == []


@pytest.mark.parametrize("origin", [None, "https://xau.example", "null"])
def test_no_form_is_taken_without_the_pages_own_token(origin: str | None, cast: Cast) -> None:
    fill(cast)
    ids = ids_now()
    headers = {} if origin is None else {"origin": origin}
    browsers = []
    for user in (cast.an, cast.hoa, cast.minh):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(user)
        browsers.append(browser)
    before, line = state.stored(), state.last_line()
    for name in [*GUARDED, "signin:sign_in", "signin:sign_out"]:
        for browser in browsers:
            answer = browser.post(paths_of(name, ids, 1)[0], {"version": "1"}, headers=headers)
            assert (name, answer.status_code) == (name, 403)
    assert state.stored() == before
    assert state.last_line() == line


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(cast: Cast) -> None:
    browser = Client()
    answer = browser.post("/dang-nhap/", {"username": cast.binh.username, "password": PASSWORD})
    session, token = answer.cookies["sessionid"], answer.cookies["csrftoken"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
    assert (token["httponly"], token["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_signing_in_never_leads_to_another_site(path: str, cast: Cast) -> None:
    given = {"username": cast.binh.username, "password": PASSWORD, "next": path}
    answer = Client().post("/dang-nhap/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")

    held = {"held_path": path, "held_fields": '[["comment", "đã gõ"]]'}
    assert Client().post("/dang-nhap/", given | held).headers["Location"] == "/"

    shown = Client().get("/dang-nhap/", {"next": path}).content.decode()
    assert "xau.example" not in shown
    assert "alert(1)" not in shown


def test_a_held_form_that_was_tampered_with_has_no_fields(cast: Cast) -> None:
    for held in ("{", "[1]", "null", "[" * 100_000, '[["a","b","c"]]', "1"):
        given = {"username": cast.binh.username, "password": PASSWORD}
        answer = Client().post(
            "/dang-nhap/", given | {"held_path": "/nhiem-vu/", "held_fields": held}
        )
        assert answer.status_code == 200
        sent = [form for form in forms_of(answer.content.decode()) if form.action == "/nhiem-vu/"]
        assert [set(form.controls) for form in sent] == [{"csrfmiddlewaretoken"}], held[:20]


@pytest.mark.parametrize("path", ["/lich/%00.ics", "/can-bo/?tim=a%00b", "/ty-le/?ky=%00"])
def test_an_address_with_a_nul_cannot_be_read(path: str, cast: Cast) -> None:
    answer = _signed_in(cast.hoa).get(path)
    assert answer.status_code == 400
    assert "Yêu cầu không đọc được" in answer.content.decode()


def test_the_version_of_a_form_cannot_be_made_up(cast: Cast) -> None:
    fill(cast)
    case = cast.binh_case
    case.refresh_from_db()
    browser = _signed_in(cast.giang)
    path = f"/tham-dinh/ho-so/{case.pk}/tham-dinh/"
    before = state.stored()
    for version in ("", "-1", "0", "99", str(10**30), "NaN", "1; DROP TABLE x", "\x00"):
        answer = browser.post(path, {"version": version, "level": "good", "reason": "Có"})
        assert (version, answer.status_code) == (version, 422)
        assert state.stored() == before
