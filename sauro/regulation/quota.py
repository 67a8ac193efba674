"""The ceiling on excellent ratings in a group of comparable posts (HD-QUY VI.2).

It never lowers anybody: it says how many a group may have, ranks the candidates and shows the
ties at the cut. The body chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sauro.regulation.levels import Level
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.rounding import round_half_up

RankingKey = tuple[Fraction | int, ...]
"""What ranks a candidate, highest first; every candidate of a group has the same parts.

In a quarter: score, exceeded share, earlier quarters proposed excellent (D14).
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An excellent case that counts in its group's ratio."""

    id: str
    ranking: RankingKey


@dataclass(frozen=True, slots=True)
class GroupCeiling:
    """A group against its ceiling.

    bases: the number of people under each reading of the base (D7).
    allowed: how many may be excellent. candidates: ids with level excellent, best first, equals
    by id. tied_at_cut: ids equal in every ranking key on both sides of the cut.
    """

    group: str
    base_kind: QuotaBase
    bases: dict[QuotaBase, int]
    allowed: int
    candidates: tuple[str, ...]
    tied_at_cut: tuple[str, ...]

    @property
    def base(self) -> int:
        """The number of people the share is taken of."""
        return self.bases[self.base_kind]

    @property
    def over(self) -> int:
        """How many candidates exceed what is allowed."""
        return max(0, len(self.candidates) - self.allowed)


def allowed_excellent(base: int, quota: Fraction) -> int:
    """How many may be excellent of `base` people; half and above rounds up."""
    return round_half_up(base * quota)


def ceiling(
    group: str,
    levels: Sequence[Level],
    candidates: Sequence[Candidate],
    quota: Fraction,
    base_kind: QuotaBase,
) -> GroupCeiling:
    """The group's base, allowance, ranked candidates and ties at the cut.

    levels: of every rated case in the ratio, the candidates' among them.
    """
    bases = _bases(levels)
    allowed = allowed_excellent(bases[base_kind], quota)
    by_id = sorted(candidates, key=lambda candidate: candidate.id)
    ranked = sorted(by_id, key=lambda candidate: candidate.ranking, reverse=True)
    return GroupCeiling(
        group=group,
        base_kind=base_kind,
        bases=bases,
        allowed=allowed,
        candidates=tuple(candidate.id for candidate in ranked),
        tied_at_cut=_tied(ranked, allowed),
    )


def _bases(levels: Sequence[Level]) -> dict[QuotaBase, int]:
    good = levels.count(Level.GOOD)
    return {
        QuotaBase.GOOD_AND_ABOVE: levels.count(Level.EXCELLENT) + good,
        QuotaBase.GOOD_ONLY: good,
        QuotaBase.RATED: len(levels),
    }


def _tied(candidates: Sequence[Candidate], allowed: int) -> tuple[str, ...]:
    if not 0 < allowed < len(candidates):
        return ()
    last_in = candidates[allowed - 1].ranking
    if candidates[allowed].ranking != last_in:
        return ()
    return tuple(each.id for each in candidates if each.ranking == last_in)
