"""Hostile text in every column that people write into, and a look at what comes out of pages."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO, StringIO

from django.apps import apps
from django.db import models
from docx import Document
from openpyxl import load_workbook

from sauro.casework.fields import Exact

TEXT = "=1+1\"'zz=1><zz onerror=zz>{{7*7}}{%x%}"
SHOWN = "{{7*7}}"
FORMULA = "=HYPERLINK(0)"
OURS = frozenset(
    [
        "code",
        "username",
        "sort_key",
        "search_key",
        "path",
        "period",
        "rulebook",
        "level",
        "state",
        "role",
        "block",
        "tier",
        "kind",
        "act",
        "body",
        "clause",
        "acceptance",
        "excuse",
        "digest",
        "previous",
        "actor",
        "subject",
        "password",
        "position",
        "area",
        "what",
        "head_level",
        "session_key",
        "session_data",
        "expire_date",
        "app_label",
        "model",
        "name_key",
        "decided_by",
        "appraised_by",
        "by",
        "answered_by",
        "typed_by",
        "codename",
        "title_code",
        "unit_path",
        "letter",
    ]
)
APART = {"audit", "sessions", "contenttypes", "auth"}


def plant() -> int:
    """Put the text into every free text column of every row; how many columns."""
    planted = 0
    for model in apps.get_models():
        if model._meta.app_label in APART:
            continue
        for column in _free(model):
            text = TEXT[: column.max_length or None]
            for pk in model._default_manager.values_list("pk", flat=True):
                unique = f"{text}{pk}" if _unique(model, column) else text
                model._default_manager.filter(pk=pk).update(**{column.name: unique})
            planted += 1
    return planted


def _free(model: type[models.Model]) -> Iterator[models.Field[str, str]]:
    for column in model._meta.concrete_fields:
        text = isinstance(column, models.CharField | models.TextField) and not isinstance(
            column, Exact
        )
        if text and not column.choices and column.name not in OURS and not column.primary_key:
            yield column


def _unique(model: type[models.Model], column: models.Field[str, str]) -> bool:
    named = {
        name
        for each in model._meta.constraints
        if isinstance(each, models.UniqueConstraint)
        for name in each.fields
    }
    return column.unique or column.name in named


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.broken: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if "zz" in tag or any("zz" in name or name.startswith("on") for name in names):
            self.broken.append(f"<{tag} {' '.join(names)}>")
        if tag == "script" and not any(name == "src" for name in names):
            self.broken.append("<script>")


def broken_tags(page: str) -> list[str]:
    """Tags and attributes of a page that came out of the text."""
    reader = _Tags()
    reader.feed(page)
    return reader.broken


def formulas(workbook: bytes) -> tuple[list[str], bool]:
    """Cells of a workbook that are computed or lead elsewhere; whether the text is in it."""
    book = load_workbook(BytesIO(workbook))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    found = [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    return found, any(SHOWN in str(cell.value) for cell in cells)


def computed(table: bytes) -> tuple[list[str], bool]:
    """Cells of a CSV file that a spreadsheet would compute; whether the text is in it."""
    rows = csv.reader(StringIO(table.decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    return [cell for cell in cells if cell[:1] in set("=+-@")], any(SHOWN in c for c in cells)


def words_of(word_file: bytes) -> str:
    """All text of a Word file."""
    document = Document(BytesIO(word_file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])
