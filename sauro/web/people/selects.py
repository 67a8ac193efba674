"""Lists that are no query of the database, shown by the parts that show lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from sauro.web.listing import PAGE, PAGE_SIZE, Choice, Select

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PlainListing(Generic[Row]):
    """A list held in memory, with what `list_bar.html` and `list_pages.html` read."""

    page: Page[Row]
    found: int
    selects: list[Select]
    narrowed: bool
    can_search: bool = False
    search: str = ""


def paged(request: HttpRequest, rows: Sequence[Row]) -> Page[Row]:
    """The page asked for."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get(PAGE))


def select(
    request: HttpRequest, name: str, title: str, options: Sequence[tuple[str, str]]
) -> tuple[str, Select]:
    """What was chosen, "" for all or for what is unknown, and the select that shows it."""
    asked = request.GET.get(name, "")
    value = asked if asked in dict(options) else ""
    choices = [("", "Tất cả"), *options]
    return value, Select(
        name, title, [Choice(each, words, each == value) for each, words in choices]
    )
