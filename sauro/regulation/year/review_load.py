"""Read what a rulebook says of the annual review; what is wrong is named when loading."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import cast

from sauro.regulation.errors import RulebookError
from sauro.regulation.packaged import Table, read_toml
from sauro.regulation.year.review import Filer, Filing, ReviewDeadline, ReviewRules, Step


@cache
def load_review(rulebook_id: str) -> ReviewRules:
    """The review of a rulebook. RulebookError when its data is wrong."""
    table = read_toml("rulebooks", rulebook_id, "review.toml")
    try:
        return _review(table)
    except (KeyError, TypeError, ValueError) as error:
        raise RulebookError(f'Kiểm điểm của "{rulebook_id}" ghi sai hoặc thiếu: {error}') from error


def _review(table: Table) -> ReviewRules:
    deadlines = [_deadline(row) for row in cast("list[Table]", table["deadline"])]
    forms = cast("Table", table["forms"])
    filings = [_filing(row) for row in cast("list[Table]", table["filing"])]
    return ReviewRules(
        deadlines=tuple(sorted(deadlines, key=lambda deadline: deadline.before)),
        forms=tuple(cast("list[str]", forms["codes"])),
        forms_clause=str(forms["clause"]),
        steps=tuple(_step(row) for row in cast("list[Table]", table["step"])),
        filings={filing.filer: filing for filing in filings},
    )


def _deadline(row: Table) -> ReviewDeadline:
    before = row["before"]
    if not isinstance(before, date):
        raise TypeError("before")
    return ReviewDeadline(str(row["code"]), str(row["title"]), before, str(row["clause"]))


def _step(row: Table) -> Step:
    return Step(str(row["code"]), str(row["title"]), str(row["clause"]))


def _filing(row: Table) -> Filing:
    recipients = tuple(cast("list[str]", row["recipients"]))
    return Filing(Filer(str(row["filer"])), str(row["title"]), recipients, str(row["clause"]))
