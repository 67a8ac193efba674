"""A simulation on the screen: what was tried, who changes, totals and groups side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sauro.cli.layout import GAP, Line, Shown, Slot, fitted, table
from sauro.cli.simulation import Change, changed_cases, changed_settings, counted_by, levels_of
from sauro.cli.style import ALARM, BOLD, level_code, outcome_code, paint, width
from sauro.regulation.levels import LEVELS
from sauro.regulation.quarter.batch import BatchResult
from sauro.regulation.quarter.facts import Case
from sauro.regulation.quota import GroupCeiling
from sauro.tables.outcome_words import (
    SHORT_LEVELS,
    SHORT_ROLES,
    decimal_comma,
    share_words,
    short_level,
)


def simulation_lines(before: BatchResult, after: BatchResult) -> Iterator[str]:
    """The whole report."""
    changes = changed_cases(before, after)
    yield paint(f"Thử thay đổi cho {before.quarter.vietnamese}, {before.rulebook.id}:", BOLD)
    for setting in changed_settings(before, after):
        old, new = decimal_comma(setting.before), decimal_comma(setting.after)
        yield f"  {setting.title}: {old} → {new}"
    yield "Đây là tính thử: không ghi gì vào tệp hay hồ sơ nào."
    yield ""
    yield paint(f"{len(changes)} trên {len(before.results)} hồ sơ đổi kết quả", BOLD)
    if changes:
        yield from _changes_table(changes)
        yield ""
        yield from _counted("nhóm", changes, lambda case: case.group)
        yield from _counted("vai trò", changes, lambda case: SHORT_ROLES[case.facts.role])
    yield ""
    yield from _levels_table(before, after)
    yield ""
    yield from _groups_table(before, after)


def _changes_table(changes: list[Change]) -> Iterator[str]:
    level = max(map(len, SHORT_LEVELS.values()))
    slots = [
        Slot("Mã", fitted((change.case.id for change in changes), 6, 16)),
        Slot("Vai trò", 10),
        Slot("Trước", level),
        Slot("Sau", level),
    ]
    left = width() - sum(slot.width + len(GAP) for slot in slots)
    slots.insert(1, Slot("Nhóm", fitted((change.case.group for change in changes), 6, left - 2)))
    return table(slots, map(_change_line, changes))


def _change_line(change: Change) -> Line:
    case, before, after = change
    return [
        case.id,
        case.group,
        SHORT_ROLES[case.facts.role],
        Shown(short_level(before), outcome_code(before)),
        Shown(short_level(after), outcome_code(after)),
    ]


def _counted(name: str, changes: list[Change], key: Callable[[Case], str]) -> Iterator[str]:
    counted = counted_by(changes, key)
    parts = ", ".join(f"{value} {number}" for value, number in sorted(counted.items()))
    yield f"Số đổi theo {name}: {parts}"


def _levels_table(before: BatchResult, after: BatchResult) -> Iterator[str]:
    """Totals by level; each share's base is the number rated on its side."""
    old, new = levels_of(before), levels_of(after)
    bases = [sum(side[level] for level in LEVELS) for side in (old, new)]
    slots = [
        Slot("Mức", max(map(len, SHORT_LEVELS.values()))),
        Slot("Trước", 16, right=True),
        Slot("Sau", 16, right=True),
        Slot("Chênh lệch", 10, right=True),
    ]
    lines: list[Line] = [
        [
            Shown(SHORT_LEVELS[level], level_code(level)),
            f"{old[level]} ({share_words(old[level], bases[0])})",
            f"{new[level]} ({share_words(new[level], bases[1])})",
            _signed(new[level] - old[level]),
        ]
        for level in LEVELS
    ]
    base_line = ["Đã xếp loại", *map(str, bases), _signed(bases[1] - bases[0])]
    yield paint("Tổng theo mức (tỷ lệ trên số đã xếp loại)", BOLD)
    yield from table(slots, [*lines, base_line])


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "0"


def _groups_table(before: BatchResult, after: BatchResult) -> Iterator[str]:
    """Each group's ceiling on both sides."""
    pairs = list(zip(before.groups, after.groups, strict=True))
    names = fitted((group.group for group in before.groups), 8, max(12, width() - 52))
    figures = ("Cơ sở", "Tối đa", "Xuất sắc", "Vượt")
    slots = [Slot("Nhóm", names), *(Slot(header, 10, right=True) for header in figures)]
    yield paint("Tỷ lệ xuất sắc theo nhóm, trước → sau", BOLD)
    yield from table(slots, (_group_line(old, new) for old, new in pairs))


def _group_line(old: GroupCeiling, new: GroupCeiling) -> Line:
    return [
        old.group,
        _moved(old.base, new.base),
        _moved(old.allowed, new.allowed),
        _moved(len(old.candidates), len(new.candidates)),
        Shown(_moved(old.over, new.over), ALARM if new.over else ""),
    ]


def _moved(old: int, new: int) -> str:
    return str(old) if old == new else f"{old} → {new}"
