"""The package's own word lists and settings, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

Row = dict[str, Any]


@cache
def table(name: str) -> Row:
    """The packaged file `data/<name>.toml`; callers read it only."""
    text = files("sauro.synthetic").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def scenario(section: str) -> Row:
    """One section of how the demonstration quarters go."""
    found: Row = table("scenario")[section]
    return found


def chance(rng: Random, percent: int) -> bool:
    """True in so many of a hundred draws."""
    return rng.randrange(100) < percent


def between(rng: Random, limits: list[int]) -> int:
    """A whole number from the range, both ends included."""
    low, high = limits
    return rng.randint(low, high)
