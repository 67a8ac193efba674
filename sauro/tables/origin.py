"""Where a record came from, and how its kind of file words what it expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sauro.tables.errors import Place


@dataclass(frozen=True, slots=True)
class Wording:
    """What to write in a field, said for one kind of file."""

    whole: str
    yes_no: str
    day: str
    score: str
    too_precise: str
    decimal_marks: str
    codes_shown: bool


_WHOLE = "ghi số nguyên từ 0 trở lên"
_SCORE = "ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân"
JSON_WORDING = Wording(
    whole=f"{_WHOLE}, không đặt trong ngoặc kép",
    yes_no="ghi true hoặc false",
    day='ghi ngày dạng "2026-04-30"',
    score=f'{_SCORE}, dùng dấu chấm (ví dụ "92.50")',
    too_precise="",
    decimal_marks=".",
    codes_shown=True,
)
SHEET_WORDING = Wording(
    whole=_WHOLE,
    yes_no='ghi "có" hoặc "không"',
    day="ghi ngày dạng 30/04/2026",
    score=_SCORE,
    too_precise="; nếu ô là công thức, cho công thức ra đúng hai chữ số thập phân",
    decimal_marks=".,",
    codes_shown=False,
)


class Origin(Protocol):
    """Names the place of a record and of each of its keys ("scope.completed")."""

    @property
    def wording(self) -> Wording:
        """How the kind of file words what it expects."""

    def at(self, key: str | None = None) -> Place:
        """The place of the record, or of one key in it."""


@dataclass(frozen=True, slots=True)
class JsonOrigin:
    """A line of JSON."""

    file: str
    line: int

    @property
    def wording(self) -> Wording:
        """JSON's own values."""
        return JSON_WORDING

    def at(self, key: str | None = None) -> Place:
        """The line, and the key path in it."""
        return Place(self.file, row=self.line, key=key)


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """A row of a sheet; `headers` gives a key's column, `elsewhere` keys kept on other rows."""

    file: str
    sheet: str | None
    row: int
    headers: Mapping[str, str]
    elsewhere: dict[str, Place] = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        """Vietnamese words and the decimal comma."""
        return SHEET_WORDING

    def at(self, key: str | None = None) -> Place:
        """The row, and the column of the key when it has one."""
        if key is not None and key in self.elsewhere:
            return self.elsewhere[key]
        column = self.headers.get(key) if key is not None else None
        return Place(self.file, self.sheet, self.row, column)
