"""The ceiling on excellent ratings that a report is held against (HD-QUY VI.2)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from math import floor

from sauro.reconcile.bases import Base


@dataclass(frozen=True, slots=True)
class Ceiling:
    """At most `share` of the group's `base` may be excellent.

    A remainder of `rounds_up_from` or more counts as one whole (HD-QUY VI.2).
    """

    share: Fraction
    base: str
    rounds_up_from: Fraction
    citation: str = ""

    def allowed(self, size: int) -> int:
        """How many excellent ratings a base of `size` subjects allows."""
        exact = self.share * size
        whole = floor(exact)
        return whole + (exact - whole >= self.rounds_up_from)


def packaged_ceiling() -> Ceiling:
    """The newest ceiling of `ceiling.toml`; raises ValueError when its base is unknown."""
    text = files("sauro.reconcile").joinpath("ceiling.toml").read_text(encoding="utf-8")
    newest = max(tomllib.loads(text)["ceiling"], key=lambda entry: entry["from"])
    return Ceiling(
        share=Fraction(newest["share"]),
        base=Base(newest["base"]).value,
        rounds_up_from=Fraction(newest["rounds_up_from"]),
        citation=newest["citation"],
    )
