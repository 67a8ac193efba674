"""A person's quarters by year, in words, with what follows from them (HD-QUY VIII.2, IX.2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sauro.casework.cycles.history import RatedQuarter, consequences_of
from sauro.regulation.errors import RegulationError
from sauro.regulation.period import QUARTERS_A_YEAR, Quarter
from sauro.regulation.readings import reading
from sauro.regulation.rulebook import rulebook_for
from sauro.regulation.year.consequence import QuarterResult, Replacement
from sauro.web.look.reasons import RULES_PAGE

PAPER = "quyết định trên giấy, không do hệ thống tính"


@dataclass(frozen=True, slots=True)
class QuarterCell:
    """A quarter of the table; link: to its case, where the reader may open it."""

    rated: RatedQuarter | None
    said: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """Something that follows, with its clause; reading: its id and title, where one was used."""

    text: str
    clause: str
    reading: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the table."""

    year: int
    cells: tuple[QuarterCell, ...]
    consequences: tuple[Consequence, ...]


def words(each: RatedQuarter) -> str:
    """A quarter in words, with the ground it stands on."""
    if each.level is None:
        return "chưa xếp loại (hoãn sang quý sau)" if each.deferred else "chưa có kết quả"
    if each.paper is not None:
        return f"{each.level.vietnamese} ({each.paper.number}, {PAPER})"
    return each.level.vietnamese


def years(
    history: Sequence[RatedQuarter], current: int, openable: Collection[int]
) -> list[YearLine]:
    """The latest year first, from the first one known; openable: ids of cases to link to."""
    known = {each.quarter: each for each in history}
    first = min([current, *(quarter.year for quarter in known)])
    return [
        YearLine(
            year,
            tuple(
                _cell(Quarter(year, number), known, openable)
                for number in range(1, QUARTERS_A_YEAR + 1)
            ),
            _consequences(history, year),
        )
        for year in range(max([current, *(quarter.year for quarter in known)]), first - 1, -1)
    ]


def _cell(
    quarter: Quarter, known: dict[Quarter, RatedQuarter], openable: Collection[int]
) -> QuarterCell:
    rated = known.get(quarter)
    if rated is None:
        return QuarterCell(None, "" if _rated(quarter) else "vào kết quả năm")
    case = rated.case
    link = f"/ho-so/{case.pk}/" if case is not None and case.pk in openable else ""
    return QuarterCell(rated, "" if rated.level else words(rated), link)


def _rated(quarter: Quarter) -> bool:
    """Whether the quarter gets a level of its own; true also before any rule was in force."""
    try:
        return quarter.number in rulebook_for(quarter).rated_quarters
    except RegulationError:
        return True


def _consequences(history: Sequence[RatedQuarter], year: int) -> tuple[Consequence, ...]:
    found = consequences_of(history, year)
    told: list[Consequence] = []
    if found.no_excellent is not None:
        quarters = _listed(found.no_excellent.quarters)
        told.append(
            Consequence(
                f"Cả năm {year} không được xếp loại xuất sắc: không hoàn thành {quarters}.",
                found.no_excellent.clause,
            )
        )
    if found.replacement is not None:
        told.append(_replacement(found.replacement))
    return tuple(told)


def _replacement(found: Replacement) -> Consequence:
    runs = "; ".join(_listed(run) for run in found.runs)
    return Consequence(
        f"Vào danh sách đề nghị thay thế ngay: không hoàn thành các quý liền nhau {runs}.",
        found.clause,
        f"{found.reading}: {reading(found.reading).title}",
        f"{RULES_PAGE}#{found.reading}",
    )


def _listed(results: Sequence[QuarterResult]) -> str:
    return ", ".join(
        f"{each.quarter.vietnamese} (quyết định trên giấy {each.document})"
        if each.document
        else each.quarter.vietnamese
        for each in results
    )
