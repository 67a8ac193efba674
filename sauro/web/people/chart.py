"""The quarters of a person as a drawn strip: four bands, the best on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sauro.casework.cycles.history import RatedQuarter
from sauro.regulation.levels import LEVELS
from sauro.regulation.period import QUARTERS_A_YEAR, Quarter
from sauro.tables.outcome_words import SHORT_LEVELS
from sauro.web.people.quarters import words

LEFT, STEP, BAND, GAP, HEAD = 120, 42, 24, 4, 6
FOOT = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A quarter: where it stands and what it says; kind: the level's code, or none."""

    x: int
    y: int
    kind: str
    title: str
    paper: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside or below the bars."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the drawing needs, in units of its own box; left, drawn: of the bars' part."""

    left: int
    drawn: int
    width: int
    height: int
    bar_width: int
    bar_height: int
    bars: tuple[Bar, ...]
    bands: tuple[Label, ...]
    quarters: tuple[Label, ...]
    years: tuple[Label, ...]


def chart(history: Sequence[RatedQuarter]) -> Chart | None:
    """The strip over whole years; None where there is nothing to draw."""
    if not history:
        return None
    first, last = history[0].quarter.year, history[-1].quarter.year
    span = [
        Quarter(year, number)
        for year in range(first, last + 1)
        for number in range(1, QUARTERS_A_YEAR + 1)
    ]
    places = {quarter: LEFT + STEP * place for place, quarter in enumerate(span)}
    floor = HEAD + BAND * len(LEVELS)
    return Chart(
        left=LEFT,
        drawn=STEP * len(span),
        width=LEFT + STEP * len(span),
        height=floor + FOOT,
        bar_width=STEP - GAP,
        bar_height=BAND - GAP,
        bars=tuple(_bar(each, places[each.quarter]) for each in history),
        bands=tuple(
            Label(0, HEAD + BAND * place + 15, SHORT_LEVELS[level])
            for place, level in enumerate(LEVELS)
        ),
        quarters=tuple(
            Label(x + (STEP - GAP) // 2, floor + 14, quarter.vietnamese.split()[1].split("/")[0])
            for quarter, x in places.items()
        ),
        years=tuple(
            Label(places[Quarter(year, 1)], floor + 32, f"Năm {year}")
            for year in range(first, last + 1)
        ),
    )


def _bar(each: RatedQuarter, x: int) -> Bar:
    place = LEVELS.index(each.level) if each.level else len(LEVELS) - 1
    kind = each.level.value if each.level else "none"
    title = f"{each.quarter.vietnamese}: {words(each)}"
    return Bar(x, HEAD + BAND * place, kind, title, each.paper is not None)
