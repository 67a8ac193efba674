"""The order of rating (QD-366 Điều 12): what was decided before what should have come first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from sauro.regulation.errors import RegulationError, RulebookError
from sauro.regulation.packaged import Table, read_toml
from sauro.regulation.year.subjects import SubjectKind


class OrderRefused(RegulationError):  # noqa: N818  (input that cannot be checked)
    """The subjects, the sequence or an override cannot be; the message says which."""


@dataclass(frozen=True, slots=True)
class OrderedSubject:
    """A subject as the order sees it.

    unit: where it sits. superior: the unit directly above that unit; empty at the top.
    heads: whether a person heads the unit's collective. party_committee: whether a collective is
    the committee of the unit's party organisation.
    """

    id: str
    kind: SubjectKind
    unit: str
    superior: str = ""
    heads: bool = False
    party_committee: bool = False


@dataclass(frozen=True, slots=True)
class OrderRule:
    """A rule of the order, in words, with its clause."""

    code: str
    statement: str
    clause: str


class Override(NamedTuple):
    """A departure from the order that the body has recorded with its reason."""

    first: str
    then: str
    reason: str


class OrderViolation(NamedTuple):
    """`then` was decided while `first` was not yet; `reason` where the body recorded one."""

    rule: OrderRule
    first: str
    then: str
    reason: str | None = None

    @property
    def message(self) -> str:
        """What is wrong and what to do, for the session's screen and minutes."""
        said = (
            f'Đã xếp loại "{self.then}" khi chưa xếp loại "{self.first}": '
            f"{self.rule.statement} ({self.rule.clause})."
        )
        if self.reason is None:
            return f'{said} Xếp loại "{self.first}" trước, hoặc ghi lý do.'
        return f"{said} Lý do đã ghi: {self.reason}."


def order_violations(
    subjects: Sequence[OrderedSubject],
    decided: Sequence[str],
    rulebook_id: str,
    overrides: Sequence[Override] = (),
) -> tuple[OrderViolation, ...]:
    """Every departure from the order, in the order of decisions; overridden ones with the reason.

    subjects: all that are to be rated in the cycle (the deferred ones left out).
    decided: ids in the order they were decided. OrderRefused names input that cannot be.
    """
    _refuse(subjects, decided, overrides)
    rules, places = load_order(rulebook_id), {name: at for at, name in enumerate(decided)}
    reasons = {(each.first, each.then): each.reason for each in overrides}
    late = len(decided)
    found = [
        OrderViolation(rules[code], first, then, reasons.get((first, then)))
        for code, first, then in _required(subjects)
        if then in places and places.get(first, late) > places[then]
    ]
    return tuple(sorted(found, key=lambda each: (places[each.then], each.first)))


def unverified(
    complained: Collection[str], decided: Sequence[str], rulebook_id: str
) -> tuple[str, ...]:
    """A message for every subject decided before a complaint about it was verified.

    complained: ids with a complaint or a sign of disunity that is not yet verified. A recorded
    reason does not lift this: the superior committee verifies first.
    """
    rule = load_order(rulebook_id)["verification"]
    return tuple(
        f'Đã quyết định mức của "{name}" khi chưa xác minh xong: {rule.statement} '
        f"({rule.clause}). Xác minh xong rồi quyết định lại."
        for name in decided
        if name in complained
    )


@cache
def load_order(rulebook_id: str) -> Mapping[str, OrderRule]:
    """The rules of the order by code. RulebookError when a key is missing."""
    rows = cast("list[Table]", read_toml("rulebooks", rulebook_id, "order.toml")["rule"])
    try:
        rules = [
            OrderRule(str(row["code"]), str(row["statement"]), str(row["clause"])) for row in rows
        ]
    except KeyError as error:
        raise RulebookError(f"Thứ tự xếp loại thiếu: {error}") from error
    return {rule.code: rule for rule in rules}


def _required(subjects: Sequence[OrderedSubject]) -> Iterator[tuple[str, str, str]]:
    """Every pair that the rules put in an order: rule, what comes first, what comes then."""
    above = _superiors(subjects)
    in_unit: dict[str, list[OrderedSubject]] = defaultdict(list)
    for subject in subjects:
        in_unit[subject.unit].append(subject)
    for first in subjects:
        for unit in (first.unit, *above[first.unit]):
            for then in in_unit.get(unit, ()):
                code = _rule(first, then)
                if code is not None:
                    yield code, first.id, then.id


def _rule(first: OrderedSubject, then: OrderedSubject) -> str | None:
    """The rule that puts `first` before `then`, who sits in its unit or in one above it."""
    here = first.unit == then.unit
    match first.kind, then.kind:
        case SubjectKind.COLLECTIVE, SubjectKind.OFFICIAL if here:
            return "head" if then.heads else "members"
        case SubjectKind.COLLECTIVE, SubjectKind.COLLECTIVE if not here:
            return "subordinate"
        case SubjectKind.COLLECTIVE, SubjectKind.PARTY_ORGANISATION if here:
            return "within_party" if first.party_committee else "organisation"
        case SubjectKind.PARTY_ORGANISATION, SubjectKind.PARTY_ORGANISATION if not here:
            return "within_party"
        case SubjectKind.PARTY_MEMBER, SubjectKind.PARTY_ORGANISATION:
            return "within_party"
    return None


def _superiors(subjects: Sequence[OrderedSubject]) -> dict[str, frozenset[str]]:
    """For every unit, all units above it. OrderRefused where units stand above themselves."""
    parents = {each.unit: each.superior for each in subjects}
    above: dict[str, frozenset[str]] = {}
    for unit in parents:
        line: list[str] = []
        superior = parents[unit]
        while superior:
            if superior in (unit, *line):
                raise OrderRefused(f'Đơn vị "{unit}": các cấp trên lặp vòng; sửa cơ quan cấp trên.')
            line.append(superior)
            superior = parents.get(superior, "")
        above[unit] = frozenset(line)
    return above


def _refuse(
    subjects: Sequence[OrderedSubject], decided: Sequence[str], overrides: Sequence[Override]
) -> None:
    known = {each.id for each in subjects}
    superiors = {(each.unit, each.superior) for each in subjects}
    units = Counter(unit for unit, _ in superiors)
    if len(known) < len(subjects):
        raise OrderRefused("Có mã ghi nhiều lần trong danh sách; mỗi đối tượng một mã.")
    if twice := sorted(unit for unit, times in units.items() if times > 1):
        raise OrderRefused(f'Đơn vị "{twice[0]}" ghi hai cấp trên khác nhau; chỉ giữ một.')
    for name in decided:
        if name not in known:
            raise OrderRefused(f'"{name}" đã xếp loại nhưng không có trong danh sách của kỳ.')
    if len(set(decided)) < len(decided):
        raise OrderRefused("Có đối tượng được ghi xếp loại nhiều lần; chỉ ghi lần quyết định.")
    for override in overrides:
        if not override.reason.strip():
            raise OrderRefused(
                f'Xếp loại "{override.then}" trước "{override.first}" phải ghi lý do.'
            )
