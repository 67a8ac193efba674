"""Eight writers append to the log, and nobody's line is lost."""

from __future__ import annotations

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import Actor, record
from sauro.casework.audit.verify import verify
from tests.casework.races.crowd import at_once

WRITERS, LINES = 8, 12


@pytest.mark.usefixtures("shared")
def test_the_lines_of_eight_writers_stand_in_one_unbroken_chain() -> None:
    def write(writer: int) -> int:
        for _ in range(LINES):
            record(Actor(f"writer-{writer}"), "sign_in")
        return writer

    at_once([lambda writer=writer: write(writer) for writer in range(WRITERS)])  # type: ignore[misc]

    verdict = verify()
    assert verdict.findings == ()
    assert verdict.count == WRITERS * LINES
    for writer in range(WRITERS):
        assert Entry.objects.filter(actor=f"writer-{writer}").count() == LINES
