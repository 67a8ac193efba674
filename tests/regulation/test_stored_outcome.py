"""An outcome stored as the contract's case object comes back as it was."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sauro.regulation.contract import case_object
from sauro.regulation.outcome import Outcome
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import CaseFacts, Counts, Role, Scope
from sauro.regulation.quarter.rate import rate
from sauro.regulation.rulebook import rulebook_for
from sauro.regulation.stored_outcome import read_outcome

QUARTER = Quarter(2026, 2)


def outcome(score: str | None, *, late: int = 0, dossier_late: bool = False) -> Outcome:
    facts = CaseFacts(
        role=Role.DEPUTY,
        score=None if score is None else Fraction(score),
        scope=Scope(10, 10, late, 4),
        own=Counts(5, 5, 0),
        collective=Counts(10, 8, 0),
        dossier_late=dossier_late,
    )
    return rate(facts, QUARTER, rulebook_for(QUARTER).rules(QUARTER))


@pytest.mark.parametrize(
    "given",
    [
        outcome("95"),
        outcome("89.99"),
        outcome("75", late=1),
        outcome("49"),
        outcome(None),
        outcome("95", dossier_late=True),
    ],
    ids=["excellent", "good", "late", "failed", "insufficient", "late dossier"],
)
def test_what_comes_back_writes_the_same_object(given: Outcome) -> None:
    stored = case_object("case:1", given)
    again = read_outcome(stored, given.rulebook)
    assert case_object("case:1", again) == stored
    assert (again.level, again.status, again.rulebook) == (
        given.level,
        given.status,
        given.rulebook,
    )


def test_what_is_no_case_object_is_refused() -> None:
    with pytest.raises(KeyError):
        read_outcome({"level": "good"})
