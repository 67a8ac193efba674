"""How many of each level, in words for a conclusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sauro.paper.filters import counted
from sauro.regulation.levels import LEVELS, Level


def counted_levels(levels: Iterable[Level | None]) -> str:
    """ "04 tập thể, cá nhân: Hoàn thành tốt nhiệm vụ 03; chưa xếp loại 01"."""
    given = list(levels)
    by_level = Counter(given)
    said = [f"{level.vietnamese} {counted(by_level[level])}" for level in LEVELS if by_level[level]]
    if by_level[None]:
        said.append(f"chưa xếp loại {counted(by_level[None])}")
    return f"{counted(len(given))} tập thể, cá nhân: {'; '.join(said) or 'không có'}"
