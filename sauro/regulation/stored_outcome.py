"""An outcome read back from the contract's case object it was written as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from sauro.regulation.conditions import YES, Condition, Fact, Measure
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.parameters import Kind

Stored = Mapping[str, Any]
_NOTHING: Measure = (0, 1)


def read_outcome(stored: Stored, rulebook: str = "") -> Outcome:
    """The outcome: same level, reasons and words; a score as it was cut when stored.

    KeyError or ValueError where the object is not the contract's.
    """
    rows = stored["conditions"]
    measured = {Fact(row["fact"]): _measure(row["actual"]) for row in rows}
    return Outcome(
        rulebook=rulebook,
        status=Status(stored["status"]),
        level=_level(stored["level"]),
        level_if_late=_level(stored["level_if_late"]),
        readings=tuple(stored["readings"]),
        citations=tuple(stored["citations"]),
        missing_for_next=tuple(map(Fact, stored["missing_for_next"])),
        required=tuple(map(_condition, rows)),
        measures=tuple(measured.get(fact, _NOTHING) for fact in Fact),
        holds=tuple(_flags(rows)),
    )


def _flags(rows: Iterable[Stored]) -> Iterable[bool]:
    return (bool(row["holds"]) for row in rows)


def _level(code: str | None) -> Level | None:
    return Level(code) if code else None


def _condition(row: Stored) -> Condition:
    """The requirement from its text: ">= 90", "<= 20%", "= 100%", "yes"."""
    required = str(row["required"])
    if required == YES:
        return _made(row, ">=", Kind.FLAG, Fraction(1))
    comparison, _, bound = required.partition(" ")
    if not bound.endswith("%"):
        return _made(row, comparison, Kind.SCORE, Fraction(bound))
    share = Fraction(bound.removesuffix("%")) / 100
    if comparison == "=":
        comparison = ">=" if share else "<="
    return _made(row, comparison, Kind.SHARE, share)


def _made(row: Stored, comparison: str, kind: Kind, bound: Fraction) -> Condition:
    return Condition(
        Level(row["level"]), str(row["clause"]), Fact(row["fact"]), comparison, None, kind, bound
    )


def _measure(actual: str) -> Measure:
    if "/" in actual:
        numerator, _, denominator = actual.partition("/")
        return int(numerator), int(denominator)
    if actual in {"yes", "no"}:
        return int(actual == YES), 1
    exact = Fraction(actual)
    return exact.numerator, exact.denominator
