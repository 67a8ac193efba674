"""Signing in, a session that ended in mid-form, and changing the password: as people see them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.casework.cast import PASSWORD, Cast
from tests.web.look.rendered import words

NEW = "mot-cau-khac-de-nho"


def test_a_wrong_password_says_what_to_check_and_keeps_the_name(cast: Cast) -> None:
    answer = Client().post("/dang-nhap/", {"username": cast.an.username, "password": "sai"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert (
        "Chưa đăng nhập được. Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra chế độ gõ tiếng "
        "Việt và phím Caps Lock, rồi nhập lại." in words(html)
    )
    assert 'value="an"' in html
    assert "sai" not in html.replace("saitam", "")


@pytest.mark.django_db
def test_nothing_typed_is_said_at_each_field() -> None:
    html = Client().post("/dang-nhap/", {}).content.decode()
    for field in ("username", "password"):
        assert f'id="id_{field}_error"><li>Chưa nhập. Hãy điền mục này.</li>' in html


def test_signing_in_leads_to_the_page_asked_for(cast: Cast) -> None:
    client = Client()
    assert client.get("/tai-khoan/mat-khau/").headers["Location"] == (
        "/dang-nhap/?next=%2Ftai-khoan%2Fmat-khau%2F"
    )
    html = client.get("/dang-nhap/?next=/tai-khoan/mat-khau/").content.decode()
    assert '<input type="hidden" name="next" value="/tai-khoan/mat-khau/">' in html
    typed = {"username": cast.an.username, "password": PASSWORD, "next": "/tai-khoan/mat-khau/"}
    assert client.post("/dang-nhap/", typed).headers["Location"] == "/tai-khoan/mat-khau/"


def test_what_was_typed_when_the_session_ended_comes_back_to_be_sent(cast: Cast) -> None:
    client = Client()
    typed = {"reason": 'Lý do "dài" <b>\nhai dòng', "unit": ["1", "2"], "password": "bi mat"}
    answer = client.post("/vai-tro/", typed)
    html = answer.content.decode()
    assert answer.status_code == 401
    assert "Nội dung bạn vừa gõ vẫn được giữ" in html
    assert "bi mat" not in html
    assert answer.context["held_path"] == "/vai-tro/"
    again = client.post(
        "/dang-nhap/",
        {
            "username": cast.an.username,
            "password": PASSWORD,
            "held_fields": answer.context["held"],
            "held_path": answer.context["held_path"],
        },
    ).content.decode()
    assert '<form method="post" action="/vai-tro/">' in again
    assert (
        '<input type="hidden" name="reason" value="Lý do &quot;dài&quot; &lt;b&gt;\nhai dòng">'
        in again
    )
    assert again.count('name="unit"') == 2
    assert "Gửi lại nội dung đã gõ" in again


@pytest.fixture
def an(cast: Cast) -> Client:
    """An, signed in."""
    client = Client()
    client.force_login(cast.an)
    return client


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        (
            {"current": "sai", "new": NEW, "again": NEW},
            "current",
            "Mật khẩu hiện tại không đúng. Hãy nhập lại.",
        ),
        (
            {"current": PASSWORD, "new": NEW, "again": f"{NEW}."},
            "again",
            "Hai lần nhập không giống nhau. Hãy nhập lại mật khẩu mới.",
        ),
        (
            {"current": PASSWORD, "new": "ngan", "again": "ngan"},
            "new",
            "Mật khẩu ngắn quá: phải có ít nhất 12 ký tự.",
        ),
        (
            {"current": PASSWORD, "new": "1qaz2wsx3edc", "again": "1qaz2wsx3edc"},
            "new",
            "Mật khẩu này nhiều người dùng, dễ bị đoán. Hãy đặt một câu dễ nhớ của riêng bạn.",
        ),
        (
            {"current": PASSWORD, "new": "Nguyễn Văn An", "again": "Nguyễn Văn An"},
            "new",
            "Mật khẩu giống tên của bạn quá. Hãy đặt một câu khác.",
        ),
    ],
)
def test_a_password_that_will_not_do_says_why(
    an: Client, typed: dict[str, str], field: str, error: str
) -> None:
    answer = an.post("/tai-khoan/mat-khau/", typed)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [error]}


def test_a_good_password_is_changed_and_the_person_stays_signed_in(an: Client, cast: Cast) -> None:
    typed = {"current": PASSWORD, "new": NEW, "again": NEW}
    answer = an.post("/tai-khoan/mat-khau/", typed, follow=True)
    assert "Đã đổi mật khẩu." in answer.content.decode()
    assert answer.status_code == 200
    cast.an.refresh_from_db()
    assert cast.an.check_password(NEW)


def test_a_password_given_by_others_must_be_changed_first(an: Client, cast: Cast) -> None:
    cast.an.must_change_password = True
    cast.an.save()
    assert an.get("/").headers["Location"] == "/tai-khoan/mat-khau/"
    html = an.get("/tai-khoan/mat-khau/").content.decode()
    assert "Hãy đặt mật khẩu của riêng bạn để tiếp tục." in html
    assert "Thôi" not in html
