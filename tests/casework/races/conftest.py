"""A database that threads share as processes of a server do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from tests.casework.cast import Cast, make_cast
from tests.casework.races.crowd import open_file_database


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001
    """On SQLite a file as in service: a database in memory locks otherwise than one on disk."""
    if connection.vendor == "sqlite":
        with open_file_database(tmp_path / "races.sqlite3"):
            yield
    else:
        yield
    connections.close_all()


@pytest.fixture
def crowded(shared: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cast:  # noqa: ARG001
    """The cast in that database; the log's anchors apart."""
    monkeypatch.setattr(settings, "ANCHORS", tmp_path / "anchors.jsonl")
    return make_cast()
