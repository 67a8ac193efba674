"""What is asked of every engine in the comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.peers.facts import LadderFacts

Run = Callable[[], object]


class Contender(NamedTuple):
    """A way of running an engine.

    keeps: what of the reasons is kept. prepare: the facts in the form it takes (not timed) → the
    timed call. levels: the level of every case from what the call gave.
    """

    name: str
    keeps: str
    prepare: Callable[[Sequence[LadderFacts]], Run]
    levels: Callable[[object], Sequence[str]]
