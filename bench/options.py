"""What a benchmark is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """cases: how many are generated. repeat: how often each thing is timed."""

    cases: int
    repeat: int
