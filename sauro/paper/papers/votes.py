"""Votes for each level, and the columns that show them."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.layout import Column
from sauro.paper.style import Align


@dataclass(frozen=True, slots=True)
class LevelVotes:
    """How many voted for each level, and how many votes are not valid."""

    excellent: int
    good: int
    completed: int
    failed: int
    invalid: int = 0


def vote_columns(share: int) -> tuple[Column, ...]:
    """One column a level, best first, and one for votes that are not valid."""
    names = (
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
        "Không hợp lệ",
    )
    return tuple(Column(name, share, Align.CENTER) for name in names)


def vote_cells(votes: str) -> tuple[str, ...]:
    """The cells under `vote_columns`; `votes` is the name of the LevelVotes."""
    kinds = ("excellent", "good", "completed", "failed", "invalid")
    return tuple(f"{{% if {votes} %}}{{{{ {votes}.{kind} }}}}{{% endif %}}" for kind in kinds)
