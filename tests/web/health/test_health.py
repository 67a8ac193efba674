"""For whoever watches the system: can pages be served, is the database up to date?"""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.utils import override_settings

pytestmark = pytest.mark.django_db


def test_both_answer_without_signing_in() -> None:
    for path in ("/healthz", "/readyz"):
        response = Client().get(path)
        assert (response.status_code, response.content) == (200, b"ok\n")
        assert response["Content-Type"] == "text/plain"


def test_with_changes_of_the_database_waiting_it_is_not_ready_but_alive() -> None:
    with override_settings(MIGRATION_MODULES={}):
        response = Client().get("/readyz")
        assert (response.status_code, response.content) == (503, b"migrations\n")
        assert Client().get("/healthz").status_code == 200
