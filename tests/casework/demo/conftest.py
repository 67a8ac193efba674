"""The demonstration, built once for all tests of this folder and taken away afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from sauro.casework.demo.build import build
from sauro.synthetic import Size
from tests.casework.demo.content import digest

STAGES: list[str] = []


@pytest.fixture(scope="package")
def two_digests(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[str, str]]:
    """The content's digests of two builds; what the second one built stands meanwhile."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            build(Size.SMALL, say=STAGES.append)
            first = digest()
            transaction.set_rollback(True)
        with transaction.atomic():
            build(Size.SMALL, say=STAGES.append)
            yield first, digest()
            transaction.set_rollback(True)


@pytest.fixture
def demonstration(two_digests: tuple[str, str], db: None) -> None:
    """The demonstration; whatever the test changes in it is undone."""
