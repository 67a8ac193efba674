"""A parsed TOML table, read key by key: every key must be known, there, and of its type."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sauro.regulation.errors import RulebookError


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `file`; `path` is where it stands in it ("axes[2]", "" for the whole file).

    Every method raises RulebookError naming file and key.
    """

    file: str
    values: Mapping[str, object]
    path: str = ""

    def text(self, key: str) -> str:
        """A text without spaces around it, accents composed."""
        value = self._value(key)
        if not isinstance(value, str):
            raise self._error(key, "phải là chữ")
        return unicodedata.normalize("NFC", value.strip())

    def number(self, key: str) -> Decimal:
        """An exact number: written as 10 or 1.5."""
        return self._exact(key, self._value(key))

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """A list of exact numbers."""
        return tuple(self._exact(key, value) for value in self._list(key))

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._error(key, "phải là số nguyên")
        return value

    def flag(self, key: str) -> bool:
        """true or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            raise self._error(key, "phải là true hoặc false")
        return value

    def day(self, key: str) -> date:
        """A date written as 2026-04-01."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._error(key, "phải là ngày, ghi như 2026-04-01")
        return value

    def table(self, key: str) -> Table:
        """A table inside this one."""
        return self._inner(key, self._value(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables; their paths count from 1."""
        rows = enumerate(self._list(key), 1)
        return tuple(self._inner(f"{key}[{place}]", row) for place, row in rows)

    def only(self, *keys: str) -> None:
        """Refuse keys other than these."""
        for key in self.values:
            if key not in keys:
                raise self._error(key, f"khóa lạ; các khóa có thể dùng: {', '.join(keys)}")

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise self._error(key, "thiếu khóa này")
        return self.values[key]

    def _list(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list):
            raise self._error(key, "phải là một danh sách")
        return value

    def _exact(self, key: str, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self._error(key, "phải là số")
        number = Decimal(value)
        if not number.is_finite():
            raise self._error(key, "phải là số hữu hạn")
        return number

    def _inner(self, key: str, value: object) -> Table:
        if not isinstance(value, dict):
            raise self._error(key, "phải là một bảng")
        return Table(self.file, value, self._at(key))

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _error(self, key: str, said: str) -> RulebookError:
        return RulebookError(f"{self.file}: {self._at(key)}: {said}")
