"""Lists: search, filters, order, pages, and the workbook of what they show."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from sauro.casework.people.models import Official
from sauro.web.listing import Column, Filter, Listing, Sort, listed, xlsx_response
from tests.casework.cast import make_official
from tests.web.look.rendered import show, words

SORTS = [Sort("ten", "Tên", ("sort_key", "pk")), Sort("ma", "Mã", ("code",))]
FILTERS = [Filter("ma", "Mã", [("CB-1", "Một"), ("CB-2", "Hai")], "code")]
NAMES = ("Đặng Văn Ơn", "Trần Thị Bình", "Nguyễn Đặng An")


@pytest.fixture(autouse=True)
def _people(db: None) -> None:  # noqa: ARG001
    for number, name in enumerate(NAMES, 1):
        make_official(f"CB-{number}", name)


def lists(query: str = "") -> Listing[Official]:
    """The officials as an address asks for them."""
    request = RequestFactory().get(f"/can-bo/{query}")
    rows = Official.objects.all()
    return listed(request, rows, search="search_key", sorts=SORTS, filters=FILTERS)


def names(query: str = "") -> list[str]:
    """Whom the page shows."""
    return [official.name for official in lists(query).page]


def test_the_first_order_is_the_vietnamese_one_by_given_name() -> None:
    assert names() == ["Nguyễn Đặng An", "Trần Thị Bình", "Đặng Văn Ơn"]
    assert names("?sap=ma") == list(NAMES)


@pytest.mark.parametrize("typed", ["dang", "Đặng", "ĐẶNG  ", "on dang"])
def test_search_needs_no_marks_and_no_order_of_words(typed: str) -> None:
    assert "Đặng Văn Ơn" in names(f"?tim={typed}")
    assert "Trần Thị Bình" not in names(f"?tim={typed}")


def test_a_filter_narrows_and_what_is_unknown_is_ignored() -> None:
    assert names("?ma=CB-2") == ["Trần Thị Bình"]
    assert len(names("?ma=khac&sap=khac&trang=khac")) == 3


def test_the_bar_keeps_what_was_chosen_and_offers_to_drop_it() -> None:
    source = "{% include 'sauro/parts/list_bar.html' with listing=listing export=True %}"
    query = "?tim=dang&ma=CB-1"
    html = show(source, query, listing=lists(query))
    assert '<input type="search" id="tim" name="tim" value="dang"' in html
    assert '<option value="CB-1" selected>Một</option>' in html
    assert '<a class="sr-btn quiet" href="/thu/">Bỏ lọc</a>' in html
    assert 'href="?tim=dang&amp;ma=CB-1&amp;xlsx=1"' in html
    assert "Bỏ lọc" not in show(source, listing=lists())


@pytest.mark.parametrize(("people", "pages"), [(50, 1), (51, 2)])
def test_fifty_stand_on_a_page(people: int, pages: int) -> None:
    for number in range(4, people + 1):
        make_official(f"CB-{number}", f"Người {number}")
    listing = lists("?trang=2")
    assert listing.page.paginator.num_pages == pages
    assert len(listing.page) == (1 if pages == 2 else 50)
    html = show(
        "{% include 'sauro/parts/list_pages.html' with listing=listing what='cán bộ' %}",
        "?tim=&trang=2",
        listing=listing,
    )
    if pages == 2:
        assert words(html) == "51 cán bộ, đang xem 51–51 Trang trước Trang 2/2"
        assert 'href="?tim=&amp;trang=1"' in html
    else:
        assert words(html) == "50 cán bộ"


def test_a_list_takes_two_queries_whatever_it_asks(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):
        list(lists("?tim=dang&ma=CB-1&sap=ma").page)


COLUMNS = [
    Column("Họ và tên", lambda row: row[0]),
    Column("Điểm", lambda row: row[1]),
    Column("Hoàn thành (%)", lambda row: row[2], base="nhiệm vụ được giao"),
]


def test_a_workbook_keeps_figures_as_figures_and_never_makes_a_formula() -> None:
    rows = [("=1+1", Decimal("92.50"), Fraction(1, 2)), ("Nguyễn Văn An", 90, None)]
    response = xlsx_response("Hồ sơ quý II", COLUMNS, rows)
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [
        "Họ và tên",
        "Điểm",
        "Hoàn thành (%)\n(trên nhiệm vụ được giao)",
    ]
    assert [cell.value for cell in sheet[2]] == ["'=1+1", 92.5, 0.5]
    assert [cell.value for cell in sheet[3]] == ["Nguyễn Văn An", 90, None]
    assert sheet["A2"].data_type == "s"
    assert sheet.freeze_panes == "A2"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''ho-so-quy-ii.xlsx"


def test_an_export_holds_every_row_found_and_not_only_the_page() -> None:
    for number in range(4, 60):
        make_official(f"CB-{number}", f"Người {number}")
    listing = lists("?tim=nguoi")
    response = xlsx_response("x", [Column("Tên", lambda row: row.name)], listing.rows)
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    assert sheet.max_row == 57
