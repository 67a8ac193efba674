"""Names of positions and blocks as a person reads them."""

from __future__ import annotations

from sauro.regulation.frame_model import Block
from sauro.regulation.posts import Position


def position_names(positions: frozenset[Position]) -> str:
    """The positions in the order of the rulebook's vocabulary."""
    return "; ".join(position.vietnamese for position in Position if position in positions)


def block_names(blocks: frozenset[Block]) -> str:
    """The blocks in their usual order."""
    return "; ".join(block.vietnamese for block in Block if block in blocks)
