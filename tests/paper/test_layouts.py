"""Nothing that a paper is given is left out of it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from sauro.paper.catalogue import LAYOUTS
from sauro.paper.form import Letterhead, Person, Signature

SHARED = {Letterhead, Person, Signature}
KINDS = pytest.mark.parametrize("kind", LAYOUTS, ids=lambda kind: kind.__name__)


def _parts(kind: type) -> list[type]:
    """The data classes of ours that a paper is made of."""
    found = [kind]
    for hint in get_type_hints(kind).values():
        inner = [
            hint,
            *get_args(hint),
            *(deep for each in get_args(hint) for deep in get_args(each)),
        ]
        for each in inner:
            if is_dataclass(each) and isinstance(each, type) and _is_ours(each):
                found += _parts(each)
    return found


def _is_ours(kind: type[Any]) -> bool:
    return kind.__module__.startswith("sauro.paper.papers") and kind not in SHARED


@KINDS
def test_every_field_is_said_somewhere(kind: type) -> None:
    text = repr(LAYOUTS[kind])
    missing = [
        f"{part.__name__}.{field.name}"
        for part in _parts(kind)
        for field in fields(part)
        if not re.search(rf"\b{field.name}\b", text)
    ]
    assert missing == []


def test_every_template_has_a_name_of_its_own() -> None:
    codes = [layout.code for layout in LAYOUTS.values()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z0-9-]+", code) for code in codes)
