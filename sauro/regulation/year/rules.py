"""The annual rules of a rulebook as they stand on a year's last day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sauro.regulation.ladder.checklist import Checklist
from sauro.regulation.parameters import DatedValue
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.year.deferral import NotRatedRules
from sauro.regulation.year.findings import FailedCase
from sauro.regulation.year.subjects import SubjectClass


@dataclass(frozen=True, slots=True)
class ClassRules:
    """What applies to one column of the article.

    cases: by code. punctuality_reading: the reading that holds excellent to the punctuality asked
    for at good; None where the text itself asks for it.
    """

    checklist: Checklist
    cases: Mapping[str, FailedCase]
    punctuality_reading: str | None


@dataclass(frozen=True, slots=True)
class YearRules:
    """Everything a year's rating reads.

    rulebook: its id. insufficient_clause: the clause an outcome without facts cites (D9).
    quota, outstanding_quota: the ceiling's share, and the one an explicit decision may reach.
    barring_quarters, replacement_quarters: None before the rule is in force.
    """

    rulebook: str
    year: int
    last_day: date
    classes: Mapping[SubjectClass, ClassRules]
    not_rated: NotRatedRules
    former_unit_clause: str
    insufficient_clause: str
    quota: Fraction
    outstanding_quota: Fraction
    quota_clause: str
    quota_base: QuotaBase
    barring_quarters: DatedValue | None
    replacement_quarters: DatedValue | None
