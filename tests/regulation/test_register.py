"""The register lists every clause, its states are honest, and every citation resolves."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from sauro.regulation.packaged import Table
from sauro.regulation.readings import ReadingError, load_readings, read_reading, reading
from sauro.regulation.register import (
    Clause,
    RegisterError,
    State,
    UnknownClause,
    load_register,
    read_document,
)
from sauro.regulation.rulebook import SETTING_VALUES, load_rulebook, quarterly_ids
from tests.regulation.citations import broken_citations, broken_target, citations, cited_in
from tests.regulation.clause_scanner import MARKERS, document_of, scan

REGISTER = load_register()
EXPECTED: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("clauses.toml").read_text(encoding="utf-8")
)
ROOT = Path(__file__).parents[2]


def ids_of(short: str) -> list[str]:
    return [clause.id for clause in REGISTER.clauses if clause.document == short]


@pytest.mark.parametrize("short", EXPECTED)
def test_every_clause_of_a_document_in_hand_is_listed_in_order_and_no_other(short: str) -> None:
    numbers = EXPECTED[short]
    assert sorted(ids_of(short)) == sorted(numbers["numbered"] + numbers["unnumbered"])
    listed = [name for name in ids_of(short) if name in numbers["numbered"]]
    assert listed == numbers["numbered"]


def test_the_committed_numbers_are_those_of_the_documents() -> None:
    folder = os.environ.get("SAURO_SOURCES")
    if folder is None:
        pytest.skip("đặt SAURO_SOURCES là thư mục chứa văn bản để đối chiếu số điều khoản")
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    scanned = {short: scan(text) for text in texts if (short := document_of(text))}
    assert set(scanned) == set(MARKERS)
    assert scanned == {short: set(EXPECTED[short]["numbered"]) for short in MARKERS}


def test_the_scanner_sees_sections_numbers_several_dashes_notes_and_footnotes() -> None:
    text = (
        "Kính gửi:\n- An\nI. MỤC MỘT\n1. Khoản\n- ý\n- ý\nLưu ý: điều cần nhớ\n"
        "1.1. Điểm\n- ý duy nhất\n[bookmark: x]2. Khoản\n<sup>3</sup> chú thích\n"
        "Nơi nhận:\n- Bình\n- Chi\n"
    )
    assert scan(text) == {
        "I",
        "I.1",
        "I.1 gạch đầu dòng 1",
        "I.1 gạch đầu dòng 2",
        "I.1 lưu ý",
        "I.1.1",
        "I.2",
        "chú thích 3",
    }


def test_a_citation_resolves_to_its_clause() -> None:
    clause = REGISTER.resolve("HD-QUY VI.2 đoạn 3")
    assert clause.citation == "HD-QUY VI.2 đoạn 3"
    assert clause.title == "Người đứng đầu nằm ngoài tỷ lệ"


@pytest.mark.parametrize("citation", ["HD-QUY VI.1.5", "HD-QUY", "HD-99 1", "VI.1.1", ""])
def test_a_citation_that_points_nowhere_is_an_error_naming_it(citation: str) -> None:
    with pytest.raises(UnknownClause) as caught:
        REGISTER.resolve(citation)
    assert str(caught.value) == (
        f'Không có điều khoản "{citation}" trong sổ điều khoản; '
        "sửa trích dẫn hoặc bổ sung điều khoản vào sổ."
    )


def test_an_encoded_clause_names_where_and_only_it_or_an_open_one_does() -> None:
    wrong = [
        clause.citation
        for clause in REGISTER.clauses
        if clause.state is not State.OPEN and bool(clause.where) != (clause.state is State.ENCODED)
    ]
    assert wrong == []


def test_every_place_a_clause_names_is_there() -> None:
    places = {place for clause in REGISTER.clauses for place in clause.where}
    assert sorted(filter(None, map(broken_target, places))) == []


def test_one_of_the_rulebook_files_a_clause_names_cites_it_or_its_group_or_parts() -> None:
    unfounded = [
        clause.citation
        for clause in REGISTER.clauses
        if (files := [place for place in clause.where if place.endswith(".toml")])
        and not cited_in(files) & {other.citation for other in around(clause)}
    ]
    assert unfounded == []


def around(clause: Clause) -> list[Clause]:
    return [
        other
        for other in REGISTER.clauses
        if other == clause or clause.is_under(other) or other.is_under(clause)
    ]


def test_every_clause_has_a_title_and_a_whole_statement() -> None:
    for clause in REGISTER.clauses:
        assert clause.title, clause.citation
        assert clause.statement.endswith("."), clause.citation


def test_a_group_has_parts_and_no_reading_of_its_own() -> None:
    for group in REGISTER.clauses:
        if group.state is State.GROUP:
            assert any(clause.is_under(group) for clause in REGISTER.clauses), group.citation
            assert group.readings == (), group.citation


def test_only_a_clause_not_encoded_of_a_document_not_in_hand() -> None:
    for document in REGISTER.documents:
        if document.known.value == "not_in_hand":
            assert {clause.state for clause in document.clauses} == {State.NOT_IN_HAND}


def test_clauses_and_readings_name_each_other() -> None:
    from_register = {
        (citation, name)
        for clause in REGISTER.clauses
        for name in clause.readings
        for citation in [clause.citation]
    }
    from_readings = {
        (citation, item.id) for item in load_readings().values() for citation in item.clauses
    }
    assert from_register == from_readings
    assert {name for _, name in from_register} == set(load_readings())


def test_readings_are_numbered_without_a_gap_and_offer_a_choice() -> None:
    readings = load_readings()
    assert list(readings) == [f"D{number}" for number in range(1, len(readings) + 1)]
    for item in readings.values():
        codes = [option.code for option in item.options]
        assert len(set(codes)) == len(codes) >= 2
        assert item.taken in item.options


def test_settings_of_a_cycle_are_those_of_the_readings_with_the_same_values() -> None:
    settings = {item.setting: item.allowed for item in load_readings().values() if item.setting}
    assert settings == SETTING_VALUES


@pytest.mark.parametrize("rulebook", quarterly_ids())
def test_a_rulebook_chooses_the_reading_taken_unless_a_cycle_says_otherwise(rulebook: str) -> None:
    taken = {item.setting: item.taken.code for item in load_readings().values() if item.setting}
    assert load_rulebook(rulebook).settings == taken


def test_an_unknown_reading_is_an_error_naming_the_known_ones() -> None:
    with pytest.raises(ReadingError, match=r'Không có cách hiểu "D99"; các cách hiểu: D1, D2'):
        reading("D99")


def test_every_citation_in_rules_code_cases_and_documentation_resolves() -> None:
    assert broken_citations(ROOT) == []


@pytest.mark.parametrize(
    ("suffix", "text", "cited"),
    [
        (".py", "# HD-QUY VI.1.1, QD-366 Điều 11.", ["HD-QUY VI.1.1", "QD-366 Điều 11"]),
        (".py", "(HD-QUY VI.1 đoạn 77), D99", ["HD-QUY VI.1 đoạn 77", "D99"]),
        (".md", "Theo CV-1775 3.9; xem HD-QUY. D1", ["CV-1775 3.9"]),
        (".toml", 'clause = "An 1; Bình 2"\nnote = "Chi 3"', ["An 1", "Bình 2"]),
        (".toml", '[[rung]]\nlate_clause = "HD-QUY XX.1"', ["HD-QUY XX.1", "HD-QUY XX.1"]),
    ],
)
def test_a_citation_is_seen_in_prose_and_in_data(suffix: str, text: str, cited: list[str]) -> None:
    assert list(citations(suffix, text)) == cited


GOOD_CLAUSE: Table = {"id": "1", "title": "An", "statement": "Bình.", "state": "planned"}
HEAD: Table = {
    "short": "X-1",
    "title": "An",
    "issuer": "Bình",
    "date": "01/01/2026",
    "known": "in_hand",
}


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"document": HEAD, "clause": [{**GOOD_CLAUSE, "state": "done"}]}, "'done'"),
        ({"document": HEAD, "clause": [{**GOOD_CLAUSE, "stat": "planned"}]}, "khóa lạ stat ở 1"),
        ({"document": HEAD, "clause": [{"id": "1"}]}, "'title'"),
        ({"document": {**HEAD, "known": "maybe"}, "clause": []}, "'maybe'"),
        ({"document": HEAD}, "'clause'"),
    ],
)
def test_a_broken_register_file_is_named_with_what_is_wrong(table: Table, named: str) -> None:
    with pytest.raises(RegisterError) as caught:
        read_document("x-1.toml", table)
    assert str(caught.value).startswith("x-1.toml: sổ điều khoản ghi sai hoặc thiếu: ")
    assert named in str(caught.value)


def test_a_reading_whose_choice_is_not_an_option_is_refused() -> None:
    row: Table = {"id": "D1", "options": [{"code": "a", "text": "An."}], "taken": "b"}
    with pytest.raises(ReadingError, match=r'D1.*"b" không nằm trong'):
        read_reading({**row, **dict.fromkeys(("title", "question", "ground"), "Chi.")})
