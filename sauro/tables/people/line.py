"""One line of a sheet: each value typed, or refused and a stand-in given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sauro.regulation.period import Quarter
from sauro.tables.cases.cells import value_of
from sauro.tables.cases.columns import Content
from sauro.tables.errors import Problems, quoted
from sauro.tables.grid import Cell
from sauro.tables.origin import SheetOrigin
from sauro.tables.people.layout import CHOICES, FIELD_MARK, Column, Kind, Sheet
from sauro.tables.record import Record
from sauro.tables.tidy import text_fault
from sauro.vietnamese.dates import parse_date
from sauro.vietnamese.tidy import tidy

FIRST_YEAR, LAST_YEAR = 1950, 2199
_CONTENTS = {Kind.DAY: Content.DAY, Kind.YES_NO: Content.YES_NO}
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
Named = TypeVar("Named", bound=StrEnum)


def cell_value(cell: Cell, column: Column) -> object:
    """The value of a cell; None for a blank one."""
    plain = tidy(cell) if isinstance(cell, str) else cell
    if isinstance(plain, str) and column.kind is Kind.DAY:
        return _typed_day(plain)
    return value_of(plain, _CONTENTS.get(column.kind, Content.TEXT))


def _typed_day(text: str) -> str | None:
    """The day in ISO form; a text that is no day stays as typed, to be refused so."""
    try:
        return parse_date(text).isoformat()
    except ValueError:
        return text or None


class Line:
    """The values of a line by key; a value refused is recorded once, and `sound` is over."""

    def __init__(
        self, sheet: Sheet, values: Mapping[str, object], origin: SheetOrigin, problems: Problems
    ) -> None:
        self.origin = origin
        self._values = values
        self._columns = {column.key: column for column in sheet.columns}
        self._record = Record(values, origin, problems)
        self._problems = problems
        self._before = problems.total

    @property
    def sound(self) -> bool:
        """Whether nothing of this line was refused so far."""
        return self._problems.total == self._before

    def refuse(self, key: str, text: str) -> None:
        """Record a problem at a key."""
        self._record.problem(key, text)

    def identity(self, keys: tuple[str, ...]) -> tuple[str, ...] | None:
        """The values that tell this line from all others; None when one is blank."""
        values = tuple(str(self._values.get(key) or "") for key in keys)
        return values if all(values) else None

    def text(self, key: str) -> str:
        """A text up to the column's longest."""
        column = self._columns[key]
        hint = f"ghi {column.header[0].lower()}{column.header[1:]}"
        text = self._record.text(key, hint, needed=column.needed) or ""
        self._check(column, text)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts between the marks, each up to the column's longest and only once."""
        column = self._columns[key]
        written = self._values.get(key, "")
        if not isinstance(written, str):
            self.refuse(key, f"{quoted(written)} không phải là chữ; định dạng ô là văn bản")
            return ()
        texts = tuple(part for part in map(str.strip, written.split(FIELD_MARK)) if part)
        for text in texts:
            self._check(column, text)
        if len(set(texts)) < len(texts):
            doubled = next(text for text in texts if texts.count(text) > 1)
            self.refuse(key, f"{quoted(doubled)} ghi hai lần; xóa bớt")
        return texts

    def email(self, key: str) -> str:
        """An address, or the empty text."""
        address = self.text(key)
        if address and _EMAIL.fullmatch(address) is None:
            self.refuse(key, f"{quoted(address)} không phải là địa chỉ thư điện tử; sửa hoặc xóa")
        return address

    def flag(self, key: str, *, default: bool) -> bool:
        """Có or Không."""
        return self._record.yes_no(key, default=default)

    def day(self, key: str) -> date | None:
        """A day, None when left out."""
        if self._columns[key].needed and not self._record.has(key):
            self._record.missing(key, self.origin.wording.day)
        day = self._record.day(key)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.refuse(key, f"năm {day.year} ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}; sửa năm")
        return day

    def needed_day(self, key: str) -> date:
        """A day; the first of all stands in for one that was refused."""
        return self.day(key) or date.min

    def quarter(self, key: str) -> Quarter:
        """A quarter; Q1 of year 1 stands in for one that was refused."""
        text = self.text(key)
        try:
            return Quarter.parse(text)
        except ValueError:
            if text:
                self.refuse(key, f"{quoted(text)} không phải là quý; ghi dạng 2026-Q1")
        return Quarter(1, 1)

    def choice(self, key: str, names: Mapping[str, Named]) -> Named:
        """One of a list; its first stands in for one that was refused."""
        chosen = self.choice_or_none(key, names)
        if chosen is None and not self._record.has(key):
            self._record.missing(key, _one_of(self._columns[key]))
        return chosen or next(iter(names.values()))

    def choice_or_none(self, key: str, names: Mapping[str, Named]) -> Named | None:
        """One of a list by its name in lower case, None when left out or refused."""
        value = self._values.get(key)
        chosen = names.get(str(value).casefold())
        if chosen is None and value is not None:
            known = _one_of(self._columns[key])
            self.refuse(key, f"{quoted(value)} không có trong danh mục; {known}")
        return chosen

    def _check(self, column: Column, text: str) -> None:
        fault = text_fault(text)
        if fault is not None:
            self.refuse(column.key, f"{quoted(text)} {fault}")
        elif len(text) > column.longest:
            said = f"dài {len(text)} ký tự; ghi nhiều nhất {column.longest} ký tự"
            self.refuse(column.key, f"{quoted(text)} {said}")


def _one_of(column: Column) -> str:
    return "ghi một trong: " + "; ".join(CHOICES[column.kind])
