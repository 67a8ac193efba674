"""Records → cases of a quarter: every refusal of the contract, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Case, CaseFacts, Role
from sauro.tables.cases.absences import read_absences
from sauro.tables.cases.counts import read_counts, read_scope
from sauro.tables.errors import Problems
from sauro.tables.origin import JsonOrigin, Origin
from sauro.tables.record import Record

_NAMES = ("id", "unit", "group", "role", "in_ratio")
_FIGURES = ("score", "scope", "own", "collective", "quarters_proposed_excellent")
_EVENTS = ("absences", "dossier_late", "changed_post")
KEYS = frozenset((*_NAMES, *_FIGURES, *_EVENTS))
ROLE_NAMES = {role: role.vietnamese for role in Role}


class Entry(NamedTuple):
    """The keys and values of one case, and where they stand."""

    values: Mapping[str, object]
    origin: Origin


def parse_cases(
    objects: Sequence[Mapping[str, object]], quarter: Quarter, file: str = "đầu vào"
) -> list[Case]:
    """The cases of JSON objects, one a line. Raises InputErrors with every problem found.

    Numbers come as int or Decimal (never as binary floats), a score also as text.
    """
    problems = Problems()
    entries = (Entry(values, JsonOrigin(file, line)) for line, values in enumerate(objects, 1))
    cases = read_entries(entries, quarter, problems)
    problems.refuse()
    return cases


def read_entries(entries: Iterable[Entry], quarter: Quarter, problems: Problems) -> list[Case]:
    """The cases that could be read; what is wrong with the others goes to `problems`."""
    cases: list[Case] = []
    first_rows: dict[str, int | None] = {}
    for values, origin in entries:
        record = Record(values, origin, problems)
        found = problems.total
        case, identity = _read_case(record, quarter)
        if identity is not None:
            _refuse_double(identity, record, origin, first_rows)
        if case is not None and problems.total == found:
            cases.append(case)
    return cases


def _refuse_double(
    identity: str, record: Record, origin: Origin, first_rows: dict[str, int | None]
) -> None:
    row = origin.at().row
    if identity in first_rows:
        before = first_rows[identity]
        record.problem("id", f'mã "{identity}" đã có ở dòng {before}; mỗi hồ sơ ghi một mã riêng')
    else:
        first_rows[identity] = row


def _read_case(record: Record, quarter: Quarter) -> tuple[Case | None, str | None]:
    """The case, and its id even when the rest is refused."""
    record.refuse_unknown(KEYS)
    identity = record.text("id", "ghi mã của hồ sơ", needed=True)
    unit = record.text("unit", "ghi tên hoặc mã đơn vị", needed=False)
    group = record.text("group", "ghi tên hoặc mã nhóm tương đồng", needed=True)
    role = record.choice("role", Role, ROLE_NAMES)
    facts = _read_facts(record, role, quarter)
    quarters = record.count("quarters_proposed_excellent", default=0)
    in_ratio = record.yes_no("in_ratio", default=role is not Role.HEAD)
    if identity is None or unit is None or group is None or facts is None or quarters is None:
        return None, identity
    return Case(identity, group, facts, in_ratio, unit, quarters), identity


def _read_facts(record: Record, role: Role | None, quarter: Quarter) -> CaseFacts | None:
    score = record.score("score")
    scope = read_scope(record)
    own = read_counts(record, "own")
    if record.has("own") and role is Role.COLLECTIVE:
        record.problem("own", "hồ sơ của tập thể không có nhiệm vụ riêng; bỏ trống phần này")
    collective = read_counts(record, "collective")
    absences = read_absences(record, quarter)
    late = record.yes_no("dossier_late", default=False)
    changed = record.yes_no("changed_post", default=False)
    if role is None or scope is None:
        return None
    return CaseFacts(role, score, scope, own, collective, absences, late, changed)
