"""Generated cases as the Excel file that `sauro rate` reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import xlsxwriter

from sauro.regulation.quarter.facts import Absence, Case, Counts
from sauro.tables.cases.columns import CASES_SHEET, COLUMNS

Cells = dict[str, str | int | float | date | None]


def write_cases(cases: Iterable[Case], path: Path) -> None:
    """One row a case under the headers of the template."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(CASES_SHEET)
    sheet.write_row(0, 0, [column.header for column in COLUMNS])
    for row, case in enumerate(cases, 1):
        cells = _cells(case)
        for at, column in enumerate(COLUMNS):
            if (value := cells.get(column.key)) is not None:
                sheet.write(row, at, value)
    book.close()


def _cells(case: Case) -> Cells:
    facts = case.facts
    cells: Cells = {
        "id": case.id,
        "unit": case.unit,
        "group": case.group,
        "role": facts.role.vietnamese,
        "score": None if facts.score is None else float(facts.score),
        "dossier_late": "Có" if facts.dossier_late else None,
        "changed_post": "Có" if facts.changed_post else None,
        "quarters_proposed_excellent": case.quarters_proposed_excellent,
    }
    cells |= {f"scope.{name}": value for name, value in facts.scope._asdict().items()}
    cells |= _counts("own", facts.own) | _counts("collective", facts.collective)
    for slot, absence in enumerate(facts.absences, 1):
        cells |= _absence(slot, absence)
    return cells


def _counts(part: str, counts: Counts | None) -> Cells:
    return {f"{part}.{name}": value for name, value in counts._asdict().items()} if counts else {}


def _absence(slot: int, absence: Absence) -> Cells:
    return {
        f"absence{slot}.kind": absence.kind.vietnamese,
        f"absence{slot}.from": absence.start,
        f"absence{slot}.to": absence.end,
    }
