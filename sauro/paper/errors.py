"""Errors of making papers; their texts are read by people."""

from __future__ import annotations


class PaperError(Exception):
    """A paper cannot be made as asked; the message says why and what to do."""
