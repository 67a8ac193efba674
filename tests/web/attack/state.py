"""Everything stored, so that a refused request can be held against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from sauro.casework.audit.models import Entry

APART = {"django_session", "audit_entry"}
READS = ("see_", "export_", "print_", "download_", "sign_in", "verify_log")
EMPTY = {"dossiers_dossier": "version > 1"}  # an empty dossier is the same as none
WRITING = ("INSERT", "UPDATE", "DELETE")


def tables() -> list[str]:
    """All tables but sessions and the log."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models} - APART)


def stored() -> dict[str, list[Any]]:
    """All rows of all tables but sessions and the log."""
    rows = {}
    with connection.cursor() as cursor:
        for table in tables():
            which = EMPTY.get(table, "1 = 1")
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name} WHERE {which} ORDER BY 1")
            rows[table] = cursor.fetchall()
    return rows


def last_line() -> int:
    """The number of the last line of the log."""
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def acts_since(number: int) -> list[str]:
    """What the log tells of after that line, reads left out."""
    acts = Entry.objects.filter(number__gt=number).values_list("act", flat=True)
    return [act for act in acts if not act.startswith(READS)]


@contextmanager
def watched() -> Iterator[list[str]]:
    """The writes into those tables while it is open, as text."""
    seen: list[str] = []

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITING) and not any(f'"{table}"' in sql for table in APART):
            seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield seen
