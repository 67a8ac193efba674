"""Read the grounds for deferral from a rulebook's table; what is wrong is named when loading."""

from __future__ import annotations

from typing import cast

from sauro.regulation.errors import RulebookError
from sauro.regulation.packaged import Table
from sauro.regulation.quarter.deferral import TESTS, Ground
from sauro.regulation.quarter.facts import AbsenceKind


def load_grounds(table: Table) -> tuple[Ground, ...]:
    """The grounds for deferral in order. RulebookError when a name or key is wrong."""
    try:
        return tuple(_ground(ground) for ground in cast("list[Table]", table["ground"]))
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Căn cứ chưa xếp loại ghi sai hoặc thiếu: {error}") from error


def _ground(table: Table) -> Ground:
    test = str(table["test"])
    if test not in TESTS:
        raise KeyError(test)
    kinds = frozenset(AbsenceKind(kind) for kind in cast("list[str]", table["kinds"]))
    readings = tuple(cast("list[str]", table["readings"]))
    return Ground(kinds, test, str(table["clause"]), readings)
