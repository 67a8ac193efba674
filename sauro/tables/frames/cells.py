"""A row of a frame's workbook, read cell by cell; what cannot be read is recorded in place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sauro.regulation.frame_model import Block, Problem
from sauro.tables.errors import Place, Problems, quoted
from sauro.tables.frames.layout import NO, YES
from sauro.tables.grid import Cell, is_blank

_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,2})?", re.ASCII)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_INDEX = re.compile(r"\[\d+\]")
_RESTS_ON = {
    "criteria.maximum": "totals.general",
    "axes.maximum": "totals.results",
    "indicators.axis": "axes.number",
}


@dataclass(slots=True)
class Findings:
    """Problems of one file; where each path of the frame stands, and which could not be read."""

    file: str
    problems: Problems = field(default_factory=Problems)
    places: dict[str, Place] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def refuse_path(self, path: str, text: str) -> None:
        """Record that what stands at `path` cannot be read."""
        self.unread.add(path)
        self.problems.add(self.places.get(path, Place(self.file)), text)

    def add_checks(self, problems: tuple[Problem, ...]) -> None:
        """Record what the frame's checks found, unless it follows from what was not read."""
        unread = self.unread | {_INDEX.sub("", path) for path in self.unread}
        parts = {path.partition(".")[0] for path in unread}
        for problem in problems:
            column = _INDEX.sub("", problem.path)
            whole = problem.path == column and (column in unread or column in parts)
            if problem.path in self.unread or whole or _RESTS_ON.get(column) in unread:
                continue
            self.problems.add(self.places.get(problem.path, Place(self.file)), problem.message)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one item by key; a key left out stands for a missing column or line."""

    path: str
    cells: Mapping[str, Cell]
    findings: Findings

    def text(self, key: str) -> str:
        """A text; a number typed for a code is taken as written."""
        cell = self.cells.get(key, "")
        if isinstance(cell, str):
            text = unicodedata.normalize("NFC", cell.strip())
            if not text.replace("\n", "").isprintable():
                self._refuse(key, "có ký tự ẩn; xóa ô rồi gõ lại")
            return text
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return format(_decimal(cell), "f")
        self._refuse(key, f"{quoted(cell)} không phải là chữ; định dạng ô là văn bản rồi gõ lại")
        return ""

    def number(self, key: str) -> Decimal:
        """An exact number; 0 stands for one that was refused."""
        cell = self.cells.get(key)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _decimal(cell)
        if isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()):
            return Decimal(cell.strip().replace(",", "."))
        if cell is not None:
            self._refuse(key, f"{_seen(cell)} không phải là số; ghi số, ví dụ 7,5")
        return Decimal()

    def whole(self, key: str) -> int:
        """A whole number; 0 stands for one that was refused."""
        number = self.number(key)
        if number != number.to_integral_value():
            self._refuse(key, f"{quoted(number)} không phải là số nguyên; ghi số nguyên")
        return int(number)

    def day(self, key: str) -> date:
        """A date cell, or text such as 01/04/2026."""
        cell = self.cells.get(key)
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        day = _day(cell) if isinstance(cell, str) else None
        if day is None and cell is not None:
            self._refuse(key, f"{_seen(cell)} không phải là ngày; ghi ngày dạng 01/04/2026")
        return day or date.min

    def flag(self, key: str) -> bool:
        """Có or Không; yes stands for one that was refused."""
        cell = self.cells.get(key)
        words = {YES.casefold(): True, NO.casefold(): False}
        flag = words.get(self.text(key).casefold()) if isinstance(cell, str) else None
        if flag is None and cell is not None:
            self._refuse(key, f'{_seen(cell)} không dùng được; chọn "{YES}" hoặc "{NO}"')
        return True if flag is None else flag

    def block(self, key: str) -> Block:
        """A block by its Vietnamese name; the first stands for one that was refused."""
        cell = self.cells.get(key)
        names = {block.vietnamese.casefold(): block for block in Block}
        block = names.get(self.text(key).casefold()) if isinstance(cell, str) else None
        if block is None and cell is not None:
            known = "; ".join(block.vietnamese for block in Block)
            self._refuse(key, f"{_seen(cell)} không phải là khối; chọn một trong: {known}")
        return block or next(iter(Block))

    def _refuse(self, key: str, text: str) -> None:
        self.findings.refuse_path(f"{self.path}.{key}" if self.path else key, text)


def _seen(cell: Cell) -> str:
    return "ô trống" if is_blank(cell) else quoted(cell)


def _decimal(cell: float) -> Decimal:
    """The number that Excel shows: the shortest digits that give the stored one."""
    number = Decimal(repr(cell))
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text.strip())
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None
