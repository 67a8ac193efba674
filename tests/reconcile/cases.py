"""The reports the tests check: six composed ones, and BC-544 and BC-Q2 where they are at hand.

The two documents are not ours to keep here. Set SAURO_SOURCES to a folder that holds them as
`*.txt`; they are known by their own number or title.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
NAMES = tuple(sorted(path.stem for path in REPORTS.glob("*.txt")))
_SIGNS = {"BC-544": "544-BC/TU", "BC-Q2": "nhiệm vụ trọng tâm quý III/2026"}


@dataclass(frozen=True)
class Expected:
    """A finding that a report must raise."""

    kind: str
    line: int
    printed: str
    computed: str


@dataclass(frozen=True)
class Share:
    """A right share: where it stands in the text, and the fraction it stands for."""

    start: int
    end: int
    part: int
    whole: int


@dataclass(frozen=True)
class ReportCase:
    """A report's text and what is known of it."""

    name: str
    text: str
    statements_at_least: int
    findings: tuple[Expected, ...]
    outside: tuple[str, ...]
    shares: tuple[Share, ...]


@cache
def report(name: str) -> ReportCase:
    """A composed report."""
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    return _case(name, text, REPORTS / f"{name}.toml")


@cache
def source_text(name: str) -> str | None:
    """The text of BC-544 or BC-Q2; None where SAURO_SOURCES does not lead to it."""
    folder = os.environ.get("SAURO_SOURCES")
    for path in sorted(Path(folder).glob("*.txt")) if folder else ():
        text = path.read_text(encoding="utf-8")
        if _SIGNS[name] in text[:3000]:
            return text
    return None


@cache
def bc_544() -> ReportCase | None:
    """BC-544, where it is at hand."""
    text = source_text("BC-544")
    return None if text is None else _case("BC-544", text, HERE / "bc_544.toml")


def all_cases() -> list[ReportCase]:
    """Every report at hand."""
    at_hand = bc_544()
    return [report(name) for name in NAMES] + ([at_hand] if at_hand else [])


def _case(name: str, text: str, facts: Path) -> ReportCase:
    known = tomllib.loads(facts.read_text(encoding="utf-8"))
    return ReportCase(
        name=name,
        text=text,
        statements_at_least=known["statements_at_least"],
        findings=tuple(Expected(**finding) for finding in known.get("finding", ())),
        outside=tuple(known.get("outside", ())),
        shares=tuple(_located(text, known["shares"])),
    )


def _located(text: str, shares: list[list[str | int]]) -> list[Share]:
    """Find each share behind the one before it, or from its line on when a line is given."""
    found: list[Share] = []
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    place = 0
    for entry in shares:
        *line, printed, part, whole = entry
        if line:
            place = starts[int(line[0]) - 1]
        match = re.compile(rf"(?<![\d.,]){re.escape(str(printed))}(?!\d)").search(text, place)
        assert match is not None, f"{printed} is not in the report"
        found.append(Share(match.start(), match.end(), int(part), int(whole)))
        place = match.end()
    return found
