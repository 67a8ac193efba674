"""The Excel template: its columns, its lists, and an example with every situation."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sauro.regulation.levels import Level
from sauro.regulation.outcome import Status
from sauro.regulation.quarter.batch import rate_batch
from sauro.regulation.quarter.facts import AbsenceKind, Role
from sauro.regulation.rulebook import load_rulebook
from sauro.tables.cases.columns import COLUMNS
from sauro.tables.cases.files import read_cases
from sauro.tables.template.book import write_template
from tests.tables.cast import QUARTER


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "mau.xlsx"
    write_template(path, filled=False)
    return path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "vi-du.xlsx"
    write_template(path, filled=True)
    return path


def test_the_sheets_and_their_headers(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == ["Hồ sơ", "Vắng mặt", "Ví dụ", "Hướng dẫn", "Danh mục"]
    for name in ("Hồ sơ", "Ví dụ"):
        headers = [cell.value for cell in book[name][1]]
        assert headers == [column.header for column in COLUMNS]
    assert book["Hồ sơ"].max_row == 1


def test_every_column_is_explained_in_a_note_and_in_the_guide(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    notes = [cell.comment.text if cell.comment else "" for cell in book["Hồ sơ"][1]]
    assert notes == [column.help for column in COLUMNS]
    guide = {str(row[0].value) for row in book["Hướng dẫn"].iter_rows()}
    assert guide >= {column.header for column in COLUMNS}


def test_the_lists_hold_every_role_and_kind(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    roles, kinds, answers = ([cell.value for cell in each][1:] for each in book["Danh mục"].columns)
    assert [role for role in roles if role] == [role.vietnamese for role in Role]
    assert kinds == [kind.vietnamese for kind in AbsenceKind]
    assert [answer for answer in answers if answer] == ["Có", "Không"]
    rules = book["Hồ sơ"].data_validations.dataValidation
    assert {rule.type for rule in rules} == {"list", "decimal", "whole", "date"}
    assert "'Danh mục'!$A$2:$A$5" in {rule.formula1 for rule in rules}


def test_nothing_is_locked(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    assert not any(sheet.protection.sheet for sheet in book)


def test_the_example_shows_every_situation(example: Path) -> None:
    cases = read_cases(str(example), QUARTER)
    result = rate_batch(cases, QUARTER, load_rulebook("lam-dong-2026"))
    outcomes = [outcome for _, outcome in result.results]
    assert {outcome.level for outcome in outcomes} == {*Level, None}
    assert {outcome.status for outcome in outcomes} == set(Status)
    named = {reading for outcome in outcomes for reading in outcome.readings}
    assert named == {"D1", "D2", "D3", "D4", "D5", "D9", "D11", "D13"}
    assert [case.id for case, outcome in result.results if outcome.level_if_late] == ["VD-10"]
    assert [case.id for case, o in result.results if "HD-QUY IX.1.4" in o.citations] == ["VD-18"]
    deputies = next(group for group in result.groups if group.over)
    assert (deputies.allowed, deputies.over) == (2, 1)
    assert deputies.tied_at_cut == ("VD-02", "VD-03")
