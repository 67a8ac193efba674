"""Subjects of the fixed cast that tests change in one place at a time."""

from collections.abc import Mapping
from fractions import Fraction

from sauro.regulation.quarter.facts import Scope
from sauro.regulation.year.facts import AnnualFacts, Shortcomings
from sauro.regulation.year.rulebook import load_year_rulebook
from sauro.regulation.year.subjects import SubjectClass, SubjectKind

RULES = load_year_rulebook("qd-366-2025").rules(2026)
PAPER = "QĐ-12 ngày 03/12/2026"
FULL = Scope(assigned=10, completed=10, late=0, exceeded=3)
NOTHING_LEFT = Shortcomings(0, 0)

HEAD = AnnualFacts(SubjectKind.OFFICIAL, Fraction(95), FULL, NOTHING_LEFT, leads=True)
MEMBER = AnnualFacts(SubjectKind.PARTY_MEMBER, Fraction(95), FULL, NOTHING_LEFT)
BODY = AnnualFacts(SubjectKind.COLLECTIVE, Fraction(95), FULL, NOTHING_LEFT, disciplined=False)
CELL = AnnualFacts(
    SubjectKind.PARTY_ORGANISATION, Fraction(95), FULL, NOTHING_LEFT, disciplined=False
)
BY_CLASS: Mapping[SubjectClass, AnnualFacts] = {
    SubjectClass.COLLECTIVE: BODY,
    SubjectClass.LEADER: HEAD,
    SubjectClass.OTHER: MEMBER,
}
