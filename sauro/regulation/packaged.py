"""The regulation's own packaged TOML files, read exactly."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import cast

from sauro.regulation.errors import RulebookError

Table = dict[str, object]


def read_toml(*path: str) -> Table:
    """A packaged file below this package; decimals stay exact. RulebookError when it is broken."""
    name = "/".join(path)
    try:
        text = files("sauro.regulation").joinpath(*path).read_text(encoding="utf-8")
        return tomllib.loads(text, parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RulebookError(f"Không đọc được tệp quy tắc {name}: {error}") from error


def folders(*path: str) -> list[str]:
    """Names of the packaged folders there, sorted."""
    place = files("sauro.regulation").joinpath(*path)
    return sorted(entry.name for entry in place.iterdir() if entry.is_dir())


def rows(table: Table, key: str) -> list[Table]:
    """The array of tables under a key. KeyError when it is missing."""
    return cast("list[Table]", table[key])


def names(table: Table, key: str) -> list[str]:
    """The list of texts under a key; none where the key is left out."""
    return cast("list[str]", table.get(key, []))
