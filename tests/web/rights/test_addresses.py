"""Every address × every person, held against a table written by hand (rights.toml).

A row holds twelve marks, one a person in the order of PEOPLE: 1 may enter, 0 is told no (403),
- learns nothing (404). An address without a row, or a row without an address, fails.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sauro.casework.access.roles import Act
from sauro.web.permits import PUBLIC, permit_of
from tests.casework.cast import Cast
from tests.web.rights.world import PAPERS, Kwargs, make_world

PEOPLE = (
    "an", "binh", "chi", "dung", "giang", "hoa", "khoa", "lan", "minh", "nga", "oanh", "phuc",
)  # fmt: skip
TABLE: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("rights.toml").read_text(encoding="utf-8")
)["addresses"]
TOLD_NO, UNKNOWN, ONLY_POST, SIGN_IN = 403, 404, 405, 302


class Address(NamedTuple):
    """An address of the site: its full name, its pattern's names, what its view declares."""

    name: str
    path: str
    permit: str | None


def _walk(resolver: URLResolver, above: str = "", space: str = "") -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, path, inner)
        elif isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name or path}"
            yield Address(name, "/" + path, permit_of(pattern.callback))


ADDRESSES = {address.name: address for address in _walk(get_resolver())}
GUARDED = sorted(name for name, address in ADDRESSES.items() if address.permit != PUBLIC)
OPEN_TO_ALL = {
    "healthz", "readyz", "look:theme", "signin:sign_in", "signin:sign_out",
}  # fmt: skip


def test_every_address_declares_an_act_or_is_one_of_the_few_public_ones() -> None:
    assert {name for name, address in ADDRESSES.items() if address.permit == PUBLIC} == OPEN_TO_ALL
    assert all(ADDRESSES[name].permit in set(Act) for name in GUARDED)


def test_the_table_has_a_row_for_every_address_and_none_besides() -> None:
    assert sorted(TABLE) == GUARDED
    assert all(len(marks) == len(PEOPLE) and not marks.strip("10-") for marks in TABLE.values())


def _fill(name: str, world: Kwargs) -> str:
    path = ADDRESSES[name].path
    values = {**world, "paper": PAPERS.get(name, "")}
    for key, value in values.items():
        for kind in ("int:", "str:", "slug:", ""):
            path = path.replace(f"<{kind}{key}>", str(value))
    assert "<" not in path, f"không có đối tượng thử cho địa chỉ {path}"
    return path


def _answer(client: Client, path: str) -> int:
    status = client.get(path).status_code
    return client.post(path).status_code if status == ONLY_POST else status


def _mark(status: int) -> str:
    return {TOLD_NO: "0", UNKNOWN: "-"}.get(
        status, "1" if status < UNKNOWN or status in (422, 409) else "!"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDED)
def test_who_may_enter(name: str, cast: Cast) -> None:
    path = _fill(name, make_world(cast))
    marks = ""
    for person in PEOPLE:
        with transaction.atomic():
            client = Client()
            client.force_login(getattr(cast, person))
            marks += _mark(_answer(client, path))
            transaction.set_rollback(True)
    assert marks == TABLE.get(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDED)
def test_who_is_not_signed_in_is_asked_to(name: str, cast: Cast) -> None:
    path = _fill(name, make_world(cast))
    answer = Client().get(path)
    assert answer.status_code == SIGN_IN
    assert answer.headers["Location"].startswith("/dang-nhap/?next=")
    assert Client().post(path, {"comment": "đã gõ"}).status_code == 401
