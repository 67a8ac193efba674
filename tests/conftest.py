"""What every test may use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from sauro.casework.audit.guard import lower_guard, raise_guard
from tests.casework.cast import Cast, make_cast

TEARDOWN = "_fixture_teardown"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Tables made from the models get the guard that a migration raises in a real system."""
    with django_db_blocker.unblock():
        raise_guard()


@pytest.fixture(autouse=True, scope="session")
def _flush_with_the_guard_down() -> Iterator[None]:
    """A test with real transactions ends with a flush, which the guarded log would refuse."""
    teardown = vars(TransactionTestCase)[TEARDOWN]

    def unguarded(case: TransactionTestCase) -> None:
        lower_guard()
        teardown(case)
        raise_guard()

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, TEARDOWN, unguarded)
    yield
    patch.undo()


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001
    """Sở Mẫu and everybody around it in the second quarter of 2026; nothing is done yet."""
    return make_cast()
