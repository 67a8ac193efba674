"""The shell and the sign-in in a browser: accessibility, phone, no script, keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.casework.cast import PASSWORD, Cast

WIDE, PHONE = (1366, 768), (390, 844)
GRAVE = {"serious", "critical"}
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium; Django need not mind that the browser's loop runs beside."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def people(transactional_db: None, request: pytest.FixtureRequest) -> Cast:  # noqa: ARG001
    """Sở Mẫu, for the server's own connection to see."""
    found: Cast = request.getfixturevalue("cast")
    return found


def opened(browser: Browser, size: tuple[int, int], scheme: Scheme = "light") -> BrowserContext:
    """A window of a size, in a colour scheme."""
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)


def sign_in(page: Page, server: LiveServer, username: str = "an") -> None:
    """As a person does."""
    page.goto(f"{server.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{server.url}/")


def grave(page: Page) -> list[str]:
    """What axe finds serious or critical."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in GRAVE
    ]


def overflows(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_shell_has_a_grave_fault(
    browser: Browser, live_server: LiveServer, size: tuple[int, int], scheme: Scheme
) -> None:
    context = opened(browser, size, scheme)
    page = context.new_page()
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(f"{message.type} {message.text}"))
    faults = {}
    page.goto(f"{live_server.url}/dang-nhap/")
    faults["sign-in"] = (grave(page), overflows(page))
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("alert").wait_for()
    faults["sign-in refused"] = (grave(page), overflows(page))
    sign_in(page, live_server)
    faults["home"] = (grave(page), overflows(page))
    page.goto(f"{live_server.url}/tai-khoan/mat-khau/")
    page.locator("summary").filter(has_text="Nguyễn Văn An").click()
    faults["password, menu open"] = (grave(page), overflows(page))
    page.goto(f"{live_server.url}/khong-co/")
    faults["problem"] = (grave(page), overflows(page))
    context.close()
    assert faults == dict.fromkeys(faults, ([], False))
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
    errors = [text for text in logged if text.startswith("error")]
    assert [text for text in errors if "422" not in text and "404" not in text] == []


def test_the_menu_of_a_phone_needs_no_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, java_script_enabled=False
    )
    page = context.new_page()
    sign_in(page, live_server)
    entry = page.get_by_role("link", name="Việc của tôi")
    assert entry.count() == 0
    page.locator("summary").filter(has_text="Danh mục").click()
    assert entry.is_visible()
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, live_server: LiveServer) -> None:
    context = opened(browser, WIDE)
    page = context.new_page()
    sign_in(page, live_server)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    context.close()


def test_an_open_menu_closes_by_escape(browser: Browser, live_server: LiveServer) -> None:
    context = opened(browser, WIDE)
    page = context.new_page()
    sign_in(page, live_server)
    page.locator("summary").filter(has_text="Nguyễn Văn An").click()
    leave = page.get_by_role("button", name="Đăng xuất")
    assert leave.is_visible()
    page.keyboard.press("Escape")
    assert not leave.is_visible()
    context.close()


def test_a_form_is_sent_once_however_often_it_is_pressed(
    browser: Browser, live_server: LiveServer
) -> None:
    context = opened(browser, WIDE)
    page = context.new_page()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/tai-khoan/mat-khau/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.evaluate(
        "() => { const b = document.querySelector('main form button'); b.click(); b.click(); }"
    )
    page.get_by_role("alert").wait_for()
    assert sent.count("POST") == 1
    context.close()


def test_a_refused_form_takes_the_reader_to_what_is_wrong(
    browser: Browser, live_server: LiveServer
) -> None:
    context = opened(browser, WIDE)
    page = context.new_page()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/tai-khoan/mat-khau/")
    page.get_by_role("button", name="Đổi mật khẩu").click()
    page.get_by_role("alert").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    page.get_by_role("link", name="Mật khẩu mới", exact=True).click()
    assert page.evaluate("document.activeElement.id") == "id_new"
    context.close()


def test_leaving_a_page_with_something_typed_is_asked_about(
    browser: Browser, live_server: LiveServer
) -> None:
    context = opened(browser, WIDE)
    page = context.new_page()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/tai-khoan/mat-khau/")
    page.get_by_label("Mật khẩu hiện tại").press_sequentially("abc")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("window.location.href = '/'")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.get_by_label("Mật khẩu hiện tại").input_value() == "abc"
    context.close()
