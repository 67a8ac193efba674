"""How a command prints its result."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """JSON for programs, a table for people."""

    JSON = "json"
    TABLE = "table"
