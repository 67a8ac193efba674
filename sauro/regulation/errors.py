"""Errors of the rules themselves; their texts are read by people."""

from __future__ import annotations


class RegulationError(Exception):
    """A rule cannot be applied as asked; the message says why and what to do."""


class RulebookError(RegulationError):
    """A rulebook's data is wrong or missing; raised when it is loaded."""


class PeriodNotRated(RegulationError):  # noqa: N818  (a legal state, not a programming error)
    """The rulebook is not in force in the period, or does not rate it."""
