"""The line by which a paper can be held against the log."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.layout import Text, When
from sauro.paper.style import ANCHOR


@dataclass(frozen=True, slots=True)
class LogAnchor:
    """The head of the log when the meeting was closed: its digest, and how many lines it had."""

    digest: str
    count: int


def anchor_line() -> When:
    """The last line of a paper with a field `anchor`."""
    words = "Mốc đối chiếu nhật ký: {{ anchor.count }} dòng, mã {{ anchor.digest }}"
    return When("anchor", (Text(words, ANCHOR),))
