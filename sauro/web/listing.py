"""Lists: search without diacritics, filters, a choice of order, pages of 50, export to Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import quote

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from xlsxwriter import Workbook

from sauro.tables.safe_cells import WORKBOOK_OPTIONS, write_cell
from sauro.vietnamese.search import fold

PAGE_SIZE = 50
LONGEST = 200  # of what is looked for: a database takes no pattern of any length
SEARCH, SORT, PAGE = "tim", "sap", "trang"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
M = TypeVar("M", bound=Model)
Cell = str | int | Decimal | Fraction | None


class Sort(NamedTuple):
    """An order to choose; order_by: fields as `QuerySet.order_by` takes them, last one unique."""

    code: str
    title: str
    order_by: tuple[str, ...]


class Filter(NamedTuple):
    """A choice that narrows a list; options: value and words; lookup: the field compared."""

    name: str
    title: str
    options: Sequence[tuple[str, str]]
    lookup: str


class Choice(NamedTuple):
    """An option of the bar above a list."""

    value: str
    title: str
    chosen: bool


class Select(NamedTuple):
    """A select of the bar above a list."""

    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Listing(Generic[M]):
    """A list as a page shows it; rows: everything found, in order, for the export."""

    rows: QuerySet[M]
    page: Page[M]
    found: int
    search: str
    can_search: bool
    selects: list[Select]
    narrowed: bool


def listed(
    request: HttpRequest,
    rows: QuerySet[M],
    *,
    search: str = "",
    sorts: Sequence[Sort] = (),
    filters: Sequence[Filter] = (),
) -> Listing[M]:
    """Narrow, order and cut a list as the address says; what it does not know is ignored.

    search: the folded column looked in, as "official__search_key"; "" for no search.
    """
    asked = request.GET
    text = asked.get(SEARCH, "").strip()[:LONGEST] if search else ""
    if text:
        rows = rows.filter(_every_word(search, text))
    selects = []
    for each in filters:
        chosen = _known(asked.get(each.name, ""), [value for value, _ in each.options])
        if chosen:
            rows = rows.filter(**{each.lookup: chosen})
        selects.append(_select(each.name, each.title, [("", "Tất cả"), *each.options], chosen))
    narrowed = bool(text) or any(asked.get(each.name) for each in filters)
    if sorts:
        order = _known(asked.get(SORT, ""), [sort.code for sort in sorts]) or sorts[0].code
        rows = rows.order_by(*next(sort.order_by for sort in sorts if sort.code == order))
        options = [(sort.code, sort.title) for sort in sorts]
        if len(sorts) > 1:
            selects.append(_select(SORT, "Sắp xếp", options, order))
    pages = Paginator(rows, PAGE_SIZE)
    page = pages.get_page(asked.get(PAGE))
    return Listing(rows, page, pages.count, text, bool(search), selects, narrowed)


def _every_word(column: str, text: str) -> Q:
    found = Q()
    for word in fold(text).split():
        found &= Q(**{f"{column}__contains": word})
    return found


def _known(value: str, values: Sequence[str]) -> str:
    return value if value in values else ""


def _select(name: str, title: str, options: Iterable[tuple[str, str]], chosen: str) -> Select:
    choices = [Choice(value, words, value == chosen) for value, words in options]
    return Select(name, title, choices)


class Column(NamedTuple):
    """A column of an export; value: what a row says there; base: what a share is taken of.

    A figure stays a number, a text is never taken for a formula.
    """

    header: str
    value: Callable[[Any], Cell]
    base: str = ""
    width: int = 18


def xlsx_response(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponse:
    """A workbook of what the list shows, to be saved as name.xlsx."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True, **WORKBOOK_OPTIONS}) as book:
        _write(book, columns, rows)
    response = HttpResponse(made.getvalue(), content_type=XLSX)
    file = f"{fold(name).replace(' ', '-')}.xlsx"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file)}"
    return response


def _write(book: Workbook, columns: Sequence[Column], rows: Iterable[Any]) -> None:
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    plain = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    for place, column in enumerate(columns):
        base = f"\n(trên {column.base})" if column.base else ""
        sheet.set_column(place, place, column.width)
        write_cell(sheet, 0, place, f"{column.header}{base}", head)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            write_cell(sheet, last, place, _exact(column.value(row)), plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _exact(value: Cell) -> str | int | Fraction | None:
    return Fraction(value) if isinstance(value, Decimal) else value
