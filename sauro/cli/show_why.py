"""One case explained clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sauro.cli.layout import Shown, Slot, fitted, indented, wrapped
from sauro.cli.style import ALARM, BOLD, outcome_code, paint
from sauro.regulation.conditions import CheckedCondition
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case
from sauro.regulation.readings import reading
from sauro.tables.outcome_words import (
    actual_words,
    full_level,
    holds_words,
    missing_words,
    remark_words,
    required_words,
)


def explanation(case: Case, outcome: Outcome, result: BatchResult) -> Iterator[str]:
    """What the case got, every condition, the readings used and what is missing for more."""
    where = ", ".join(part for part in (case.unit, f"nhóm {case.group}") if part)
    yield paint(f"Hồ sơ {case.id} ({where}), {case.facts.role.vietnamese.lower()}", BOLD)
    yield f"Kỳ {result.quarter.vietnamese}, bộ quy tắc {result.rulebook.id}"
    yield f"Kết quả: {paint(full_level(outcome), outcome_code(outcome))}"
    yield f"Căn cứ: {', '.join(outcome.citations)}"
    if outcome.level is None:
        yield f"Lý do: {remark_words(case, outcome, result.rules)}"
    if outcome.level_if_late is not None:
        yield (
            "Hồ sơ nộp chậm: chỉ khi cấp có thẩm quyền quyết định hạ một mức (HD-QUY VII.2.2)"
            f" thì là {outcome.level_if_late.vietnamese}"
        )
    yield from _conditions(outcome)
    yield from _readings(outcome)
    yield from _next_level(outcome)


def _conditions(outcome: Outcome) -> Iterator[str]:
    checked = outcome.conditions
    actual = fitted(map(actual_words, checked), 7, 12)
    slots = [Slot("", 40), Slot("", 15), Slot("", actual), Slot("", 12)]
    lowest_seen = False
    for (level, clause), rung in groupby(checked, key=_rung):
        yield ""
        yield paint(f"{_title(level, guard=lowest_seen)} ({clause})", BOLD)
        lowest_seen = lowest_seen or level is Level.FAILED
        for condition in rung:
            yield from wrapped(slots, _line(condition))


def _rung(checked: CheckedCondition) -> tuple[Level, str]:
    return checked.condition.level, checked.condition.clause


def _title(level: Level, *, guard: bool) -> str:
    """The conditions that follow the lowest rung are needed beside those of a rung."""
    if guard:
        return f"Từ mức {level.vietnamese} trở lên còn cần"
    joined = "khi có một trong các điều kiện" if level is Level.FAILED else "cần đủ các điều kiện"
    return f"{level.vietnamese}: {joined}"


def _line(checked: CheckedCondition) -> list[Shown | str]:
    good = checked.holds is not (checked.condition.level is Level.FAILED)
    return [
        f"  {checked.condition.fact.vietnamese}",
        required_words(checked),
        actual_words(checked),
        Shown(holds_words(checked), "" if good else ALARM),
    ]


def _readings(outcome: Outcome) -> Iterator[str]:
    if not outcome.readings:
        return
    yield ""
    yield paint("Cách hiểu đã dùng ở chỗ văn bản còn để ngỏ, cần cấp có thẩm quyền cân nhắc:", BOLD)
    for identifier in outcome.readings:
        used = reading(identifier)
        yield from indented(f"{used.id}. {used.question}", 2)
        yield from indented(f"Đã hiểu: {used.taken.text}", 6)


def _next_level(outcome: Outcome) -> Iterator[str]:
    if outcome.level is None or outcome.level.above is None:
        return
    yield ""
    yield from indented(f"Để lên mức {outcome.level.above.vietnamese}: {missing_words(outcome)}", 0)
