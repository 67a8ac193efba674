"""A browser for the tests of this package, and people who sit at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.person import Desk
from tests.casework.cast import Cast

MISSING = "No chromium on this machine: these tests need one (apt-get install chromium)"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's chromium; Django need not mind that the browser's loop runs beside."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail(MISSING)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def people(transactional_db: None, request: pytest.FixtureRequest) -> Cast:  # noqa: ARG001
    """Everybody of the cast, for the server's own connection to see."""
    found: Cast = request.getfixturevalue("cast")
    return found


@pytest.fixture
def desk(browser: Browser, people: Cast, live_server: LiveServer) -> Iterator[Desk]:  # noqa: ARG001
    """Where people sit down; whoever is still there at the end is sent home."""
    opened = Desk(browser, live_server.url)
    yield opened
    opened.close()
