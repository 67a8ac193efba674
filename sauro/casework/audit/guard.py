"""Triggers by which the database refuses to change or remove a line of the log."""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "audit_entry"
_REFUSAL = "nhật ký chỉ được ghi thêm"
_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS audit_no_{event.lower()} BEFORE {event} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for event in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    f"CREATE OR REPLACE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE OR REPLACE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
]
_SQLITE_NAMES = ("audit_no_update", "audit_no_delete")
_POSTGRESQL_NAMES = ("audit_no_change", "audit_no_truncate")


def raise_guard(database: BaseDatabaseWrapper = connection) -> None:
    """Create the triggers where they are missing."""
    statements = _POSTGRESQL if database.vendor == "postgresql" else _SQLITE
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lower_guard(database: BaseDatabaseWrapper = connection) -> None:
    """Drop the triggers: only for a test database that is emptied between tests."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            for name in _POSTGRESQL_NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}")
        else:
            for name in _SQLITE_NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def guarded() -> bool:
    """Whether every trigger stands and is on (altering a table drops them silently on SQLite)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass "
                "AND tgenabled IN ('O', 'A')",
                [TABLE],
            )
            wanted = _POSTGRESQL_NAMES
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted = _SQLITE_NAMES
        found = {row[0] for row in cursor.fetchall()}
    return set(wanted) <= found
