"""What `rate` and `simulate` are asked for: a quarter, its rulebook and the cases of a file."""

from __future__ import annotations

import sys

import typer

from sauro.regulation.errors import RegulationError
from sauro.regulation.period import Quarter
from sauro.regulation.rulebook import Rulebook, load_rulebook, rulebook_for
from sauro.tables.errors import quoted

BAD_INPUT = 2


def refused(*lines: str) -> typer.Exit:
    """What to raise for bad input, after saying what is wrong, one line each."""
    for line in lines:
        print(line, file=sys.stderr)
    return typer.Exit(BAD_INPUT)


def quarter_and_rulebook(period: str, rulebook_id: str | None) -> tuple[Quarter, Rulebook]:
    """The quarter and the rulebook that rates it; the command ends where there is none."""
    try:
        quarter = Quarter.parse(period)
    except ValueError:
        text = f"--period: {quoted(period)} không phải là một quý; ghi dạng 2026-Q2"
        raise refused(text) from None
    try:
        book = rulebook_for(quarter) if rulebook_id is None else load_rulebook(rulebook_id)
        book.rules(quarter)
    except RegulationError as error:
        raise refused(f"--period {period}: {error}") from None
    return quarter, book
