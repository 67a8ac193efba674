"""Colour in a terminal: only where a person looks, and never the only carrier of a meaning."""

from __future__ import annotations

import os
import shutil
import sys

from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome

NARROWEST = 60
WIDEST = 180
UNKNOWN_WIDTH = 120
_RESET = "\x1b[0m"
BOLD = "\x1b[1m"
DIM = "\x1b[2m"
ALARM = "\x1b[31m"
_LEVELS = {
    Level.EXCELLENT: "\x1b[1;32m",
    Level.GOOD: "\x1b[36m",
    Level.COMPLETED: "\x1b[33m",
    Level.FAILED: "\x1b[31m",
}


def coloured() -> bool:
    """Whether standard output is a terminal whose user did not ask for plain text."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def paint(text: str, code: str) -> str:
    """The text in a colour where colours are wanted."""
    return f"{code}{text}{_RESET}" if code and coloured() else text


def level_code(level: Level | None) -> str:
    """The fixed colour of a level; dim where there is none."""
    return DIM if level is None else _LEVELS[level]


def outcome_code(outcome: Outcome) -> str:
    """The colour of an outcome's level."""
    return level_code(outcome.level)


def width() -> int:
    """How many columns there are to write in."""
    columns = shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns
    return max(NARROWEST, min(columns, WIDEST))
