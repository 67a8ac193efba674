"""The last moments of a quarter (HD-QUY V, VII, X): dated rules resolved to days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import groupby

from sauro.regulation.errors import RulebookError
from sauro.regulation.packaged import Table, names, read_toml, rows
from sauro.regulation.period import Quarter

FILE = "deadlines.toml"
STRICTLY_BEFORE = "D6"
EARLIER_OF_TWO = "D15"


class Bound(StrEnum):
    """Whether the named day itself is still on time."""

    UNTIL = "until"
    BEFORE = "before"


class BeforeDay(StrEnum):
    """How "trước ngày" is read (reading D6)."""

    STRICT = "strict"
    INCLUSIVE = "inclusive"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A last moment as the text gives it. `day` None: the month's last day."""

    code: str
    title: str
    next_quarter: bool
    day: int | None
    bound: Bound
    clauses: tuple[str, ...]

    def named_day(self, quarter: Quarter) -> date:
        """The day the text names."""
        if self.next_quarter:
            month = quarter.following.first_day
        else:
            month = quarter.last_day.replace(day=1)
        last = monthrange(month.year, month.month)[1]
        return month.replace(day=last if self.day is None else self.day)

    def last_day(self, quarter: Quarter, before_day: BeforeDay) -> date:
        """The last day on time."""
        day = self.named_day(quarter)
        if self.bound is Bound.BEFORE and before_day is BeforeDay.STRICT:
            return day - timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last moment of one quarter: the last day on time, with its ground."""

    code: str
    title: str
    last_day: date
    clauses: tuple[str, ...]
    readings: tuple[str, ...]

    def is_late(self, day: date) -> bool:
        """Whether something done on `day` is late."""
        return day > self.last_day


def deadlines(rulebook_id: str, quarter: Quarter, before_day: BeforeDay) -> tuple[Deadline, ...]:
    """The quarter's calendar, in order of time; where two dates are given, the earlier (D15)."""
    rules = sorted(load_deadlines(rulebook_id), key=lambda rule: rule.code)
    found = [
        _deadline(list(same), quarter, before_day)
        for _, same in groupby(rules, key=lambda rule: rule.code)
    ]
    return tuple(sorted(found, key=lambda deadline: (deadline.last_day, deadline.code)))


def _deadline(rules: list[DeadlineRule], quarter: Quarter, before_day: BeforeDay) -> Deadline:
    days = [rule.last_day(quarter, before_day) for rule in rules]
    readings = [STRICTLY_BEFORE] if any(rule.bound is Bound.BEFORE for rule in rules) else []
    readings += [EARLIER_OF_TWO] if len(set(days)) > 1 else []
    clauses = tuple(clause for rule in rules for clause in rule.clauses)
    return Deadline(rules[0].code, rules[0].title, min(days), clauses, tuple(readings))


@cache
def load_deadlines(rulebook_id: str) -> tuple[DeadlineRule, ...]:
    """The rules of a rulebook. RulebookError when a name or key is wrong."""
    table = read_toml("rulebooks", rulebook_id, FILE)
    try:
        return tuple(_rule(row) for row in rows(table, "deadline"))
    except (KeyError, ValueError) as error:
        raise RulebookError(f'Thời hạn của "{rulebook_id}" ghi sai: {error}') from error


def _rule(table: Table) -> DeadlineRule:
    day = table["day"]
    return DeadlineRule(
        code=str(table["code"]),
        title=str(table["title"]),
        next_quarter={"last": False, "next": True}[str(table["month"])],
        day=None if day == "last" else int(str(day)),
        bound=Bound(str(table["bound"])),
        clauses=tuple(names(table, "clauses")),
    )
