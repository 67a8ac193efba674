"""One record read field by field: each value typed or refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from sauro.tables.errors import Problems, quoted
from sauro.tables.exact import TOO_PRECISE, exact_score, is_whole
from sauro.tables.origin import Origin
from sauro.tables.tidy import text_fault, tidy

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
Named = TypeVar("Named", bound=StrEnum)


class Record:
    """A mapping of keys to values; every reader records what is wrong and then gives None."""

    def __init__(
        self, values: Mapping[str, object], origin: Origin, problems: Problems, prefix: str = ""
    ) -> None:
        self._values = values
        self._origin = origin
        self._problems = problems
        self._prefix = prefix

    def problem(self, key: str, text: str) -> None:
        """Record a problem at a key of this record."""
        self._problems.add(self._origin.at(self._prefix + key), text)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value; null counts as left out."""
        return self._values.get(key) is not None

    def refuse_unknown(self, known: frozenset[str]) -> None:
        """Record every key that has no meaning here."""
        for key in self._values:
            if key not in known:
                allowed = ", ".join(sorted(known))
                self.problem(key, f"khóa này không được dùng; các khóa được dùng: {allowed}")

    def part(self, key: str) -> Record | None:
        """The record kept under a key; None when there is none or it is no record."""
        value = self._values.get(key)
        if isinstance(value, Mapping):
            return Record(value, self._origin, self._problems, f"{self._prefix}{key}.")
        if value is not None:
            self.problem(key, f"{quoted(value)} không phải là một đối tượng; ghi dạng {{…}}")
        return None

    def parts(self, key: str) -> list[Record]:
        """The records of a list; empty when it is left out."""
        value = self._values.get(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self.problem(key, f"{quoted(value)} không phải là một danh sách; ghi dạng […]")
            return []
        found = []
        for number, item in enumerate(value):
            name = f"{key}[{number}]"
            if isinstance(item, Mapping):
                prefix = f"{self._prefix}{name}."
                found.append(Record(item, self._origin, self._problems, prefix))
            else:
                self.problem(name, f"{quoted(item)} không phải là một đối tượng; ghi dạng {{…}}")
        return found

    def missing(self, key: str, hint: str) -> None:
        """Record that a needed value is not there."""
        self.problem(key, f"thiếu giá trị; {hint}")

    def text(self, key: str, hint: str, *, needed: bool) -> str | None:
        """A text in NFC, spaces tidied. Empty counts as missing when it is needed."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, str):
            self.problem(key, f"{quoted(value)} không phải là chữ; {hint}")
            return None
        text = tidy(value or "")
        if text:
            fault = text_fault(text)
            if fault is not None:
                self.problem(key, f"{quoted(text)} {fault}")
            return text if fault is None else None
        if needed:
            self.missing(key, hint)
        return None if needed else ""

    def count(self, key: str, default: int | None = None) -> int | None:
        """A whole number from 0 up; `default` when left out, None when that makes it missing."""
        if key not in self._values and default is not None:
            return default
        value, hint = self._values.get(key), self._origin.wording.whole
        if value is None:
            self.missing(key, hint)
        elif isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.problem(key, f"{quoted(_plain(value))} không phải là số; {hint}")
        elif isinstance(value, Decimal) and not is_whole(value):
            self.problem(key, f"{quoted(value)} không phải là số nguyên; {hint}")
        elif value < 0:
            self.problem(key, f"{quoted(value)} là số âm; {hint}")
        else:
            return int(value)
        return None

    def yes_no(self, key: str, *, default: bool) -> bool:
        """A truth value; `default` when left out or refused."""
        if key not in self._values:
            return default
        value = self._values[key]
        if isinstance(value, bool):
            return value
        hint = self._origin.wording.yes_no
        self.problem(key, f"{quoted(_plain(value))} không phải là có hay không; {hint}")
        return default

    def day(self, key: str) -> date | None:
        """A calendar day; None when left out or refused."""
        value = self._values.get(key)
        if value is None:
            return None
        match = _DAY.fullmatch(value) if isinstance(value, str) else None
        try:
            if match is not None:
                return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass  # a day that no calendar has is refused like any other text
        hint = self._origin.wording.day
        self.problem(key, f"{quoted(_plain(value))} không phải là ngày; {hint}")
        return None

    def choice(self, key: str, kinds: type[Named], names: Mapping[Named, str]) -> Named | None:
        """One of a closed list of codes; it has to be there."""
        value = self._values.get(key)
        codes = self._origin.wording.codes_shown
        hint = "ghi một trong: " + ", ".join(k.value if codes else names[k] for k in kinds)
        if value is None:
            self.missing(key, hint)
            return None
        if isinstance(value, str) and value in set(kinds):
            return kinds(value)
        self.problem(key, f"{quoted(_plain(value))} không có trong danh mục; {hint}")
        return None

    def score(self, key: str) -> Fraction | None:
        """Points from 0 to 100 with at most two decimals, exact; None when not known."""
        value = self._values.get(key)
        if value is None:
            return None
        wording = self._origin.wording
        points, fault = exact_score(value, wording.decimal_marks)
        if fault is not None:
            more = wording.too_precise if fault == TOO_PRECISE else ""
            self.problem(key, f"{quoted(_plain(value))} {fault}; {wording.score}{more}")
        return points


def _plain(value: object) -> object:
    """JSON's own words for what Python names otherwise."""
    if value is None:
        return "null"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
