"""Every page that somebody can reach from the menu: whole, accessible, nothing from outside."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve

from tests.browser.person import Desk, Person
from tests.browser.reading import Reading
from tests.browser.world import ONE_OF_EACH, fill
from tests.casework.cast import Cast

GRAVE = {"serious", "critical"}
FINE = 400
FILES = (".docx", ".pdf", ".xlsx", ".zip", ".csv", ".ics")
# One page at two addresses: the short one is the reader's own.
ALIASES = dict.fromkeys(("nhiem-vu/", "nhiem-vu/cua-toi/"), "ke-hoach/<int:case_id>/")


class Answer(NamedTuple):
    """What an address answers to a person; page: nothing where it is a file or a refusal."""

    path: str
    status: int
    page: Reading | None

    @classmethod
    def to(cls, person: Person, path: str) -> Answer:
        """Ask for it."""
        got = person.context.request.get(path)
        is_page = got.headers.get("content-type", "").startswith("text/html")
        page = Reading(got.text()) if is_page and got.status < FINE else None
        return cls(got.url.removeprefix(person.home), got.status, page)


class Walk:
    """What was seen on the way through the pages of everybody."""

    def __init__(self) -> None:
        self.faults: dict[str, set[str]] = defaultdict(set)
        self.titles: dict[str, dict[str, str]] = defaultdict(dict)
        self.shapes: set[tuple[str, str]] = set()
        self.files: dict[tuple[str, str, str], str] = {}

    def person(self, person: Person) -> None:
        """The pages of the menu, everything they lead to, and where one of every kind leads."""
        answers: dict[str, Answer] = {}
        menu = self._onward(person, "/", answers, only_menu=True)
        first = {path for each in menu for path in self._onward(person, each, answers)}
        kinds = {pattern_of(path): path for path in sorted(first, reverse=True)}
        for path in kinds.values():
            self._onward(person, path, answers)
        pages = {each.path: each.page for each in answers.values() if each.page is not None}
        for path, page in pages.items():
            self._judge(person, path, page)
        self.faults["console"] |= set(person.errors)
        self.faults["other hosts"] |= set(person.strangers)

    def _onward(
        self, person: Person, path: str, answers: dict[str, Answer], *, only_menu: bool = False
    ) -> list[str]:
        """The addresses of this site that the page at `path` links to; each is asked once."""
        if path not in answers:
            answers[path] = Answer.to(person, path)
        page, onward = answers[path].page, []
        for link in page.links if page else ():
            there = urljoin(path, link.address).partition("#")[0]
            if not there.startswith("/") or (only_menu and not link.in_menu):
                continue
            there = self._file(person, there)
            if there not in answers:
                answers[there] = Answer.to(person, there)
            if answers[there].status >= FINE:
                self.faults["dead link"].add(
                    f"{person.username} {path} → {there}: {answers[there].status}"
                )
            onward.append(there)
        return onward

    def _file(self, person: Person, path: str) -> str:
        """A file takes long to make: for each person the first of a kind stands for the others."""
        name = path.partition("?")[0]
        ending = name.rpartition(".")[2] if name.endswith(FILES) else ""
        kind = (person.username, pattern_of(path), ending)
        return self.files.setdefault(kind, path) if ending else path

    def _judge(self, person: Person, path: str, page: Reading) -> None:
        where, pattern = f"{person.username} {path}", pattern_of(path)
        self.titles[page.title.strip()].setdefault(
            " ".join(page.words), ALIASES.get(pattern, pattern)
        )
        if page.h1 != 1:
            self.faults["one h1"].add(f"{where}: {page.h1}")
        self.faults["empty link"] |= {
            f"{where} → {link.address}" for link in page.links if not link.words
        }
        if (pattern, page.shape) not in self.shapes:
            self.shapes.add((pattern, page.shape))
            person.go(path)
            self.faults["axe"] |= {f"{where} {fault}" for fault in grave(person)}


def grave(person: Person) -> list[str]:
    """What axe finds serious or critical."""
    options = {"resultTypes": ["violations"]}
    found = Axe().run(person.page, options=options).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in GRAVE
    ]


@cache
def pattern_of(address: str) -> str:
    """The kind of page, as the addresses declare it."""
    return resolve(urlsplit(address).path).route


def test_every_page_of_everybody_is_whole(desk: Desk, people: Cast) -> None:
    fill(people)
    walk = Walk()
    for username in ONE_OF_EACH:
        walk.person(desk.sits(username))
    kinds = {title: set(texts.values()) for title, texts in walk.titles.items()}
    walk.faults["same title"] = {f"{each}: {kinds[each]}" for each in kinds if len(kinds[each]) > 1}
    found = [f"{kind}: {each}" for kind, faults in walk.faults.items() for each in sorted(faults)]
    assert not found, "\n".join(found)
