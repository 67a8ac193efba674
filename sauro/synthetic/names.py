"""Synthetic names of people, each once, and codes made from Vietnamese names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from sauro.synthetic.data import chance, table

WOMEN_PERCENT = 34


class Person(NamedTuple):
    """A name, and whether it is a woman's."""

    name: str
    female: bool


def people(rng: Random) -> Iterator[Person]:
    """Names without end until the combinations run out; none twice."""
    words = table("names")
    taken: set[str] = set()
    while True:
        female = chance(rng, WOMEN_PERCENT)
        parts = words["female" if female else "male"]
        drawn = (rng.choice(words["family"]), rng.choice(parts["middle"]))
        name = " ".join((*drawn, rng.choice(parts["given"])))
        if name not in taken:
            taken.add(name)
            yield Person(name, female)


def code_of(name: str) -> str:
    """A code from a Vietnamese name: "xã Suối Mơ" is "xa-suoi-mo"."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join("".join(c if c.isalnum() else " " for c in kept).split())
