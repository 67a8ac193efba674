"""Signing in, and reading a page as a person does."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client

from sauro.casework.access.models import User

_TAGS = re.compile(r"<[^>]+>")


def entered(user: User) -> Client:
    """A browser in which the account has signed in."""
    client = Client()
    client.force_login(user)
    return client


def text_of(response: Any) -> str:
    """The page's words, spaces squeezed."""
    return " ".join(html.unescape(_TAGS.sub(" ", response.content.decode())).split())
