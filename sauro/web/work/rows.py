"""Forms of many rows: saved together, what is wrong said at each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sauro.casework.errors import Refused, RefusedMany
from sauro.web.forms import Form

LOOK = "Có ô ghi chưa đúng: xem dòng chữ đỏ ở từng nhiệm vụ. Chưa lưu gì."


class Saved(NamedTuple):
    """problem: what to say above the rows, "" when all went well. number: how many were saved."""

    problem: str
    number: int


def save_rows(rows: Sequence[Form], service: Callable[[], int]) -> Saved:
    """Check every row, then save all or none."""
    wrong = [row for row in rows if not row.is_valid()]
    if wrong:
        return Saved(LOOK, 0)
    try:
        return Saved("", service())
    except RefusedMany as refused:
        by_prefix = {row.prefix: row for row in rows}
        for place, message in refused.messages.items():
            prefix, _, field = place.partition("-")
            by_prefix[prefix].add_error(field, message)
        return Saved(LOOK, 0)
    except Refused as refused:
        return Saved(refused.message, 0)
