"""Columns that keep what they are given: tidy Vietnamese text, and exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.db import models

from sauro.vietnamese.tidy import tidy, tidy_lines


class Line(models.CharField[str, str]):
    """One line of text, normalised (NFC, single spaces) however it comes in."""

    def get_prep_value(self, value: Any) -> Any:
        """What is stored and what is searched for are normalised alike."""
        prepared = super().get_prep_value(value)
        return tidy(prepared) if isinstance(prepared, str) else prepared


class Lines(models.TextField[str, str]):
    """Longer text; line breaks stay."""

    def get_prep_value(self, value: Any) -> Any:
        """What is stored is normalised."""
        prepared = super().get_prep_value(value)
        return tidy_lines(prepared) if isinstance(prepared, str) else prepared


class Exact(models.CharField[Fraction | None, Fraction | None]):
    """An exact number, stored as "185/2"; None where it is not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> Fraction | None:
        """The number as it was."""
        return None if value is None else Fraction(value)

    def to_python(self, value: Any) -> Fraction | None:
        """Read a number, or a text of one."""
        return None if value in (None, "") else Fraction(value)

    def get_prep_value(self, value: Any) -> Any:
        """The text that is stored."""
        return None if value in (None, "") else str(Fraction(value))
