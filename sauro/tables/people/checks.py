"""What rows of one file say against each other; what needs the database is not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sauro.tables.errors import Problems
from sauro.tables.people.rows import AssignmentRow, PeopleFile, UnitRow


def check_people(people: PeopleFile, problems: Problems) -> None:
    """Record circles of units and people with two highest posts at a time."""
    _check_circles({unit.code: unit for unit in people.units}, problems)
    highest: defaultdict[str, list[AssignmentRow]] = defaultdict(list)
    for row in people.assignments:
        if row.primary:
            highest[row.official].append(row)
    for rows in highest.values():
        _check_one_at_a_time(sorted(rows, key=lambda row: row.since), problems)


def _check_circles(units: Mapping[str, UnitRow], problems: Problems) -> None:
    clear: set[str] = set()
    for start in units.values():
        way: list[str] = []
        unit: UnitRow | None = start
        while unit is not None and unit.code not in clear:
            clear.add(unit.code)
            way.append(unit.code)
            unit = units.get(unit.parent)
        if unit is not None and unit.code in way:
            circle = [*way[way.index(unit.code) :], unit.code]
            text = f"các đơn vị là cấp trên của nhau thành vòng: {' → '.join(circle)}; sửa lại mã"
            problems.add(unit.origin.at("parent"), text)


def _check_one_at_a_time(rows: list[AssignmentRow], problems: Problems) -> None:
    """Rows in order of their start; the one held longest so far is compared with the next."""
    longest = rows[0]
    for row in rows[1:]:
        if row.since <= _end(longest):
            before = longest.origin.at().row
            text = (
                f"người này còn giữ chức vụ cao nhất ghi ở dòng {before};"
                " sửa ngày hoặc ghi Không ở một trong hai dòng"
            )
            problems.add(row.origin.at("primary"), text)
        longest = max(longest, row, key=_end)


def _end(row: AssignmentRow) -> date:
    return row.until or date.max
