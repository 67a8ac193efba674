"""Cases that make a year `failed` by themselves (QD-366 Điều 11): recorded, never inferred.

Each is a yes or no with the document that says so. One that a competent body has judged
mitigated, or that counts for a former unit, stays visible and has no effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from sauro.regulation.year.subjects import SubjectClass


@dataclass(frozen=True, slots=True)
class MitigationRule:
    """A circumstance under which the competent body may set a case aside."""

    code: str
    statement: str
    clause: str


@dataclass(frozen=True, slots=True)
class FailedCase:
    """A case of the article for one column.

    above: the share that counts, where given, must exceed for a yes; None: a case without counts.
    may_be_former: whether it may count for a former unit instead of here.
    shows_discipline: whether it says that a member was disciplined.
    """

    code: str
    subject: SubjectClass
    statement: str
    clause: str
    mitigations: tuple[MitigationRule, ...]
    above: Fraction | None
    readings: tuple[str, ...]
    may_be_former: bool
    shows_discipline: bool

    def mitigation(self, code: str) -> MitigationRule | None:
        """The circumstance of that code; None where the case allows no such one."""
        return next((rule for rule in self.mitigations if rule.code == code), None)


class Tally(NamedTuple):
    """`part` of `whole`: units, votes or tasks."""

    part: int
    whole: int


class Mitigation(NamedTuple):
    """What the competent body accepted, with its document."""

    code: str
    document: str


class Finding(NamedTuple):
    """A case recorded for a subject.

    document: its number and date. found None: computed from `counts`.
    at_former_unit: the violation was committed in the unit the person came from.
    """

    code: str
    document: str
    found: bool | None = True
    counts: Tally | None = None
    mitigation: Mitigation | None = None
    at_former_unit: bool = False


class Effect(StrEnum):
    """What a recorded finding does to the level."""

    COUNTED = "counted"
    MITIGATED = "mitigated"
    FORMER_UNIT = "former_unit"
    NOT_FOUND = "not_found"

    @property
    def vietnamese(self) -> str:
        """The effect in words for screens and papers."""
        return _EFFECT_NAMES[self]


_EFFECT_NAMES = {
    Effect.COUNTED: "Căn cứ xếp loại không hoàn thành nhiệm vụ",
    Effect.MITIGATED: "Đã xem xét tình tiết, không ảnh hưởng mức xếp loại",
    Effect.FORMER_UNIT: "Tính vào kết quả của đơn vị cũ",
    Effect.NOT_FOUND: "Không xảy ra",
}


class WeighedFinding(NamedTuple):
    """A finding with its effect and the clauses that give it."""

    finding: Finding
    case: FailedCase
    effect: Effect
    clauses: tuple[str, ...]


def computed(case: FailedCase, counts: Tally) -> bool:
    """Whether the counts exceed the share of the case, exactly; just that share does not."""
    if case.above is None:
        raise ValueError(case.code)
    return counts.part * case.above.denominator > case.above.numerator * counts.whole


def weigh(finding: Finding, case: FailedCase, former_unit_clause: str) -> WeighedFinding:
    """The effect of a valid finding (see `check_finding`)."""
    found = finding.found
    if found is None and finding.counts is not None:
        found = computed(case, finding.counts)
    if not found:
        return WeighedFinding(finding, case, Effect.NOT_FOUND, (case.clause,))
    if finding.at_former_unit:
        clauses = (case.clause, former_unit_clause)
        return WeighedFinding(finding, case, Effect.FORMER_UNIT, clauses)
    rule = case.mitigation(finding.mitigation.code) if finding.mitigation else None
    if rule is not None:
        return WeighedFinding(finding, case, Effect.MITIGATED, (case.clause, rule.clause))
    return WeighedFinding(finding, case, Effect.COUNTED, (case.clause,))
