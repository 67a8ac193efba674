"""The rated cases as a table on the screen, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.cli.layout import GAP, Line, Shown, Slot, fitted, table
from sauro.cli.style import outcome_code
from sauro.regulation.conditions import cut_score
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case
from sauro.tables.outcome_words import (
    SHORT_LEVELS,
    SHORT_ROLES,
    decimal_comma,
    remark_words,
    short_level,
)

WIDE_FROM = 116
LEVEL_WIDTH = 16
NO_VALUE = "–"


def cases_table(result: BatchResult, columns: int) -> Iterator[str]:
    """Every case in the order given, what it got and what is missing for more."""
    cases = [case for case, _ in result.results]
    ids = fitted((case.id for case in cases), 6, 16)
    if columns >= WIDE_FROM:
        names = [
            Slot("Mã", ids),
            Slot("Đơn vị", fitted((case.unit for case in cases), 6, 22)),
            Slot("Nhóm", fitted((case.group for case in cases), 6, 18)),
            Slot("Vai trò", 10),
        ]
    else:
        names = [Slot("Mã, đơn vị, nhóm, vai trò", fitted(_texts(cases), 12, 26))]
    slots = [*names, Slot("Điểm", 6, right=True), Slot("Mức", LEVEL_WIDTH), Slot("Cách hiểu", 6)]
    used = sum(slot.width + len(GAP) for slot in slots)
    slots.append(Slot("Cần thêm gì để lên mức trên", max(18, columns - used)))
    wide = columns >= WIDE_FROM
    return table(slots, (_line(case, outcome, result, wide) for case, outcome in result.results))


def _texts(cases: list[Case]) -> Iterator[str]:
    for case in cases:
        yield from (case.id, case.unit, case.group)


def _line(case: Case, outcome: Outcome, result: BatchResult, wide: bool) -> Line:
    names = [case.id, case.unit, case.group, SHORT_ROLES[case.facts.role]]
    score = case.facts.score
    return [
        *(names if wide else ["\n".join(name for name in names if name)]),
        NO_VALUE if score is None else decimal_comma(cut_score(score)),
        Shown(_level(outcome), outcome_code(outcome)),
        ", ".join(outcome.readings),
        remark_words(case, outcome, result.rules),
    ]


def _level(outcome: Outcome) -> str:
    if outcome.level_if_late is None:
        return short_level(outcome)
    return f"{short_level(outcome)}\n(nộp chậm, nếu hạ: {SHORT_LEVELS[outcome.level_if_late]})"
