"""Reads tests/cases/year: sentences a jurist can check, with the year's facts and outcome.

Facts of the scope stand flat; a left out `completed` means: everything counted is completed.
`quarters` are written "2026-Q1 failed" or "2026-Q1 -", a paper decision's number after it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import cast

from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Scope
from sauro.regulation.year.consequence import QuarterResult
from sauro.regulation.year.facts import AnnualFacts, NotRated, Shortcomings
from sauro.regulation.year.findings import Finding, Mitigation, Tally
from sauro.regulation.year.subjects import SubjectKind

DIRECTORY = Path(__file__).parents[2] / "cases" / "year"
DOCUMENT = "Văn bản số 01 ngày 15/12/2026"
Table = Mapping[str, object]


@dataclass(frozen=True)
class Sentence:
    """One subject of 2026 and the outcome that the sentence claims; effects of its findings."""

    name: str
    text: str
    facts: AnnualFacts
    expected: Mapping[str, object]
    effects: tuple[str, ...]


def sentences() -> list[Sentence]:
    """Every `[[case]]` of every file, in order."""
    return [each for path in sorted(DIRECTORY.glob("*.toml")) for each in _of_file(path)]


def _of_file(path: Path) -> Iterator[Sentence]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in content["case"]:
        expected: dict[str, object] = {
            "status": "rated",
            "level": None,
            "readings": [],
            "missing": [],
        }
        yield Sentence(
            f"{path.stem}:{entry['name']}",
            entry["sentence"],
            facts_of(content["defaults"] | entry["facts"]),
            expected | entry["expect"],
            tuple(entry.get("effects", ())),
        )


def facts_of(table: Table) -> AnnualFacts:
    """The facts of a flat table."""
    flat = {name: table[name] for name in table if name not in cast("list[str]", _without(table))}
    score = flat.get("score")
    not_rated = flat.get("not_rated")
    return AnnualFacts(
        kind=SubjectKind(str(flat["kind"])),
        score=None if score is None else Fraction(str(score)),
        scope=_scope(cast("Mapping[str, int]", flat)),
        shortcomings=Shortcomings(*cast("list[int]", flat.get("shortcomings", [0, 0]))),
        leads=bool(flat.get("leads", False)),
        disciplined=cast("bool | None", flat.get("disciplined")),
        quarters=tuple(map(quarter_of, cast("list[str]", flat.get("quarters", [])))),
        findings=tuple(map(_finding, cast("list[Table]", flat.get("findings", [])))),
        not_rated=None if not_rated is None else NotRated(str(not_rated), DOCUMENT),
        admitted=cast("date | None", flat.get("admitted")),
    )


def _without(table: Table) -> object:
    return table.get("without", [])


def _scope(flat: Mapping[str, int]) -> Scope:
    excused = flat.get("excused", 0)
    return Scope(
        assigned=flat["assigned"],
        completed=flat.get("completed", flat["assigned"] - excused),
        late=flat.get("late", 0),
        exceeded=flat.get("exceeded", 0),
        substandard=flat.get("substandard", 0),
        excused=excused,
    )


def quarter_of(text: str) -> QuarterResult:
    """A quarter as the sentences write it."""
    quarter, level, *document = text.split(maxsplit=2)
    rated = None if level == "-" else Level(level)
    return QuarterResult(Quarter.parse(quarter), rated, "".join(document))


def _finding(table: Table) -> Finding:
    found, counts = table.get("found", True), cast("list[int] | None", table.get("counts"))
    mitigation = table.get("mitigation")
    return Finding(
        str(table["code"]),
        DOCUMENT,
        None if found == "counts" else bool(found),
        None if counts is None else Tally(*counts),
        None if mitigation is None else Mitigation(str(mitigation), DOCUMENT),
        bool(table.get("at_former_unit", False)),
    )
