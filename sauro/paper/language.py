"""The template language: a sandbox in which values are only ever data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sauro.paper.filters import FILTERS
from sauro.paper.typography import printable, unbroken

Scope = Mapping[str, object]
MOST_TEXTS = 4000


class Language(ImmutableSandboxedEnvironment):
    """Templates of one kind; each text is read once, however many papers it serves.

    escape: values are made safe for XML.
    """

    def __init__(self, *, escape: bool) -> None:
        super().__init__(autoescape=escape, undefined=StrictUndefined, finalize=_finish)
        self.filters.update(FILTERS)
        self._read = lru_cache(MOST_TEXTS)(super().from_string)

    def from_string(self, source: Any, *_: object, **__: object) -> Template:
        """The template of a text."""
        return self._read(source)


@cache
def plain_language() -> Language:
    """For texts."""
    return Language(escape=False)


@cache
def word_language() -> Language:
    """For the XML of Word files."""
    return Language(escape=True)


def scope_of(paper: Any) -> dict[str, object]:
    """The names a template of this paper may use: the fields and properties of its data."""
    names = [field.name for field in fields(paper)]
    names += [name for name, value in vars(type(paper)).items() if isinstance(value, property)]
    return {name: getattr(paper, name) for name in names}


def say(text: str, scope: Scope) -> str:
    """A layout's text with its values."""
    return unbroken(plain_language().from_string(text).render(scope))


def look_up(expression: str, scope: Scope) -> object:
    """The value of an expression; UndefinedError for a name that does not exist."""
    found = _expression(expression)(scope)
    if isinstance(found, Undefined):
        str(found)
    return found


@lru_cache(MOST_TEXTS)
def _expression(expression: str) -> Any:
    return plain_language().compile_expression(expression, undefined_to_none=False)


def _finish(value: object) -> object:
    return unbroken(printable(value)) if isinstance(value, str) else value
