"""What the Excel reader would pass over in silence, found in the sheet's own XML.

The reader gives an empty text for a formula that failed or was never computed, and it sets aside
memory for the whole rectangle up to the last filled cell.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from sauro.tables.grid import Fault

MOST_CELLS = 20_000_000
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")


def sheet_xml(archive: zipfile.ZipFile, sheet: str) -> bytes:
    """The XML of a sheet. KeyError or ElementTree.ParseError when the file does not hold it."""
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for element in workbook.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets[element.get(_REL_ID)]
            return archive.read(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
    raise KeyError(sheet)


def filled_area(xml: bytes) -> int:
    """How many cells the rectangle up to the last filled cell has."""
    found = _FILLED.findall(xml)
    if not found:
        return 0
    columns, rows = zip(*found, strict=True)
    return max(map(column_number, set(columns))) * max(map(int, set(rows)))


def column_number(letters: bytes) -> int:
    """1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def formula_faults(xml: bytes) -> Iterator[tuple[int, int, Fault]]:
    """Row, column (from 1) and fault of formulas that failed or were never computed."""
    if b't="e"' not in xml and _FORMULA.search(xml) is None:
        return
    for attributes, body in _CELL.findall(xml):
        fault = _fault(attributes, body)
        place = _PLACE.search(attributes)
        if fault is not None and place is not None:
            yield int(place[2]), column_number(place[1]), fault


def _fault(attributes: bytes, body: bytes) -> Fault | None:
    value = _VALUE.search(body)
    if b't="e"' in attributes:
        return Fault(f"công thức lỗi {value[1].decode()}" if value else "công thức lỗi")
    if _FORMULA.search(body) and value is None and b't="str"' not in attributes:
        return Fault("công thức chưa được tính")
    return None
