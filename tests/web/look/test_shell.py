"""The page around every page: menu, role, cycle, messages, theme, and pages for what goes wrong."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from pytest_django import DjangoAssertNumQueries

from sauro.casework.access.roles import Act
from sauro.config.urls import urlpatterns as every_address
from sauro.web import problems
from sauro.web.permits import permits
from tests.casework.cast import Cast
from tests.web.look.rendered import words


@permits(Act.MANAGE_PEOPLE)
def only_for_administrators(_request: HttpRequest) -> HttpResponse:
    """A page a colleague may not see."""
    return HttpResponse()


urlpatterns = [*every_address, path("thu-cam/", only_for_administrators)]


@pytest.fixture
def an(cast: Cast) -> Client:
    """An, who is rated and heads Sở Mẫu."""
    client = Client()
    client.force_login(cast.an)
    return client


def page(client: Client, address: str = "/") -> str:
    """The HTML of a page."""
    return client.get(address).content.decode()


def test_the_page_names_the_cycle_and_marks_the_place_in_both_menus(an: Client) -> None:
    html = page(an)
    assert "<title>Việc của tôi · Sáu Rõ</title>" in html
    assert "<b>Quý II/2026</b>" in html
    assert html.count('href="/" aria-current="page"') == 2
    assert html.count("<h1>") == 1


def test_the_next_due_day_stands_at_the_top(an: Client) -> None:
    assert "còn 4 ngày (24/06/2026)" in words(page(an))


def test_a_pinned_day_is_said_on_every_page(an: Client) -> None:
    said = "Hệ thống coi hôm nay là ngày 20/06/2026 ."
    assert said in words(page(an))
    assert said in words(page(Client(), "/dang-nhap/"))


@pytest.mark.django_db
def test_a_demonstration_says_that_nothing_is_real() -> None:
    said = "Bản trình diễn. Người, đơn vị và số liệu đều là giả định."
    assert said not in words(page(Client(), "/dang-nhap/"))
    with override_settings(DEMONSTRATION=True):
        assert said in words(page(Client(), "/dang-nhap/"))


def test_who_has_several_roles_switches_with_one_press(an: Client, cast: Cast) -> None:
    html = page(an)
    held = cast.an.grants.get()
    assert "Đang làm với vai trò: Người đứng đầu, Sở Mẫu" in words(html)
    assert f'name="grant" value="{held.pk}" aria-pressed="true"' in html
    an.post("/vai-tro/", {"grant": 0})
    assert "Đang làm với vai trò: Cán bộ được đánh giá" in words(page(an))
    an.post("/vai-tro/", {"grant": held.pk})
    assert "Đang làm với vai trò: Người đứng đầu, Sở Mẫu" in words(page(an))


def test_the_menu_holds_the_pages_of_the_role_and_of_the_own_case(an: Client) -> None:
    html = page(an)
    for address in ("/don-vi/", "/ke-hoach/", "/tu-danh-gia/"):
        assert f'href="{address}"' in html
    an.post("/vai-tro/", {"grant": 0})
    assert 'href="/ke-hoach/"' not in page(an)


def test_who_has_one_role_reads_it(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.dung)
    html = page(client)
    assert "Vai trò: Cán bộ tham mưu của đơn vị , Sở Mẫu" in words(html)
    assert "Đổi vai trò" not in html


@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("x", "auto")])
def test_the_theme_chosen_is_kept(an: Client, chosen: str, kept: str) -> None:
    assert 'data-bs-theme="auto"' in page(an)
    answer = an.post("/giao-dien/", {"theme": chosen, "next": "/tai-khoan/mat-khau/"})
    assert answer.headers["Location"] == "/tai-khoan/mat-khau/"
    assert f'data-bs-theme="{kept}"' in page(an)
    assert f'value="{kept}" aria-pressed="true"' in page(an)


@pytest.mark.django_db
@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "javascript:1", ""])
def test_the_choice_of_theme_leads_nowhere_else(away: str) -> None:
    answer = Client().post("/giao-dien/", {"theme": "dark", "next": away})
    assert answer.headers["Location"] == "/"


def test_a_theme_cookie_of_somebody_elses_making_is_not_shown(an: Client) -> None:
    an.cookies["theme"] = '"><script>'
    assert 'data-bs-theme="auto"' in page(an)


def test_messages_are_said_to_a_screen_reader(an: Client) -> None:
    html = an.post("/dang-xuat/", follow=True).content.decode()
    assert '<p class="sr-note ok" role="status">Đã đăng xuất.</p>' in html


def test_no_page_asks_another_site_or_carries_script_or_style(an: Client) -> None:
    for html in (page(an), page(an, "/tai-khoan/mat-khau/"), page(Client(), "/dang-nhap/")):
        assert "http://" not in html.replace("http://www.w3.org/", "")
        assert "https://" not in html
        assert " style=" not in html
        assert "<style" not in html
        assert "<script>" not in html


def test_the_shell_takes_few_queries(
    an: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        an.get("/tai-khoan/mat-khau/")


def test_a_page_that_is_not_there_says_where_to_begin_again(an: Client) -> None:
    answer = an.get("/khong-co/")
    assert answer.status_code == 404
    shown = words(answer.content.decode())
    assert "Địa chỉ này không có, hoặc không thuộc phạm vi của bạn." in shown
    assert "Mã lỗi 404 Về trang Việc của tôi" in shown


@override_settings(ROOT_URLCONF="tests.web.look.test_shell")
def test_a_page_that_is_not_allowed_keeps_the_menu(an: Client) -> None:
    answer = an.get("/thu-cam/")
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "<h1>Không có quyền làm việc này</h1>" in html
    assert 'aria-label="Danh mục"' in html


@pytest.mark.django_db
def test_a_failure_of_ours_has_its_page() -> None:
    request = RequestFactory().get("/")
    answer = problems.failed(request)
    assert answer.status_code == 500
    assert "Việc vừa làm chưa được lưu." in answer.content.decode()


def test_a_form_without_its_token_has_its_page(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.an)
    answer = client.post("/vai-tro/", {"grant": "1"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()
