"""Forms of the pages: Vietnamese errors, figures and days as people type them, one way to act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.forms.renderers import TemplatesSetting

from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.web.form_fields import (
    CountField,
    DayField,
    LevelField,
    PercentField,
    PointsField,
    ReasonField,
    VersionField,
)
from sauro.web.form_texts import say_in_vietnamese, tidy_typed

__all__ = [
    "CountField",
    "DayField",
    "Form",
    "LevelField",
    "PercentField",
    "PointsField",
    "ReasonField",
    "Renderer",
    "VersionField",
    "attempt",
]

Result = TypeVar("Result")


class Renderer(TemplatesSetting):
    """`{{ form }}` and `{{ field.as_field_group }}` by the templates of sauro/forms."""

    form_template_name = "sauro/forms/form.html"
    field_template_name = "sauro/forms/field.html"


class Form(forms.Form):
    """The base of every form: what is typed is tidied (NFC), errors are Vietnamese.

    stale: somebody else saved meanwhile; the page says so and keeps what was typed.
    refusal: the heading above what is wrong.
    """

    use_required_attribute = False
    stale = False
    refusal = "Chưa lưu được. Hãy xem lại:"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        """Tidy what was typed, then check it; also fields a subclass added are covered."""
        for field in self.fields.values():
            say_in_vietnamese(field)
        if self.is_bound:
            typed = {self.add_prefix(name): field for name, field in self.fields.items()}
            self.data = tidy_typed(self.data, typed)
        super().full_clean()


def attempt(form: forms.Form, act: Callable[[], Result]) -> Result | None:
    """Check the form and do the act: its result, or None with what is wrong said in the form.

    The act must not return None: that means it was not done.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except RefusedMany as refused:
        _say(form, refused.messages)
    except Refused as refused:
        if isinstance(form, Form):
            form.stale = isinstance(refused, Stale)
        _say(form, {refused.field: refused.message})
    return None


def _say(form: forms.Form, messages: Mapping[str, str]) -> None:
    """At the field; at the form where there is no such field to be seen."""
    seen = {name for name, field in form.fields.items() if not field.widget.is_hidden}
    for name, message in messages.items():
        form.add_error(name if name in seen else None, message)
