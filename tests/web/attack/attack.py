"""A seeded run of requests: pages are read, their forms sent with some values made hostile."""

from __future__ import annotations

import re
import traceback
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

from sauro.casework.access.models import User
from tests.web.attack import state
from tests.web.attack.pages import PageForm, body_of, forms_of
from tests.web.attack.places import CONVERTED, OTHER_TEXTS, SOME, TEXTS, ids_now
from tests.web.attack.values import clean, file, honest, hostile
from tests.web.rights.test_addresses import ADDRESSES

CHAPTER = 250
NEVER = {"signin:sign_out", "accounts:set_lock", "accounts:reset", "accounts:end"}
ASKED = ("tim", "sap", "trang", "ky", "nhom", "xlsx", "muc", "don_vi", "tu", "den", "nguoi", "viec",
         "ve", "vai-tro", "trang-thai", "next", "nguoi", "khoi", "buoc", "cap", "truc")  # fmt: skip
TYPES = ("application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml", "")
REFUSED = 400
EVERYWHERE = {"signin:act_as"}
SHUT = {401, 403, 404, 405}
FAILED = 500
STRANGER = "stranger"


@dataclass
class Sent:
    """A form a page showed to a person."""

    person: str
    path: str
    form: PageForm


@dataclass
class Attack:
    """The run; faults: what must not be, told so that it can be done again."""

    people: dict[str, User]
    random: Random
    faults: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    entered: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    welcome: dict[str, set[str]] = field(default_factory=dict)

    def run(self, count: int) -> None:
        """That many requests, in chapters that start from the same world."""
        while count > 0:
            with transaction.atomic():
                self._chapter(min(count, CHAPTER))
                transaction.set_rollback(True)
            count -= CHAPTER

    def _chapter(self, count: int) -> None:
        self.clients = {name: Client() for name in self.people}
        for name, client in self.clients.items():
            client.force_login(self.people[name])
        self.clients[STRANGER] = Client()
        self.shown: dict[str, list[Sent]] = {}
        self.ids = ids_now()
        self.before, self.line = state.stored(), state.last_line()
        for _ in range(count):
            self._one()

    def _one(self) -> None:
        kind = self.random.random()
        if kind < 0.4 or not self.shown:
            self._read()
        elif kind < 0.85:
            self._send_form()
        else:
            self._send_anything()

    def _read(self) -> None:
        name, path = self._address()
        query: dict[str, object] = {
            self.random.choice(ASKED): self._value() for _ in range(self.random.randint(0, 3))
        }
        person = self._person(name)
        answer = self._ask(person, name, path, "get", query)
        if answer is not None and answer.status_code == 200:
            self.pages.add(name)
            self._keep(person, path, answer)

    def _send_form(self) -> None:
        names = sorted(self.shown)
        name = self.random.choice(names)
        if name in EVERYWHERE:
            name = self.random.choice(names)
        sent = self.random.choice(self.shown[name])
        data: dict[str, object] = {}
        for name, control in sent.form.controls.items():
            if control.typed == "file":
                data[name] = file(self.random)
            elif control.values or self.random.random() < 0.8:
                data[name] = honest(self.random, control)
        for _ in range(self.random.choice((0, 0, 0, 1, 1, 3))):
            self._spoil(data)
        person = sent.person if self.random.random() < 0.9 else self._person()
        self._ask(person, _name_of(sent.path), sent.path, "post", data)

    def _spoil(self, data: dict[str, object]) -> None:
        name = self.random.choice([*data, self.random.choice(ASKED)])
        kind = self.random.random()
        if kind < 0.2:
            data.pop(name, None)
        elif kind < 0.3:
            data[name] = [self._value(), self._value()]
        elif kind < 0.35:
            data[clean(self._value()[:80])] = self._value()
        else:
            data[name] = self._value()

    def _send_anything(self) -> None:
        name, path = self._address()
        names = [*ASKED, "version", "reason", "level", "lam", "file"]
        data: dict[str, object] = {
            self.random.choice(names): self._value() for _ in range(self.random.randint(0, 5))
        }
        if self.random.random() < 0.3:
            data = {"data": hostile(self.random)}
            self._ask(
                self._person(name), name, path, self.random.choice(("raw", "put", "head")), data
            )
        else:
            self._ask(self._person(name), name, path, "post", data)

    def _address(self) -> tuple[str, str]:
        """Any address; every second time one that has shown a page already."""
        names = self.pages if self.pages and self.random.random() < 0.5 else set(ADDRESSES) - NEVER
        name = self.random.choice(sorted(names))
        return name, CONVERTED.sub(self._part, ADDRESSES[name].path)

    def _part(self, found: re.Match[str]) -> str:
        name, kind = found["name"], found["kind"]
        known = [str(pk) for pk in self.ids.get(name, SOME)]
        if self.random.random() < 0.9 and known and kind == "int":
            return self.random.choice(known)
        if kind == "int":
            return self.random.choice(("0", "999999", str(10**18), str(10**30), "9" * 4_301))
        return self.random.choice(TEXTS.get(name, OTHER_TEXTS))

    def _value(self) -> str:
        if self.random.random() < 0.15:
            return str(self.random.choice(self.ids[self.random.choice(sorted(self.ids))] or [0]))
        return hostile(self.random)

    def _person(self, name: str = "") -> str:
        """Mostly one of those the address is open to, as far as was seen."""
        if (welcome := self.welcome.get(name)) and self.random.random() < 0.7:
            return self.random.choice(sorted(welcome))
        return self.random.choice(sorted(self.clients))

    def _keep(self, person: str, path: str, answer: HttpResponseBase) -> None:
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return
        for form in forms_of(body_of(answer).decode()):
            target = urlsplit(urljoin(path, form.action)).path
            form.controls.pop("csrfmiddlewaretoken", None)
            if form.method == "post" and _name_of(target) not in NEVER:
                self.shown.setdefault(_name_of(target), []).append(Sent(person, target, form))

    def _ask(
        self, person: str, name: str, path: str, method: str, data: dict[str, object]
    ) -> HttpResponseBase | None:
        self.entered.add(name)
        said = f"{person} {method} {path[:200]} {_short(data)}"
        with state.watched() as writes:
            try:
                with transaction.atomic():
                    answer = self._call(self.clients[person], path, method, data)
            except Exception:
                self.faults.append(f"{said}\n{traceback.format_exc(limit=-3)}")
                return None
        self.answers[answer.status_code] += 1
        if answer.status_code not in SHUT and person != STRANGER:
            self.welcome.setdefault(name, set()).add(person)
        self._judge(said, name, method, answer, writes)
        return answer

    def _call(
        self, client: Client, path: str, method: str, data: dict[str, object]
    ) -> HttpResponseBase:
        if method == "raw":
            body, kind = str(data["data"]), self.random.choice(TYPES)
            return client.post(path, body, content_type=kind)
        if method == "put":
            return client.put(path, str(data["data"]))
        answer: HttpResponseBase = getattr(client, method)(path, data)
        body_of(answer)
        return answer

    def _judge(
        self, said: str, name: str, method: str, answer: HttpResponseBase, writes: list[str]
    ) -> None:
        status = answer.status_code
        if status >= FAILED and name != "readyz":
            self.faults.append(f"{said}\n{status}")
        harmless = status >= REFUSED or method in ("get", "head")
        line = state.last_line()
        if harmless:
            if acts := state.acts_since(self.line):
                self.faults.append(f"{said}\n{status}, nhưng nhật ký có {acts}")
            if writes and (changed := _changed(self.before, now := state.stored())):
                self.faults.append(f"{said}\n{status}, nhưng đã đổi {changed}: {writes}")
                self.before = now
        elif writes:
            self.before = state.stored()
            self.written.add(name)
        self.line = line


def _changed(before: dict[str, list[object]], after: dict[str, list[object]]) -> list[str]:
    return [table for table in before if before[table] != after[table]]


def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def _short(data: dict[str, object]) -> str:
    return str({name: repr(value)[:160] for name, value in data.items()})
