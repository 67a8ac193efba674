"""The result workbook: ratings, reasons, groups with their cut, chart, grounds."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from sauro.regulation.quarter.batch import BatchResult
from sauro.tables.output_file import MADE_BY
from sauro.tables.results.cases import write_cases
from sauro.tables.results.chart import write_chart
from sauro.tables.results.grounds import write_grounds
from sauro.tables.results.groups import write_groups
from sauro.tables.results.looks import Looks
from sauro.tables.results.reasons import write_reasons
from sauro.tables.safe_cells import WORKBOOK_OPTIONS


def write_result(result: BatchResult, path: Path) -> None:
    """Write the workbook to `path`. OSError when the system refuses it."""
    note = f"{result.rulebook.title}. Cấp có thẩm quyền xem xét và quyết định."
    with Workbook(str(path), WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": f"Xếp loại {result.quarter.vietnamese}", "keywords": MADE_BY})
        looks = Looks(book)
        write_cases(book, looks, result, note)
        write_reasons(book, looks, result)
        write_groups(book, looks, result)
        write_chart(book, looks, result)
        write_grounds(book, looks, result)
