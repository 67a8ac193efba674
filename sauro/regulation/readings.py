"""The numbered readings (D1, D2, …): how a place is read that the documents leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from sauro.regulation.errors import RegulationError
from sauro.regulation.packaged import Table, names, read_toml, rows

FILE = "readings.toml"


class ReadingError(RegulationError):
    """The readings' data is wrong, or a reading is unknown."""


class Option(NamedTuple):
    """One possible reading; `code` is the value of the setting where there is one."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An open question and the reading taken.

    named: when an outcome carries it. setting: the name of the cycle's setting that chooses
    among the options; None where the reading is fixed. clauses: citations it touches.
    """

    id: str
    title: str
    question: str
    options: tuple[Option, ...]
    taken: Option
    ground: str
    named: str
    example: str
    setting: str | None
    clauses: tuple[str, ...]

    @property
    def number(self) -> int:
        """Its place: 7 for D7; outcomes sort by it."""
        return int(self.id[1:])

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of its setting; none where it is fixed."""
        return tuple(option.code for option in self.options) if self.setting else ()


@cache
def load_readings() -> Mapping[str, Reading]:
    """The readings by id, in order of number. ReadingError says what is wrong."""
    readings = sorted(
        map(read_reading, rows(read_toml(FILE), "reading")), key=lambda reading: reading.number
    )
    return {reading.id: reading for reading in readings}


def reading(identifier: str) -> Reading:
    """The reading "D7". ReadingError when there is none."""
    found = load_readings().get(identifier)
    if found is None:
        known = ", ".join(load_readings())
        raise ReadingError(f'Không có cách hiểu "{identifier}"; các cách hiểu: {known}.')
    return found


def read_reading(row: Table) -> Reading:
    """A reading from its parsed table. ReadingError says what is wrong."""
    try:
        options = tuple(
            Option(option["code"], option["text"])
            for option in cast("list[Mapping[str, str]]", row["options"])
        )
        return Reading(
            id=str(row["id"]),
            title=str(row["title"]),
            question=str(row["question"]),
            options=options,
            taken=_taken(options, str(row["taken"])),
            ground=str(row["ground"]),
            named=str(row["named"]),
            example=str(row["example"]),
            setting=str(row["setting"]) if "setting" in row else None,
            clauses=tuple(names(row, "clauses")),
        )
    except (KeyError, TypeError, ValueError) as error:
        place = f"{FILE}, {row.get('id', '?')}"
        raise ReadingError(f"{place}: cách hiểu ghi sai hoặc thiếu: {error}") from error


def _taken(options: tuple[Option, ...], code: str) -> Option:
    for option in options:
        if option.code == code:
            return option
    raise ValueError(f'cách được chọn "{code}" không nằm trong các cách đã nêu')
