"""The parameters of the quarterly rules, typed: a wrong name is a type error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction

from sauro.regulation.errors import RulebookError
from sauro.regulation.parameters import Parameter


@dataclass(frozen=True, slots=True)
class QuarterParameters:
    """Values in force on one day: points, shares as fractions, whole numbers.

    Titles and clauses are in the rulebook's parameters.toml.
    """

    excellent_score: Fraction
    good_score: Fraction
    completed_score: Fraction
    full_completion: Fraction
    own_completion: Fraction
    late_allowed_good: Fraction
    late_allowed_completed: Fraction
    substandard_allowed: Fraction
    exceeded_share: Fraction
    failed_completion: Fraction
    collective_completion: Fraction
    quota: Fraction
    absence_months: int
    absence_days: int
    appointment_months: int
    former_post_months: int


def resolve(parameters: Mapping[str, Parameter], day: date) -> QuarterParameters:
    """The values in force on `day`. RulebookError names a missing or unknown parameter."""
    names = {field.name for field in fields(QuarterParameters)}
    if names != parameters.keys():
        wrong = ", ".join(sorted(names ^ parameters.keys()))
        raise RulebookError(f"Tham số thiếu hoặc không có trong quy tắc: {wrong}.")
    values = {name: parameter.on(day).value for name, parameter in parameters.items()}
    return QuarterParameters(
        **{
            field.name: int(values[field.name]) if field.type == "int" else values[field.name]
            for field in fields(QuarterParameters)
        }  # type: ignore[arg-type]
    )
