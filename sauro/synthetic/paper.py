"""Decisions taken on paper before the system came: imported, never computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from sauro.regulation.competence import Tier
from sauro.regulation.levels import LEVELS, Level
from sauro.regulation.period import Quarter
from sauro.synthetic.model import Province

PEOPLE = 189
NUMBERS = {Tier.PROVINCIAL_EVALUATED: 412, Tier.PROVINCIAL_RATED: 413}
DAYS_AFTER_QUARTER = 2
_ODDS = (18, 74, 7, 1)


@dataclass(frozen=True, slots=True)
class PaperDecision:
    """One person's level in a decision on paper; `number` as printed, without a file."""

    official: str
    unit: str
    post: str
    quarter: Quarter
    number: str
    decided_on: date
    level: Level


def paper_decisions(province: Province, quarter: Quarter) -> tuple[PaperDecision, ...]:
    """The decisions on those in tiers 1.1 and 1.2, highest first, of at most so many people.

    One decision for each tier; whoever held no post then is left out.
    """
    rng = Random(f"{province.seed}/{quarter}/paper")
    day = quarter.last_day
    staff = [each for members in province.staff(day).values() for each in members]
    tiers = [(province.tier(each.official, day).tier, each) for each in staff]
    ranked = [(tier, each) for wanted in NUMBERS for tier, each in tiers if tier is wanted]
    decided_on = quarter.following.first_day.replace(day=1 + DAYS_AFTER_QUARTER)
    return tuple(
        PaperDecision(
            official=each.official,
            unit=each.unit,
            post=each.post,
            quarter=quarter,
            number=f"{NUMBERS[tier]}-QĐ/TU",
            decided_on=decided_on,
            level=rng.choices(LEVELS, _ODDS)[0],
        )
        for tier, each in ranked[:PEOPLE]
    )
