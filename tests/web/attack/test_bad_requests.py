"""Broken and hostile requests: every one is answered, and a refused one changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from random import Random

import pytest
from django.test import Client

from sauro.web.permits import ACTING
from tests.browser.world import fill
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import ready, received
from tests.web.attack.attack import NEVER, Attack
from tests.web.rights.test_addresses import ADDRESSES
from tests.web.rights.world import make_world

SEED = 20_260_620
FEW, MANY = 500, 5_000
World = Callable[[Cast], object]
WORLDS: dict[str, World] = {
    "published": make_world,
    "everywhere": fill,
    "ready": ready,
    "received": received,
}


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Every refusal is a line of the server's log."""
    for name in ("django.request", "django.security"):
        caplog.set_level(logging.CRITICAL, name)


def _attack(cast: Cast, world: World, count: int, seed: int) -> Attack:
    world(cast)
    people = {user.username: user for user in cast.everybody}
    attack = Attack(people, Random(seed))
    attack.run(count)
    return attack


@pytest.mark.django_db
@pytest.mark.parametrize("world", WORLDS)
def test_a_broken_request_is_refused_and_changes_nothing(world: str, cast: Cast) -> None:
    attack = _attack(cast, WORLDS[world], FEW, SEED)
    assert not attack.faults, "\n\n".join(attack.faults)
    assert sum(attack.answers.values()) == FEW


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("world", WORLDS)
def test_thousands_of_broken_requests_are_refused_and_change_nothing(
    world: str, cast: Cast
) -> None:
    attack = _attack(cast, WORLDS[world], MANY, SEED + 1)
    print(world, dict(attack.answers), sorted(attack.written))
    assert not attack.faults, "\n\n".join(attack.faults)
    assert attack.entered >= set(ADDRESSES) - NEVER
    assert len(attack.written) >= 5


@pytest.mark.django_db
def test_a_role_named_by_thousands_of_digits_is_no_role(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.hoa)
    answer = client.post("/vai-tro/", {"grant": "9" * 5_000})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert ACTING not in client.session


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/can-bo/{10**30}/", 404),
        (f"/ho-so/{10**30}/", 404),
        ("/can-bo/?tim=" + "a" * 60_000, 200),
    ],
)
def test_what_no_database_takes_is_answered(path: str, status: int, cast: Cast) -> None:
    client = Client()
    client.force_login(cast.hoa)
    assert client.get(path).status_code == status
