"""Files of people for the tests: edited as a person edits them, or drawn at random."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import strategies as st

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position
from sauro.tables.errors import InputErrors
from sauro.tables.people.file import read_people
from sauro.tables.people.layout import OFFICIAL_ROLES
from sauro.tables.people.line import FIRST_YEAR, LAST_YEAR
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PeopleFile,
    PostRow,
    UnitRow,
)
from sauro.vietnamese.tidy import tidy

Typed = str | int | date | None
Edits = Mapping[tuple[str, str], Typed]
"""Values by sheet and cell."""


def edited(file: Path, edits: Edits) -> Path:
    """The workbook as a person saves it after typing."""
    book = openpyxl.load_workbook(file)
    for (sheet, cell), value in edits.items():
        book[sheet][cell] = value
    book.save(file)
    return file


def refused(file: Path) -> list[str]:
    """The lines of what is wrong with a file."""
    with pytest.raises(InputErrors) as caught:
        read_people(file)
    return caught.value.lines()


LETTERS = st.characters(categories=("L", "N", "P", "S"), exclude_characters=";")
CODES = st.text(st.characters(codec="ascii", categories=("Lu", "Nd")), min_size=1, max_size=8)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def texts(longest: int, least: int = 1) -> st.SearchStrategy[str]:
    """Tidy texts with single spaces inside."""
    words = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=least, max_size=4)
    joined = words.map(lambda parts: tidy(" ".join(parts)))
    return joined.filter(lambda text: least <= len(text) <= longest and text.isprintable())


UNITS = st.lists(
    st.builds(
        UnitRow,
        code=CODES,
        name=texts(200),
        block=st.sampled_from(Block),
        party_committee=st.booleans(),
        area=texts(100, 0),
    ),
    unique_by=lambda row: row.code,
    max_size=4,
)
GROUPS = st.lists(
    st.builds(GroupRow, code=CODES, name=texts(200), in_ratio=st.booleans()),
    unique_by=lambda row: row.code,
    max_size=4,
)
POSTS = st.lists(
    st.builds(
        PostRow,
        code=CODES,
        name=texts(200),
        position=st.none() | st.sampled_from(Position),
        group=st.just("") | CODES,
    ),
    unique_by=lambda row: row.code,
    max_size=4,
)
OFFICIALS = st.lists(
    st.builds(
        OfficialRow,
        code=CODES,
        name=texts(120),
        email=st.sampled_from(["", "mau@vi-du.vn"]),
        committee_member=st.booleans(),
        centrally_managed=st.booleans(),
    ),
    unique_by=lambda row: row.code,
    max_size=4,
)
ASSIGNMENTS = st.lists(
    st.builds(
        AssignmentRow,
        official=CODES,
        unit=CODES,
        post=CODES,
        role=st.sampled_from(OFFICIAL_ROLES),
        since=DAYS,
        until=st.none() | st.just(date(LAST_YEAR, 12, 31)),
        acting=st.booleans(),
        primary=st.booleans(),
        fields=st.lists(texts(60), unique=True, max_size=3).map(tuple),
    ),
    unique_by=lambda row: row.official,
    max_size=4,
)
DECISIONS = st.lists(
    st.builds(
        PaperDecisionRow,
        official=CODES,
        period=st.builds(Quarter, st.integers(2000, 2099), st.integers(1, 4)),
        level=st.sampled_from(Level),
        number=texts(60),
        signed_on=DAYS,
        signed_by=texts(200),
    ),
    unique_by=lambda row: (row.official, row.period),
    max_size=4,
)
PEOPLE = st.builds(
    PeopleFile,
    UNITS.map(tuple),
    GROUPS.map(tuple),
    POSTS.map(tuple),
    OFFICIALS.map(tuple),
    ASSIGNMENTS.map(tuple),
    DECISIONS.map(tuple),
).filter(lambda people: people != PeopleFile())
