"""How values become words in a paper: the filters templates may use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sauro.paper.typography import BLANK
from sauro.regulation.conditions import CheckedCondition, Fact
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.product import Exact, exact
from sauro.regulation.quarter.score import cut
from sauro.regulation.readings import reading
from sauro.regulation.register import load_register
from sauro.tables.outcome_words import (
    actual_words,
    full_level,
    holds_words,
    missing_words,
    required_words,
)
from sauro.vietnamese.dates import long_date, short_date
from sauro.vietnamese.numbers import share_text

NO_VALUE = "–"
WHATEVER_THE_LEVEL = {Fact.OWN_COMPLETED, Fact.COLLECTIVE}


def points(value: Exact | None) -> str:
    """Points with two decimals, cut; a dash where there are none."""
    return NO_VALUE if value is None else cut(exact(value))


def figure(value: Exact | None) -> str:
    """A weight, coefficient or percent as short as it is exact: "1,2", "30"; cut after two."""
    if value is None:
        return NO_VALUE
    return cut(exact(value)).rstrip("0").rstrip(",")


def level(value: Level | None) -> str:
    """The official name of a level."""
    return NO_VALUE if value is None else value.vietnamese


def decided(value: Level | None) -> str:
    """The official name of a level proposed or decided; without one the case is not rated."""
    return "Chưa xếp loại" if value is None else value.vietnamese


def rule_level(outcome: Outcome | None) -> str:
    """The level the rules give, or why there is none."""
    return "Không tính theo quy tắc" if outcome is None else full_level(outcome)


def part_of(part: int, whole: int) -> str:
    """A count with its share and base in sight: "4/7 (57,14%)"; a dash without a base."""
    return f"{part}/{whole} ({share_text(part, whole)})" if whole else NO_VALUE


def fact(checked: CheckedCondition) -> str:
    """What a condition measures."""
    return checked.condition.fact.vietnamese


def reading_words(identifiers: tuple[str, ...]) -> str:
    """The readings an outcome names, with their titles: "D1 (…); D11 (…)"."""
    return "; ".join(f"{name} ({reading(name).title})" for name in identifiers)


def documents(citations: tuple[str, ...]) -> str:
    """The documents behind short names: "HD-QUY: Hướng dẫn … (Tỉnh ủy …)"."""
    register = load_register()
    cited = {register.resolve(citation).document for citation in citations}
    return "; ".join(
        f"{document.short}: {document.title} ({document.issuer})"
        for document in register.documents
        if document.short in cited
    )


def passed(outcome: Outcome) -> bool:
    """Whether a level above the lowest is reached: then its own conditions say why."""
    return outcome.level not in {None, Level.FAILED}


def of_level(outcome: Outcome) -> list[CheckedCondition]:
    """The conditions of the level reached, and those that hold whatever the level."""
    return [
        each
        for each in outcome.conditions
        if each.condition.level is outcome.level or each.condition.fact in WHATEVER_THE_LEVEL
    ]


def counted(number: int | None) -> str:
    """A count of people or papers as papers write it: "0", "05", "12"; None: room to write it."""
    if number is None:
        return BLANK
    return f"{number:02d}" if number else "0"


def day(value: date | None) -> str:
    """A day as "05/7/2026"; a dash where there is none."""
    return NO_VALUE if value is None else short_date(value)


def moment(value: date) -> str:
    """A moment as minutes write it: "08 giờ 30, ngày 03 tháng 10 năm 2026".

    Where only the day is known, room is left for the hour.
    """
    hour = f"{value:%H} giờ {value:%M}" if isinstance(value, datetime) else f"{BLANK} giờ {BLANK}"
    return f"{hour}, {long_date(value)}"


def or_dash(value: str) -> str:
    """The text, or a dash where it is empty."""
    return value or NO_VALUE


FILTERS: dict[str, Callable[..., object]] = {
    "points": points,
    "figure": figure,
    "level": level,
    "decided": decided,
    "rule_level": rule_level,
    "part_of": part_of,
    "fact": fact,
    "required": required_words,
    "actual": actual_words,
    "holds": holds_words,
    "missing": missing_words,
    "readings": reading_words,
    "documents": documents,
    "passed": passed,
    "of_level": of_level,
    "counted": counted,
    "day": day,
    "long_date": long_date,
    "moment": moment,
    "or_dash": or_dash,
}
