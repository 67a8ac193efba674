"""Frames ↔ Excel: what is written is read back equal; what is wrong is named with its place."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sauro.regulation.frame_checks import frame_problems
from sauro.regulation.frame_model import (
    Axis,
    Criterion,
    Formula,
    Frame,
    Ground,
    Indicator,
    Totals,
)
from sauro.tables.frames.book import frame_xlsx
from sauro.tables.frames.cells import Findings, Row
from sauro.tables.frames.layout import (
    AXES,
    COEFFICIENTS,
    CRITERIA,
    FORMULA,
    GROUNDS,
    HEADING,
    INDICATORS,
)
from sauro.tables.frames.sheets import list_rows, pair_row
from sauro.tables.input_file import check_input
from sauro.tables.output_file import refuse_existing, write_whole
from sauro.tables.xlsx_file import Workbook

__all__ = ["frame_xlsx", "read_frame", "read_frame_bytes", "write_frame"]

LONGEST_NAME = 60


def write_frame(frame: Frame, path: Path) -> None:
    """Write the frame's workbook; raises InputErrors rather than replace an existing file."""
    refuse_existing(path)
    data = frame_xlsx(frame)

    def put(made: Path) -> None:
        made.write_bytes(data)

    write_whole(path, put)


def read_frame(path: Path) -> Frame:
    """The frame of a workbook. Raises InputErrors with every problem, the first 100 named."""
    check_input(path, (".xlsx",))
    book = Workbook(path)
    findings = Findings(path.name)
    frame = _frame(book, findings)
    findings.add_checks(frame_problems(frame))
    findings.problems.refuse()
    return frame


def read_frame_bytes(data: bytes, name: str) -> Frame:
    """The same of a file's bytes; `name` gives its kind, and stands in the problems' places."""
    shown = "".join(letter for letter in Path(name).name if letter.isprintable())
    with tempfile.TemporaryDirectory(prefix="sauro-") as folder:
        path = Path(folder) / shown[-LONGEST_NAME:]
        path.write_bytes(data)
        return read_frame(path)


def _frame(book: Workbook, findings: Findings) -> Frame:
    heading = pair_row(book, HEADING, findings)
    return Frame(
        id=heading.text("id"),
        title=heading.text("title"),
        block=heading.block("block"),
        sample=heading.flag("sample"),
        note=heading.text("note"),
        in_force_from=heading.day("in_force_from"),
        totals=Totals(heading.number("totals.general"), heading.number("totals.results")),
        axes=tuple(map(_axis, list_rows(book, AXES, findings))),
        criteria=tuple(map(_criterion, list_rows(book, CRITERIA, findings))),
        indicators=tuple(map(_indicator, list_rows(book, INDICATORS, findings))),
        formula=_formula(book, findings),
        grounds=tuple(map(_ground, list_rows(book, GROUNDS, findings))),
    )


def _axis(row: Row) -> Axis:
    return Axis(row.whole("number"), row.text("title"), row.number("maximum"))


def _criterion(row: Row) -> Criterion:
    return Criterion(
        code=row.text("code"),
        title=row.text("title"),
        guidance=row.text("guidance"),
        maximum=row.number("maximum"),
    )


def _indicator(row: Row) -> Indicator:
    return Indicator(
        code=row.text("code"),
        axis=row.whole("axis"),
        title=row.text("title"),
        unit=row.text("unit"),
        evidence=row.text("evidence"),
    )


def _formula(book: Workbook, findings: Findings) -> Formula:
    row = pair_row(book, FORMULA, findings)
    return Formula(
        full=row.number("formula.full"),
        cap=row.number("formula.cap"),
        quantity=row.number("formula.quantity"),
        quality=row.number("formula.quality"),
        timeliness=row.number("formula.timeliness"),
        leadership=row.number("formula.leadership"),
        coefficients=tuple(
            item.number("value") for item in list_rows(book, COEFFICIENTS, findings)
        ),
    )


def _ground(row: Row) -> Ground:
    return Ground(row.text("clause"), row.text("statement"))
