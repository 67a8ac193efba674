"""Parameters of a rulebook: dated values, each with its clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import cast

from sauro.regulation.errors import RulebookError

PERCENT = 100
MOST_DECIMALS = 9


class Kind(StrEnum):
    """What a parameter's number means."""

    SCORE = "score"
    SHARE = "share"
    COUNT = "count"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value in force from a day on, and the clause that says so."""

    since: date
    value: Fraction
    clause: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number of a rulebook; `values` in order of time."""

    name: str
    title: str
    kind: Kind
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`. RulebookError before the first one."""
        past = [value for value in self.values if value.since <= day]
        if not past:
            raise RulebookError(f'Tham số "{self.name}" chưa có giá trị vào ngày {day:%d/%m/%Y}.')
        return past[-1]

    def show(self, value: Fraction) -> str:
        """The value as the contracts write it: "90", "30%", "2"."""
        return show_share(value) if self.kind is Kind.SHARE else show_number(value)

    def read(self, text: str) -> Fraction:
        """Read a value of this parameter. ValueError with the reason in Vietnamese."""
        value = read_value(text)
        if "%" in text and self.kind is not Kind.SHARE:
            raise ValueError("ghi số, không ghi tỷ lệ phần trăm")
        if value < 0:
            raise ValueError("không được là số âm")
        if self.kind is Kind.SHARE and value > 1:
            raise ValueError("tỷ lệ ghi từ 0% đến 100%, ví dụ 15%")
        if self.kind is Kind.COUNT and value.denominator != 1:
            raise ValueError("phải là số nguyên")
        return value


def read_value(text: str) -> Fraction:
    """Read "90", "89.5", "89,5" or "15%" exactly. ValueError when it is no such number."""
    match = re.fullmatch(r"(-?\d{1,9})(?:[.,](\d{1,9}))?(%?)", text.strip(), re.ASCII)
    if match is None:
        raise ValueError("không phải là số; ghi như 90, 89,5 hoặc 15%")
    number = Fraction(f"{match[1]}.{match[2] or 0}")
    return number / PERCENT if match[3] else number


def show_number(value: Fraction) -> str:
    """An exact number as text with a decimal point; a fraction when it does not end."""
    if value < 0:
        return f"-{show_number(-value)}"
    whole, rest = divmod(value.numerator, value.denominator)
    if rest == 0:
        return str(whole)
    digits = ""
    while rest and len(digits) < MOST_DECIMALS:
        digit, rest = divmod(rest * 10, value.denominator)
        digits += str(digit)
    return f"{value.numerator}/{value.denominator}" if rest else f"{whole}.{digits}"


def show_share(value: Fraction) -> str:
    """A share in percent: "30%"."""
    return f"{show_number(value * PERCENT)}%"


def load_parameters(tables: Mapping[str, object]) -> dict[str, Parameter]:
    """Parameters from a parsed TOML file. RulebookError names what is wrong."""
    return {name: _parameter(name, table) for name, table in tables.items()}


def _parameter(name: str, table: object) -> Parameter:
    try:
        fields = cast("Mapping[str, object]", table)
        kind = Kind(str(fields["kind"]))
        rows = cast("list[Mapping[str, object]]", fields["values"])
        values = tuple(_dated(row) for row in rows)
        parameter = Parameter(name, str(fields["title"]), kind, values)
    except (KeyError, TypeError, ValueError) as error:
        raise RulebookError(f'Tham số "{name}" ghi sai hoặc thiếu: {error}') from error
    days = [value.since for value in parameter.values]
    if not days or days != sorted(set(days)):
        raise RulebookError(f'Tham số "{name}": các giá trị phải theo thứ tự ngày, không trùng.')
    return parameter


def _dated(row: Mapping[str, object]) -> DatedValue:
    since = row["from"]
    if not isinstance(since, date):
        raise TypeError("from")
    return DatedValue(since, read_value(str(row["value"])), str(row["clause"]))
