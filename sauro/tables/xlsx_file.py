"""Excel workbooks read into grids; a formula without a value is a `Fault`, never a blank."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

from sauro.tables.errors import Place, refusal
from sauro.tables.grid import Grid
from sauro.tables.xlsx_guard import BROKEN, check_whole
from sauro.tables.xlsx_scan import MOST_CELLS, filled_area, formula_faults, sheet_xml


class Workbook:
    """An open workbook; sheets are read when asked for. Raises InputErrors."""

    def __init__(self, path: Path) -> None:
        check_whole(path)
        self._path = path
        try:
            self._book = CalamineWorkbook.from_path(path)
        except CalamineError as error:
            raise refusal(Place(path.name), BROKEN) from error
        self.sheets: list[str] = self._book.sheet_names

    def grid(self, sheet: str) -> Grid:
        """All cells of a sheet, from row 1 and column A on."""
        place = Place(self._path.name, sheet)
        try:
            with zipfile.ZipFile(self._path) as archive:
                xml = sheet_xml(archive, sheet)
            if filled_area(xml) > MOST_CELLS:
                raise refusal(place, "có ô nằm quá xa; xóa các dòng, cột thừa ở cuối trang tính")
            rows = self._book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except (CalamineError, KeyError, ElementTree.ParseError) as error:
            raise refusal(place, BROKEN) from error
        grid = Grid(self._path.name, sheet, list(map(list, rows)), list(range(1, len(rows) + 1)))
        _put_faults(grid, xml)
        return grid


def _put_faults(grid: Grid, xml: bytes) -> None:
    for row, column, fault in formula_faults(xml):
        if row <= len(grid.rows) and column <= len(grid.rows[row - 1]):
            grid.rows[row - 1][column - 1] = fault
