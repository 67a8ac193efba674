"""Accounts and roles: made, given, ended, locked; a first password is shown once."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from sauro.casework.access.models import Grant, User
from sauro.casework.access.rights import rights_of
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.structure import first_accounts
from sauro.casework.structure.first_accounts import free_username
from tests.casework.cast import BODY, Cast, make_official, make_user
from tests.web.people.browser import client_of

ACCOUNTS = "/quan-tri/tai-khoan/"


@pytest.fixture
def client(cast: Cast) -> Client:
    """Minh, who administers."""
    return client_of(cast.minh)


def first_password(page: bytes) -> str:
    """The password the page shows."""
    found = re.search(r"Mật khẩu lần đầu</dt><dd><code>([^<]+)<", page.decode())
    assert found is not None
    return found[1]


def test_only_the_administrator_enters(cast: Cast) -> None:
    paths = [ACCOUNTS, f"{ACCOUNTS}moi/", f"{ACCOUNTS}{cast.an.pk}/"]
    for user in cast.everybody:
        for path in paths:
            status = client_of(user).get(path).status_code
            assert status == (200 if user == cast.minh else 403), (user.username, path)


def test_a_new_account_shows_its_password_once_and_it_works(client: Client) -> None:
    page = client.post(f"{ACCOUNTS}moi/", {"username": "Son.LH", "full_name": "Lê Hồng Sơn"})
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    password = first_password(page.content)
    user = User.objects.get(username="son.lh")
    assert (user.full_name, user.must_change_password) == ("Lê Hồng Sơn", True)
    assert user.check_password(password)
    assert password not in str(list(Entry.objects.values()))
    assert password not in client.get(f"{ACCOUNTS}{user.pk}/").content.decode()


def test_a_double_submit_makes_one_account_and_keeps_what_was_typed(client: Client) -> None:
    typed = {"username": "son.lh", "full_name": "Lê Hồng Sơn"}
    client.post(f"{ACCOUNTS}moi/", typed)
    page = client.post(f"{ACCOUNTS}moi/", typed)
    assert page.status_code == 422
    text = page.content.decode()
    assert "Tên đăng nhập &quot;son.lh&quot; đã có người dùng. Hãy chọn tên khác." in text
    assert 'value="Lê Hồng Sơn"' in text
    assert User.objects.filter(full_name="Lê Hồng Sơn").count() == 1


def test_an_account_needs_a_name_or_an_official(client: Client) -> None:
    page = client.post(f"{ACCOUNTS}moi/", {"username": "son.lh"})
    assert page.status_code == 422
    text = "Chưa có họ và tên. Hãy chọn cán bộ hoặc ghi họ và tên."
    assert text in page.content.decode()


def test_the_form_opened_for_an_official_suggests_a_free_name(client: Client) -> None:
    make_user("hai.ht", "Người khác")
    official = make_official("CB-hai", "Hoàng Thị Hải")
    page = client.get(f"{ACCOUNTS}moi/?can-bo={official.pk}").content.decode()
    assert 'value="hai.ht2"' in page
    made = client.post(f"{ACCOUNTS}moi/", {"username": "hai.ht2", "official": official.pk})
    assert made.status_code == 200
    assert official.user.full_name == "Hoàng Thị Hải"


def test_a_role_is_given_for_a_unit_and_counts_from_today(client: Client, cast: Cast) -> None:
    typed = {"role": "unit_clerk", "unit": cast.other_unit.pk}
    answer = client.post(f"{ACCOUNTS}{cast.lan.pk}/vai-tro/", typed, follow=True)
    assert "Đã cấp vai trò Cán bộ tham mưu của đơn vị." in answer.content.decode()
    grant = Grant.objects.get(user=cast.lan, role="unit_clerk")
    assert (grant.unit, grant.since) == (cast.other_unit, date(2026, 6, 20))
    assert rights_of(cast.lan).in_role(Role.UNIT_CLERK)


def test_a_role_sent_twice_is_given_once(client: Client, cast: Cast) -> None:
    typed = {"role": "unit_clerk", "unit": cast.other_unit.pk}
    client.post(f"{ACCOUNTS}{cast.lan.pk}/vai-tro/", typed)
    page = client.post(f"{ACCOUNTS}{cast.lan.pk}/vai-tro/", typed)
    assert page.status_code == 422
    assert "Tài khoản này đang giữ đúng vai trò đó rồi." in page.content.decode()
    assert cast.lan.grants.filter(role="unit_clerk").count() == 1


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"role": "unit_head"}, "Vai trò Người đứng đầu phải gắn với một đơn vị."),
        ({"role": "consulted"}, "Vai trò Cơ quan được lấy ý kiến phải gắn với một cơ quan."),
        ({"role": "reporter"}, "Cơ quan báo cáo số liệu phải gắn với một trục từ 1 đến 6."),
        ({"role": ""}, "Chưa nhập. Hãy điền mục này."),
        ({"role": "official"}, "Không có lựa chọn này. Hãy chọn lại trong danh sách."),
    ],
)
def test_a_role_without_its_place_is_refused_at_the_field(
    client: Client, cast: Cast, typed: dict[str, str], message: str
) -> None:
    page = client.post(f"{ACCOUNTS}{cast.lan.pk}/vai-tro/", {**typed, "since": "01/07/2026"})
    assert page.status_code == 422
    text = page.content.decode()
    assert message in text
    assert 'value="01/07/2026"' in text
    assert cast.lan.grants.count() == 1


def test_a_role_of_a_body_is_shown_by_the_bodys_name(client: Client, cast: Cast) -> None:
    page = client.get(f"{ACCOUNTS}{cast.hoa.pk}/").content.decode()
    assert "Thư ký cấp quyết định" in page
    assert BODY not in page.split("Cấp thêm vai trò")[0]


def end(client: Client, grant: Grant, day: str) -> tuple[int, str]:
    """End a role after a day."""
    typed = {f"ket-thuc-{grant.pk}-until": day}
    page = client.post(f"{ACCOUNTS}vai-tro/{grant.pk}/", typed, follow=True)
    return page.status_code, page.content.decode()


def test_a_role_ends_after_its_last_day(client: Client, cast: Cast) -> None:
    grant = cast.dung.grants.get()
    status, _ = end(client, grant, "19/06/2026")
    assert status == 200
    assert not rights_of(cast.dung).in_role(Role.UNIT_CLERK)
    status, text = end(client, grant, "30/06/2026")
    assert status == 422
    assert "Vai trò này đã kết thúc trước đó, không đổi được nữa." in text


def test_a_last_day_before_the_first_is_refused(client: Client, cast: Cast) -> None:
    grant = cast.dung.grants.get()
    status, text = end(client, grant, "31/12/2024")
    assert status == 422
    assert "Ngày kết thúc trước ngày cấp. Hãy nhập lại." in text
    assert 'value="31/12/2024"' in text


def test_the_last_administrator_keeps_the_role_and_the_account(client: Client, cast: Cast) -> None:
    last = "Đây là quản trị viên cuối cùng: cấp vai trò cho người khác trước."
    status, text = end(client, cast.minh.grants.get(), "20/06/2026")
    assert (status, last in text) == (422, True)
    page = client.post(f"{ACCOUNTS}{cast.minh.pk}/khoa/", {"active": "0"})
    assert (page.status_code, last in page.content.decode()) == (422, True)


def test_a_locked_account_is_out_at_once_and_back_when_opened(client: Client, cast: Cast) -> None:
    an = client_of(cast.an)
    client.post(f"{ACCOUNTS}{cast.an.pk}/khoa/", {"active": "0"})
    assert an.get("/").status_code == 302
    client.post(f"{ACCOUNTS}{cast.an.pk}/khoa/", {"active": "1"})
    assert client_of(User.objects.get(pk=cast.an.pk)).get("/").status_code == 200
    assert [line.act for line in Entry.objects.all()] == ["lock_account", "unlock_account"]


def test_a_reset_password_is_shown_once_and_must_be_changed(client: Client, cast: Cast) -> None:
    page = client.post(f"{ACCOUNTS}{cast.an.pk}/mat-khau/")
    user = User.objects.get(pk=cast.an.pk)
    assert user.check_password(first_password(page.content))
    assert user.must_change_password


def rows_of(data: bytes) -> list[list[str]]:
    """The rows of a workbook, without its header."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()[1:]]


