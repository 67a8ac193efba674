"""What is recorded about one subject of a year: the facts its rating is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from sauro.regulation.quarter.facts import Scope
from sauro.regulation.year.consequence import QuarterResult
from sauro.regulation.year.findings import Finding
from sauro.regulation.year.subjects import SubjectClass, SubjectKind, subject_class


class Shortcomings(NamedTuple):
    """Shortcomings pointed out at the previous review, and those of them put right since."""

    pointed_out: int
    remedied: int

    @property
    def all_remedied(self) -> bool:
        """Whether none is left; so too where nothing was pointed out."""
        return self.remedied == self.pointed_out


class NotRated(NamedTuple):
    """A recorded ground for not rating the year, with its document."""

    code: str
    document: str


@dataclass(frozen=True, slots=True)
class AnnualFacts:
    """The facts of one subject. `score` is exact, 0 to 100; None: not known.

    leads: whether a person holds a leading post; false for a body.
    scope: the year's tasks: of the unit for a body, of the units and fields led for a leader,
    the person's own for anyone else.
    disciplined: whether a member or subordinate unit was disciplined in a way that counts for
    this body; None for a person.
    quarters: the person's quarters as decided, on paper or here.
    admitted: the day a party member was admitted, where it may matter.
    """

    kind: SubjectKind
    score: Fraction | None
    scope: Scope
    shortcomings: Shortcomings
    leads: bool = False
    disciplined: bool | None = None
    quarters: tuple[QuarterResult, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_rated: NotRated | None = None
    admitted: date | None = None

    @property
    def subject_class(self) -> SubjectClass:
        """The column of the article that applies."""
        return subject_class(self.kind, leads=self.leads)
