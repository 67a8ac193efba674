"""The reasons of an outcome as a page shows them: by rung, each condition with its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sauro.regulation.conditions import NO, YES, CheckedCondition, Fact
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.readings import reading
from sauro.regulation.stored_outcome import Stored, read_outcome
from sauro.tables.outcome_words import (
    actual_words,
    full_level,
    holds_words,
    missing_words,
    required_words,
    share_words,
)

RULES_PAGE = "/quy-tac/"
_GUARDS = {
    Fact.OWN_COMPLETED: "Nhiệm vụ của chính mình: từ mức {} trở lên còn cần",
    Fact.COLLECTIVE: "Kết quả của tập thể: từ mức {} trở lên còn cần",
}
_FLAG_WORDS = {YES: "có", NO: "không"}
_WITHOUT_LEVEL = {
    Status.DEFERRED: "Chưa xếp loại quý này; xếp loại khi căn cứ chưa xếp loại không còn.",
    Status.INSUFFICIENT: "Chưa đủ dữ liệu để xếp loại: cần có tổng điểm và ít nhất một nhiệm vụ "
    "được tính. Hãy cập nhật điểm tự đánh giá và kết quả nhiệm vụ.",
}


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One condition; good: whether it speaks for the case (at the lowest level: did not occur)."""

    fact: str
    required: str
    actual: str
    share: str
    words: str
    good: bool
    clause: str


@dataclass(frozen=True, slots=True)
class Rung:
    """The conditions of one level under one clause; reached: it is the level of the outcome."""

    title: str
    clause: str
    level: Level
    reached: bool
    rows: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A reading an outcome rests on, in one sentence, and where it is explained."""

    id: str
    title: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Everything a page says of an outcome."""

    level: Level | None
    title: str
    if_late: Level | None
    without_level: str
    next_level: Level | None
    missing: str
    citations: tuple[str, ...]
    rungs: tuple[Rung, ...]
    readings: tuple[ReadingNote, ...]


def live_or_stored(given: Outcome | Stored) -> Outcome:
    """The outcome, whether it was just computed or read from a stored case object."""
    return given if isinstance(given, Outcome) else read_outcome(given)


def reasons_of(given: Outcome | Stored) -> Reasons:
    """What a page shows of it."""
    outcome = live_or_stored(given)
    return Reasons(
        level=outcome.level,
        title=full_level(outcome),
        if_late=outcome.level_if_late,
        without_level=_WITHOUT_LEVEL.get(outcome.status, ""),
        next_level=outcome.level and outcome.level.above,
        missing=missing_words(outcome),
        citations=outcome.citations,
        rungs=tuple(_rungs(outcome)),
        readings=tuple(map(reading_note, outcome.readings)),
    )


def outcome_line(given: Outcome | Stored) -> str:
    """The missing conditions, or the ground, in one line: for lists."""
    outcome = live_or_stored(given)
    if outcome.level is None:
        return f"{outcome.status.vietnamese}. Căn cứ: {', '.join(outcome.citations)}"
    missing = missing_words(outcome)
    if outcome.level.above is None or not missing:
        return f"Đủ điều kiện. Căn cứ: {', '.join(outcome.citations)}"
    return f"Còn thiếu để đạt mức trên: {missing}"


def reading_note(identifier: str) -> ReadingNote:
    """The reading "D7" for a page. ReadingError: no such reading."""
    found = reading(identifier)
    return ReadingNote(found.id, found.title, found.taken.text, f"{RULES_PAGE}#{found.id}")


def _rungs(outcome: Outcome) -> Iterator[Rung]:
    for (level, clause, guard), group in groupby(outcome.conditions, key=_place):
        title = guard.format(level.vietnamese.lower()) if guard else _title(level)
        reached = level is outcome.level and not guard
        yield Rung(title, clause, level, reached, tuple(map(_row, group)))


def _place(checked: CheckedCondition) -> tuple[Level, str, str]:
    condition = checked.condition
    return condition.level, condition.clause, _GUARDS.get(condition.fact, "")


def _title(level: Level) -> str:
    joined = "khi có một trong các việc" if level is Level.FAILED else "cần đủ các điều kiện"
    return f"{level.vietnamese}: {joined}"


def _row(checked: CheckedCondition) -> ReasonRow:
    condition = checked.condition
    flag = _FLAG_WORDS.get(condition.required)
    return ReasonRow(
        fact=condition.fact.vietnamese,
        required=flag or required_words(checked),
        actual=_FLAG_WORDS.get(checked.actual) or actual_words(checked),
        share=_share(checked.actual),
        words=holds_words(checked),
        good=checked.holds is not (condition.level is Level.FAILED),
        clause=condition.clause,
    )


def _share(actual: str) -> str:
    """The percent of "3/10"; the base is the figure it stands beside."""
    part, slash, base = actual.partition("/")
    return share_words(int(part), int(base)) if slash and int(base) else ""


def lookup(mapping: Any, key: object) -> object:
    """A value of a mapping, for templates; None where it is not there."""
    return mapping.get(key) if mapping else None
