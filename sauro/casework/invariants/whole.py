"""All invariants, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sauro.casework.audit.verify import verify
from sauro.casework.invariants.ceilings import ceiling_faults
from sauro.casework.invariants.decisions import decision_faults
from sauro.casework.invariants.outcomes import outcome_faults
from sauro.casework.invariants.plans import plan_faults
from sauro.casework.invariants.states import state_faults
from sauro.casework.invariants.structure import path_faults, version_faults


def faults() -> Iterator[str]:
    """Every fault found, as it is found; nothing is changed."""
    for check in CHECKS:
        yield from check()


def log_faults() -> Iterator[str]:
    """The log's chain, anchors and guard."""
    for finding in verify().findings:
        yield f"Nhật ký: {finding}"


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    path_faults,
    version_faults,
    plan_faults,
    state_faults,
    outcome_faults,
    decision_faults,
    ceiling_faults,
    log_faults,
)
