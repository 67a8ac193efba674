"""Two ratings of the same cases compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case


class Change(NamedTuple):
    """A case whose status or level differs."""

    case: Case
    before: Outcome
    after: Outcome


class Setting(NamedTuple):
    """A value that was replaced, as it is shown."""

    name: str
    title: str
    before: str
    after: str


def changed_cases(before: BatchResult, after: BatchResult) -> list[Change]:
    """The cases that differ, in the order given."""
    pairs = zip(before.results, after.results, strict=True)
    return [
        Change(case, old, new)
        for (case, old), (_, new) in pairs
        if (old.status, old.level) != (new.status, new.level)
    ]


def changed_settings(before: BatchResult, after: BatchResult) -> Iterator[Setting]:
    """The values that differ between the two rulebooks."""
    day = before.quarter.last_day
    for name, old in before.rulebook.settings.items():
        new = after.rulebook.settings[name]
        if new != old:
            yield Setting(name, name, old, new)
    for name, parameter in before.rulebook.parameters.items():
        old_value = parameter.on(day).value
        new_value = after.rulebook.parameters[name].on(day).value
        if new_value != old_value:
            shown = (parameter.show(value) for value in (old_value, new_value))
            yield Setting(name, parameter.title, *shown)


def levels_of(result: BatchResult) -> Counter[Level | None]:
    """How many cases have which level; None: no level."""
    return Counter(outcome.level for _, outcome in result.results)


def counted_by(changes: list[Change], key: Callable[[Case], str]) -> Counter[str]:
    """How many cases change in each group or role."""
    return Counter(key(change.case) for change in changes)
