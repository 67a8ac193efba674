"""The comparable groups against their ceiling, and the totals by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sauro.cli.layout import Line, Shown, Slot, fitted, table, wrapped
from sauro.cli.style import ALARM, BOLD, level_code, paint
from sauro.regulation.conditions import cut_score
from sauro.regulation.levels import LEVELS, Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.parameters import show_share
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case
from sauro.regulation.quota import GroupCeiling
from sauro.tables.outcome_words import SHORT_LEVELS, decimal_comma, share_words

AROUND_THE_CUT = 10
BAR = 40


def groups_table(result: BatchResult, columns: int) -> Iterator[str]:
    """Every group: base, allowance, candidates, excess, ties; then the ranking where over."""
    quota = decimal_comma(show_share(result.rules.parameters.quota))
    yield paint(f"Tỷ lệ xuất sắc theo nhóm: tối đa {quota} {base_words(result)}", BOLD)
    names = fitted((group.group for group in result.groups), 8, max(12, columns - 60))
    slots = [
        Slot("Nhóm", names),
        Slot("Cơ sở", 6, right=True),
        Slot("Tối đa", 6, right=True),
        Slot("Đề nghị", 7, right=True),
        Slot("Tỷ lệ", 7, right=True),
        Slot("Vượt", 5, right=True),
        Slot("Bằng nhau ở chỗ cắt", 19),
    ]
    yield from table(slots, map(_group_line, result.groups))
    cases = {case.id: case for case, _ in result.results}
    for group in result.groups:
        if group.over:
            yield ""
            yield from _ranking(group, cases)


def base_words(result: BatchResult) -> str:
    """The base of the ceiling's share."""
    return result.rules.quota_base.vietnamese


def _group_line(group: GroupCeiling) -> Line:
    return [
        group.group,
        str(group.base),
        str(group.allowed),
        str(len(group.candidates)),
        share_words(len(group.candidates), group.base),
        Shown(str(group.over), ALARM if group.over else ""),
        ", ".join(group.tied_at_cut),
    ]


def _ranking(group: GroupCeiling, cases: Mapping[str, Case]) -> Iterator[str]:
    number = len(group.candidates)
    yield paint(f'Nhóm "{group.group}": {number} đề nghị, tối đa {group.allowed}', BOLD)
    first = max(0, group.allowed - AROUND_THE_CUT)
    last = min(number, group.allowed + AROUND_THE_CUT)
    if first:
        yield f"  … {first} người ở trên"
    for place in range(first, last):
        if place == group.allowed:
            yield paint(f"  ──── {_cut(group.allowed)}; từ đây là vượt ────", ALARM)
        identity = group.candidates[place]
        mark = "  = bằng nhau" if identity in group.tied_at_cut else ""
        yield f"  {place + 1:>3}. {identity}: {_keys(cases[identity])}{mark}"
    if last < number:
        yield f"  … {number - last} người ở dưới"
    if group.tied_at_cut:
        yield "  Bằng nhau ở chỗ cắt: tập thể có thẩm quyền chọn và ghi lý do."


def _cut(allowed: int) -> str:
    return f"hết {allowed} suất" if allowed else "không có suất nào"


def _keys(case: Case) -> str:
    facts = case.facts
    score = "–" if facts.score is None else decimal_comma(cut_score(facts.score))
    return (
        f"điểm {score}, vượt yêu cầu {facts.scope.exceeded}/{facts.scope.counted},"
        f" đã {case.quarters_proposed_excellent} quý được đề xuất xuất sắc"
    )


def totals(results: Sequence[tuple[Case, Outcome]]) -> Iterator[str]:
    """How many cases got what; the shares' base is the number rated."""
    levels = Counter(outcome.level for _, outcome in results if outcome.level is not None)
    states = Counter(outcome.status for _, outcome in results)
    rated = states[Status.RATED]
    others = ", ".join(
        f"{status.vietnamese.lower()} {states[status]}"
        for status in (Status.DEFERRED, Status.INSUFFICIENT)
    )
    yield paint(f"Tổng {len(results)} hồ sơ: đã xếp loại {rated}, {others}.", BOLD)
    if rated:
        yield f"Trên {rated} hồ sơ đã xếp loại:"
        slots = [Slot("", 18), Slot("", 6, right=True), Slot("", 8, right=True), Slot("", BAR)]
        for level in LEVELS:
            yield from wrapped(slots, _level_line(level, levels[level], rated))


def _level_line(level: Level, number: int, rated: int) -> Line:
    name = Shown(f"  {SHORT_LEVELS[level]}", level_code(level))
    bar = Shown("█" * (number * BAR // rated), level_code(level))
    return [name, str(number), share_words(number, rated), bar]
