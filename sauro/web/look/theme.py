"""Light, dark, or as the device is set: kept in a cookie, so that it holds before sign-in too."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest

COOKIE = "theme"


class Theme(StrEnum):
    """What the reader chose."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def theme_of(request: HttpRequest | None) -> Theme:
    """The theme of this reader; as the device is set where none was chosen."""
    chosen = request.COOKIES.get(COOKIE, "") if request else ""
    return Theme(chosen) if chosen in set(Theme) else Theme.AUTO
