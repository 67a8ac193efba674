"""Why an act is refused: said in Vietnamese, at the field it concerns."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 - read by people as a state
    """An act that may not be done now; nothing was saved.

    message: what, why and what to do. field: the input it concerns ("" for the whole form).
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class RefusedMany(Refused):
    """Several inputs are wrong at once: message by field."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__(" ".join(messages.values()))
        self.messages = dict(messages)


class Stale(Refused):
    """Somebody else saved meanwhile: what was typed must be kept and shown beside it."""


class Forbidden(Exception):  # noqa: N818
    """A colleague without the right to this act: answered 403."""


class Unknown(Exception):  # noqa: N818
    """A stranger to this object, or no such object: answered 404."""
