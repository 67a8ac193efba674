"""The four levels (mức xếp loại), best first."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """A level of completion of the tasks (HD-QUY VI.1, QD-366 Điều 11)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    FAILED = "failed"

    @property
    def vietnamese(self) -> str:
        """The official name of the level."""
        return _NAMES[self]

    @property
    def above(self) -> Level | None:
        """The next better level; None above the best."""
        place = LEVELS.index(self)
        return LEVELS[place - 1] if place else None

    @property
    def below(self) -> Level:
        """The next lower level; the lowest stays itself (HD-QUY VII.2.2 lowers by one)."""
        return LEVELS[min(LEVELS.index(self) + 1, len(LEVELS) - 1)]

    def is_above(self, other: Level) -> bool:
        """Whether this level is better than `other`."""
        return LEVELS.index(self) < LEVELS.index(other)


LEVELS: tuple[Level, ...] = tuple(Level)

_NAMES = {
    Level.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    Level.GOOD: "Hoàn thành tốt nhiệm vụ",
    Level.COMPLETED: "Hoàn thành nhiệm vụ",
    Level.FAILED: "Không hoàn thành nhiệm vụ",
}
