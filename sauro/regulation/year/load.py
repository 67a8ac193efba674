"""Read a year's ladders, failed cases and grounds from a rulebook's tables."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from sauro.regulation.errors import RulebookError
from sauro.regulation.ladder.checklist import Checklist, Ladder
from sauro.regulation.ladder.load import Bounds, load_rungs
from sauro.regulation.packaged import Table
from sauro.regulation.year.deferral import NotRatedGround, NotRatedRules
from sauro.regulation.year.findings import FailedCase, MitigationRule
from sauro.regulation.year.rules import ClassRules
from sauro.regulation.year.subjects import SubjectClass, SubjectKind


def load_classes(tables: Mapping[str, Table], bounds: Bounds) -> dict[SubjectClass, ClassRules]:
    """The rules of each column. RulebookError names what is wrong."""
    cases = load_failed_cases(tables["failed-cases"], bounds.values)
    return {each: _class(tables[f"ladder-{each}"], bounds, cases[each]) for each in SubjectClass}


def _class(table: Table, bounds: Bounds, cases: Mapping[str, FailedCase]) -> ClassRules:
    checklist = Checklist(Ladder(load_rungs(table, bounds)), own=False, guard=None)
    return ClassRules(checklist, cases, cast("str | None", table.get("punctuality_reading")))


def load_failed_cases(
    table: Table, values: Mapping[str, Fraction]
) -> dict[SubjectClass, dict[str, FailedCase]]:
    """The cases of each column by code. RulebookError names what is wrong."""
    try:
        rules = _mitigations(cast("list[Table]", table["mitigation"]))
        cases = [_case(row, rules, values) for row in cast("list[Table]", table["case"])]
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Trường hợp không hoàn thành ghi sai hoặc thiếu: {error}") from error
    keys = [(case.subject, case.code) for case in cases]
    if twice := {code for subject, code in keys if keys.count((subject, code)) > 1}:
        raise RulebookError(f"Trường hợp ghi hai lần: {', '.join(sorted(twice))}.")
    return {
        each: {case.code: case for case in cases if case.subject is each} for each in SubjectClass
    }


def _mitigations(rows: list[Table]) -> dict[tuple[str, str], MitigationRule]:
    return {
        (str(row["subject"]), str(row["code"])): MitigationRule(
            str(row["code"]), str(row["statement"]), str(row["clause"])
        )
        for row in rows
    }


def _case(
    row: Table, rules: Mapping[tuple[str, str], MitigationRule], values: Mapping[str, Fraction]
) -> FailedCase:
    subject = SubjectClass(str(row["subject"]))
    codes = cast("list[str]", row["mitigations"])
    return FailedCase(
        code=str(row["code"]),
        subject=subject,
        statement=str(row["statement"]),
        clause=str(row["clause"]),
        mitigations=tuple(rules[subject, code] for code in codes),
        above=values[str(row["above"])] if "above" in row else None,
        readings=tuple(cast("list[str]", row.get("readings", []))),
        may_be_former=bool(row.get("former_unit", False)),
        shows_discipline=bool(row.get("discipline", False)),
    )


def load_not_rated(table: Table, months: Fraction) -> NotRatedRules:
    """The grounds for not rating. RulebookError names what is wrong."""
    try:
        grounds = [_ground(row) for row in cast("list[Table]", table["recorded"])]
        clause = str(cast("Table", table["new_member"])["clause"])
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Căn cứ chưa xếp loại năm ghi sai hoặc thiếu: {error}") from error
    return NotRatedRules({ground.code: ground for ground in grounds}, int(months), clause)


def _ground(row: Table) -> NotRatedGround:
    kinds = frozenset(SubjectKind(kind) for kind in cast("list[str]", row["subjects"]))
    return NotRatedGround(str(row["code"]), str(row["title"]), kinds, str(row["clause"]))
