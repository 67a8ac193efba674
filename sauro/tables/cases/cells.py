"""Cells → the values of a record. What cannot be read stays as it is, for the record to refuse."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from sauro.regulation.quarter.facts import AbsenceKind, Role
from sauro.tables.cases.columns import Content
from sauro.tables.grid import Cell
from sauro.tables.tidy import tidy

EXACT_BELOW = 10**15
YES = frozenset(("có", "co", "x", "✓", "true", "đúng"))
NO = frozenset(("không", "khong", "false", "sai"))
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)


def _by_word(kinds: type[StrEnum], names: dict[str, str]) -> dict[str, str]:
    words = {kind.value: kind.value for kind in kinds}
    return words | {tidy(name).casefold(): code for code, name in names.items()}


_ROLES = _by_word(Role, {role.value: role.vietnamese for role in Role})
_KINDS = _by_word(AbsenceKind, {kind.value: kind.vietnamese for kind in AbsenceKind})


def value_of(cell: Cell, content: Content) -> object:
    """The value a record expects for such a column; None for a blank cell."""
    if isinstance(cell, str):
        text = tidy(" ".join(cell.split()))
        return _from_text(text, content) if text else None
    if isinstance(cell, float):
        return _from_float(cell, content)
    if isinstance(cell, date) and content is Content.DAY:
        return _from_date(cell)
    return cell


def _from_text(text: str, content: Content) -> object:
    word = text.casefold()
    match content:
        case Content.COUNT:
            return int(text) if _WHOLE.fullmatch(text) else text
        case Content.YES_NO:
            return True if word in YES else False if word in NO else text
        case Content.ROLE:
            return _ROLES.get(word, text)
        case Content.ABSENCE:
            return _KINDS.get(word, text)
        case Content.DAY:
            day = _DAY.fullmatch(text)
            return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else text
        case _:
            return text


def _from_float(cell: float, content: Content) -> object:
    """Excel keeps every figure as a binary float; its shortest writing is what was typed."""
    exact = Decimal(repr(cell))
    if cell.is_integer() and abs(cell) < EXACT_BELOW:
        whole = int(cell)
        return str(whole) if content is Content.TEXT else whole
    return exact


def _from_date(cell: date) -> object:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell
    return cell.isoformat()
