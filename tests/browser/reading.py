"""A page as its HTML says it: title, headings, links with their words, and what it is made of."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

Attributes = list[tuple[str, str | None]]
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Link(NamedTuple):
    """Where it leads, and what a reader hears of it; in_menu: one of the menu beside the page."""

    address: str
    words: str
    in_menu: bool


class Reading(HTMLParser):
    """One page read; words: those within <main>."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.h1 = 0
        self.links: list[Link] = []
        self.made_of: set[str] = set()
        self.words: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []
        self.feed(html)

    @property
    def shape(self) -> str:
        """What the part within <main> is made of: two pages alike in it are alike to look at."""
        return "|".join(sorted(self.made_of))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A heading, a link, a piece of the page."""
        given = {name: value or "" for name, value in attrs}
        self.h1 += tag == "h1"
        if self._within("main"):
            self.made_of.add(f"{tag} {given.get('class')} {given.get('type')} {given.get('role')}")
        if tag == "a" and "href" in given:
            menu = any("sr-side" in style for _, style in self._open)
            self.links.append(Link(given["href"], given.get("aria-label", ""), menu))
            self._words = []
        if tag not in VOID:
            self._open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """What is still open within it ends with it."""
        if tag == "a" and self.links:
            last = self.links[-1]
            words = last.words or " ".join("".join(self._words).split())
            self.links[-1] = last._replace(words=words)
        while self._within(tag) and self._open.pop()[0] != tag:
            continue

    def handle_data(self, data: str) -> None:
        """Words."""
        self._words.append(data)
        if self._within("main"):
            self.words += data.split()
        if self._within("title") and not self._within("svg"):
            self.title += data

    def _within(self, tag: str) -> bool:
        return any(tag == name for name, _ in self._open)
