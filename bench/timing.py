"""Measure a call: wall clock and processor time, several times, best and median."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of every repetition, on the clock and of the processor.

    The processor's are those of all threads and of processes that were waited for.
    """

    walls: tuple[float, ...]
    cpus: tuple[float, ...]

    @property
    def wall(self) -> float:
        """The median on the clock."""
        return median(self.walls)

    @property
    def cpu(self) -> float:
        """The median of the processor: what a busy machine disturbs least."""
        return median(self.cpus)

    @property
    def best(self) -> float:
        """The shortest on the clock."""
        return min(self.walls)


def measure(call: Callable[[], object], repeat: int) -> Timing:
    """Time `call`; the result of each repetition is dropped after its clock has stopped."""
    walls, cpus = [], []
    for _ in range(repeat):
        gc.collect()
        wall, cpu = time.perf_counter(), _processor()
        result = call()
        walls.append(time.perf_counter() - wall)
        cpus.append(_processor() - cpu)
        del result
    return Timing(tuple(walls), tuple(cpus))


def _processor() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system
