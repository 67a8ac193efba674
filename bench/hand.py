"""A hand at a browser that counts what a person does with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from playwright.sync_api import Locator, Page


class Kind(StrEnum):
    """What counts as one act of a person."""

    PAGE = "mở trang"
    FIELD = "điền ô"
    CHOICE = "chọn, đánh dấu"
    BUTTON = "bấm nút"
    FILE = "chọn tệp"


@dataclass
class Count:
    """Acts by kind, and the characters typed."""

    acts: Counter[Kind] = field(default_factory=Counter)
    typed: int = 0

    @property
    def total(self) -> int:
        """All acts."""
        return self.acts.total()

    def __add__(self, other: Count) -> Count:
        return Count(self.acts + other.acts, self.typed + other.typed)


class Hand:
    """One person's hand on one window; where: a part of the page, the whole when not said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = Count()

    def took(self) -> Count:
        """What was counted since the last time it was asked."""
        count, self.count = self.count, Count()
        return count

    def row(self, words: str) -> Locator:
        """The row or the block of a task, by its title."""
        found = self.page.locator("main tr, main fieldset").filter(has_text=words)
        return found.first

    def comes_in(self) -> None:
        """To the page one sees first after signing in; not counted."""
        self.page.goto("/")

    def open(self, link: str, where: Locator | None = None) -> None:
        """A page, by a link to it."""
        self._note(Kind.PAGE)
        self._where(where).get_by_role("link", name=link).first.click()
        self.page.wait_for_load_state()

    def press(self, button: str, where: Locator | None = None) -> None:
        """A button that sends a form."""
        self._note(Kind.BUTTON)
        with self.page.expect_navigation():
            self._where(where).get_by_role("button", name=button).first.click()

    def unfold(self, where: Locator) -> None:
        """What is folded away."""
        self._note(Kind.BUTTON)
        where.locator("summary").first.click()

    def fill(self, fields: Mapping[str, str], where: Locator | None = None) -> None:
        """Fields, by how their names begin: each one act."""
        for name, text in fields.items():
            self._note(Kind.FIELD)
            self.count.typed += len(text)
            self._where(where).get_by_role("textbox", name=name).first.fill(text)

    def tick(self, box: str, where: Locator | None = None) -> None:
        """A box."""
        self._note(Kind.CHOICE)
        self._where(where).get_by_role("checkbox", name=box).first.check()

    def mark(self, answer: str) -> None:
        """One of several answers."""
        self._note(Kind.CHOICE)
        self.page.get_by_role("radio", name=answer).first.check()

    def choose(self, listed: str, value: str, where: Locator) -> None:
        """An entry of a list."""
        self._note(Kind.CHOICE)
        where.get_by_role("combobox", name=listed).first.select_option(value)

    def pick(self, label: str, files: Sequence[Path], where: Locator | None = None) -> None:
        """Files of one folder, all at once."""
        self._note(Kind.FILE)
        self._where(where).get_by_label(label).first.set_input_files(list(files))

    def _note(self, kind: Kind) -> None:
        self.count.acts[kind] += 1

    def _where(self, where: Locator | None) -> Locator:
        return where if where is not None else self.page.locator("body")
