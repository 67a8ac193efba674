"""A stale form keeps what was typed and can be sent again knowingly."""

from __future__ import annotations

from django import forms
from django.utils.datastructures import MultiValueDict

VERSION = "version"


def keep_going(form: forms.Form, version: int) -> None:
    """After "somebody else saved": the next press of the button is about what stands now."""
    if getattr(form, "stale", False) and isinstance(form.data, MultiValueDict):
        data = form.data.copy()
        data[form.add_prefix(VERSION)] = str(version)
        form.data = data
