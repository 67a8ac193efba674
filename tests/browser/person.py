"""A person at a browser, who knows only what is written on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, Locator, Page, Response, expect

from sauro.casework.access.models import User
from tests.casework.cast import PASSWORD

WIDE = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
PATIENCE = 8_000
WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error("CSP: " + event.violatedDirective + " " + event.blockedURI));
"""
EXPECTED = re.compile(r"status of (401|422)")


class Person:
    """One signed-in person with a window of their own.

    errors: what the console complained of. strangers: requests to other hosts.
    """

    def __init__(self, browser: Browser, home: str, username: str, **options: Any) -> None:
        self.home, self.username = home, username
        self.context = browser.new_context(**{"viewport": WIDE, "base_url": home, **options})
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(WATCH)
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.page = self.context.new_page()
        self._watch(self.page)

    def _watch(self, page: Page) -> None:
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.on("request", lambda request: self._see(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not EXPECTED.search(text):
            self.errors.append(f"{self.page.url}: {text}")

    def _see(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "about:")):
            self.strangers.append(url)

    # coming and going

    def sign_in(self) -> Person:
        """By name and password."""
        self.page.goto("/dang-nhap/")
        self.type({"Tên đăng nhập": self.username, "Mật khẩu": PASSWORD})
        self.press("Đăng nhập")
        self.page.wait_for_url(f"{self.home}/")
        return self

    def enter(self) -> Person:
        """Signed in already, to save the time of typing."""
        client = Client()
        client.force_login(User.objects.get(username=self.username))
        cookie = client.cookies["sessionid"].value
        self.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self.home}])
        return self

    def go(self, path: str) -> Person:
        """By the address."""
        self.page.goto(path)
        return self

    def menu(self, title: str) -> Person:
        """A page of the menu."""
        side = self.page.get_by_role("navigation", name="Danh mục", exact=True)
        side.get_by_role("link", name=title, exact=True).click()
        return self.reads_heading()

    def act_as(self, role: str) -> Person:
        """Change the role."""
        self.page.locator("summary").filter(has_text="Đang làm với vai trò").click()
        self.press(role)
        return self

    # reading and doing; place: where on the page, the whole page when not said

    @property
    def main(self) -> Locator:
        """The page without the menu around it."""
        return self.page.locator("main")

    def section(self, heading: str) -> Locator:
        """A section, by its heading."""
        return self.main.get_by_role("region", name=heading)

    def follow(self, name: str, place: Locator | None = None, *, exact: bool = False) -> Person:
        """A link."""
        (place or self.main).get_by_role("link", name=name, exact=exact).first.click()
        return self

    def press(self, name: str, place: Locator | None = None, *, exact: bool = False) -> Person:
        """A button; the page it stands on is marked, so that the next one is told from it."""
        self.page.evaluate("document.documentElement.dataset.pressed = ''")
        (place or self.page).get_by_role("button", name=name, exact=exact).first.click()
        return self

    def unfold(self, words: str, place: Locator | None = None) -> Person:
        """A piece of the page that is folded; it stays open when it was."""
        summary = (place or self.main).locator("summary").filter(has_text=words).first
        if not summary.evaluate("each => each.parentElement.open"):
            summary.click()
        return self

    def field(self, label: str, place: Locator | None = None) -> Locator:
        """A field, by its label (which may carry the mark of what must be filled, or the task)."""
        exact = r"\s+".join(re.escape(word) for word in label.split())
        words = re.compile(rf"^\s*{exact}\s*(, NV-\d+|\*[\s\S]*)?$")
        return (place or self.page).get_by_label(words).first

    def type(self, fields: Mapping[str, str], place: Locator | None = None) -> Person:
        """Into fields, by their labels."""
        for label, text in fields.items():
            self.field(label, place).fill(text)
        return self

    def choose(self, label: str, option: str, place: Locator | None = None) -> Person:
        """An option of a list, by how it begins."""
        listed = self.field(label, place)
        options = [text.strip() for text in listed.locator("option").all_text_contents()]
        listed.select_option(
            index=next(at for at, text in enumerate(options) if text.startswith(option))
        )
        return self

    def tick(self, label: str, place: Locator | None = None) -> Person:
        """A box, or one of several round ones."""
        self.field(label, place).check()
        return self

    def attach(self, label: str, name: str, content: bytes) -> Person:
        """A file."""
        kinds = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.field(label).set_input_files(kinds)  # type: ignore[arg-type]
        return self

    def reads(self, text: str, place: Locator | None = None) -> Person:
        """The text is there to be seen."""
        expect((place or self.page).get_by_text(text).first).to_be_visible(timeout=PATIENCE)
        return self

    def reads_heading(self, text: str = "") -> Person:
        """The page has come, under this heading."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading.filter(has_text=text) if text else heading).to_be_visible(timeout=PATIENCE)
        return self

    def is_told(self, text: str) -> Person:
        """A message after an act, or what is wrong with a form."""
        fresh = "html:not([data-pressed])"
        told = self.page.locator(f"{fresh} [role=alert], {fresh} [role=status]")
        told = told.filter(has_text=text)
        expect(told.first).to_be_visible(timeout=PATIENCE)
        return self

    def posts(self, name: str, place: Locator | None = None) -> Response:
        """Press a button that sends a form; the answer to it."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as caught:
            self.press(name, place)
        self.page.wait_for_load_state()
        return caught.value

    def overflows(self) -> bool:
        """Whether the page is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def focused(self) -> str:
        """What the keyboard is on: its words, or its label."""
        return str(self.page.evaluate(FOCUSED))


FOCUSED = """(() => {
  const on = document.activeElement;
  const label = on.labels && on.labels[0] ? on.labels[0].textContent : "";
  return (on.getAttribute("aria-label") || label || on.textContent || "")
    .replace(/\\s+/g, " ").trim();
})()"""


class Desk:
    """Where people sit down at a browser."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser, self.home = browser, home
        self.seated: dict[str, Person] = {}

    def sits(self, username: str, **options: Any) -> Person:
        """A person with a window; the same one when already there and nothing special is asked."""
        if options or username not in self.seated:
            name = username if not options else f"{username} {len(self.seated)}"
            self.seated[name] = Person(self.browser, self.home, username, **options)
            return self.seated[name].enter()
        return self.seated[username]

    @property
    def complaints(self) -> list[str]:
        """Everything the consoles complained of, and requests to other hosts."""
        return [text for each in self.seated.values() for text in each.errors + each.strangers]

    def close(self) -> None:
        """Everybody goes home."""
        for each in self.seated.values():
            each.context.close()
