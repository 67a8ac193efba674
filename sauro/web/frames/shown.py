"""The frames as their page shows them: one row a block, with what each open cycle uses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sauro.casework.cycles.frames import newest_of_all, packaged
from sauro.casework.cycles.models import Cycle, FrameVersion
from sauro.casework.cycles.repinning import begun_blocks
from sauro.regulation.frame_model import Block, Frame


class Pin(NamedTuple):
    """What an open cycle uses for a block; offer: the id of a version it may still change to."""

    cycle: Cycle
    version: FrameVersion | None
    offer: int | None


class BlockRow(NamedTuple):
    """A block: the version in use next (None: the packaged frame), its history, its pins."""

    block: Block
    packaged: Frame
    versions: tuple[FrameVersion, ...]
    pins: tuple[Pin, ...]

    @property
    def newest(self) -> FrameVersion | None:
        """The version in use next."""
        return self.versions[0] if self.versions else None

    @property
    def sample(self) -> bool:
        """Whether what is in use next is a sample."""
        return self.newest.sample if self.newest else self.packaged.sample


class Open(NamedTuple):
    """An open cycle: the newest versions in force within it, and blocks it cannot change."""

    cycle: Cycle
    newest: dict[str, int]
    begun: set[str]


def block_rows() -> list[BlockRow]:
    """One row a block, in the order of the blocks."""
    versions = list(FrameVersion.objects.defer("content"))
    cycles = [
        Open(cycle, newest_of_all(cycle.quarter.last_day), begun_blocks(cycle))
        for cycle in Cycle.objects.filter(state=Cycle.State.OPEN)
    ]
    return [_row(block, versions, cycles) for block in Block]


def _row(block: Block, versions: Iterable[FrameVersion], cycles: Iterable[Open]) -> BlockRow:
    own = tuple(each for each in versions if each.block == block.value)
    return BlockRow(block, packaged(block), own, tuple(_pin(block, each, own) for each in cycles))


def _pin(block: Block, cycle: Open, versions: Iterable[FrameVersion]) -> Pin:
    pinned = cycle.cycle.frames.get(block.value)
    newest = cycle.newest.get(block.value)
    free = newest != pinned and block.value not in cycle.begun
    used = next((each for each in versions if each.pk == pinned), None)
    return Pin(cycle.cycle, used, newest if free else None)