def test_many_accounts_are_made_at_once_and_their_passwords_downloaded(
    client: Client,
) -> None:
    for number, name in enumerate(("Hoàng Thị Hải", "Hà Thu Hải", "Đỗ Ơn")):
        make_official(f"CB-{number}", name)
    answer = client.post(f"{ACCOUNTS}hang-loat/")
    made = {row[2]: row[3] for row in rows_of(answer.content)}
    assert sorted(made) == ["hai.ht", "hai.ht2", "on.d"]
    for username, password in made.items():
        assert User.objects.get(username=username).check_password(password)
    log = str(list(Entry.objects.values()))
    assert not any(password in log for password in made.values())
    again = client.post(f"{ACCOUNTS}hang-loat/", follow=True)
    assert "Mọi cán bộ đều đã có tài khoản, không còn ai để tạo." in again.content.decode()


def test_at_most_so_many_accounts_are_made_at_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_accounts, "AT_ONCE", 2)
    for number in range(3):
        make_official(f"CB-{number}", f"Hoàng Mẫu {number}")
    assert len(rows_of(client.post(f"{ACCOUNTS}hang-loat/").content)) == 2
    assert len(rows_of(client.post(f"{ACCOUNTS}hang-loat/").content)) == 1


@pytest.mark.parametrize(
    ("name", "taken", "username"),
    [
        ("Nguyễn Văn An", set(), "an.nv"),
        ("Nguyễn Văn An", {"an.nv"}, "an.nv2"),
        ("Nguyễn Văn An", {"an.nv", "an.nv2"}, "an.nv3"),
        ("Đặng Ơn", set(), "on.d"),
        ("Ksor", set(), "ksor"),
        ("H'Lan Niê", set(), "nie.h"),
    ],
)
def test_a_username_is_given_name_and_initials(name: str, taken: set[str], username: str) -> None:
    assert free_username(name, taken) == username


def test_the_list_is_searched_and_narrowed_by_role(client: Client, cast: Cast) -> None:
    found = client.get(ACCOUNTS, {"tim": "do thi dung"}).context["lines"]
    assert [line.user for line in found] == [cast.dung]
    found = client.get(ACCOUNTS, {"vai-tro": "unit_head"}).context["lines"]
    assert [line.user for line in found] == [cast.an, cast.phuc]
    cast.phuc.grants.update(until=date(2026, 6, 19))
    found = client.get(ACCOUNTS, {"vai-tro": "unit_head"}).context["lines"]
    assert [line.user for line in found] == [cast.an]
    found = client.get(ACCOUNTS, {"vai-tro": "official"}).context["lines"]
    assert len(found) == 4


def test_the_list_takes_as_many_queries_for_fifty_accounts(client: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get(ACCOUNTS)
    for number in range(60):
        make_user(f"mau{number}", f"Nguyễn Mẫu Số {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(ACCOUNTS)
    assert len(many) == len(few) <= 20


def test_an_account_that_is_not_there_is_unknown(client: Client) -> None:
    assert client.get(f"{ACCOUNTS}999999/").status_code == 404
    assert client.post(f"{ACCOUNTS}vai-tro/999999/").status_code == 404
