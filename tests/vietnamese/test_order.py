"""Names and titles in Vietnamese order."""

from __future__ import annotations

import random
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.vietnamese.order import LONGEST_KEY, sort_key, text_key

ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES = ["hoa", "hòa", "hỏa", "hõa", "hóa", "họa"]


def _stays(texts: Sequence[str], key: Callable[[str], str]) -> None:
    mixed = random.Random(7).sample(texts, len(texts))
    assert sorted(mixed, key=key) == list(texts)


def test_given_names_come_first_and_then_family_and_middle_names() -> None:
    ordered = [
        "Trần Văn A",
        "Lê An",
        "Lê Văn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Bùi Án",
        "Lê Anh",
        "Bùi Ăn",
        "Bùi Ân",
        "Bùi Dân",
        "An Đan",
    ]
    _stays(ordered, sort_key)


def test_the_letters_follow_the_alphabet_with_latin_letters_at_their_places() -> None:
    _stays(ALPHABET, text_key)


def test_the_tones_follow_their_order_after_the_letters() -> None:
    _stays([*TONES, "hoai"], text_key)


@pytest.mark.parametrize("letter", ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"])
def test_every_vowel_takes_every_tone(letter: str) -> None:
    marks = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    words = [unicodedata.normalize("NFC", letter + mark) for mark in marks]
    assert all(len(word) == 1 for word in words)
    _stays([*words, f"{letter}b"], text_key)


def test_words_are_compared_one_after_the_other() -> None:
    _stays(["Ban", "Ban Bá", "Bàn An", "Bán"], text_key)


def test_numbers_sort_by_value_and_before_letters() -> None:
    _stays(["Sở 0", "Sở 2", "Sở 2A", "Sở 10", "Sở 100", "Sở A"], text_key)
    assert text_key("Sở 02") == text_key("Sở 2")


def test_case_writing_of_the_tone_spaces_and_composition_do_not_matter() -> None:
    expected = sort_key("Lê Thị Hòa")
    assert sort_key("  LÊ   THỊ HÒA ") == expected
    assert sort_key("Lê Thị Hoà") == expected
    assert sort_key(unicodedata.normalize("NFD", "Lê Thị Hòa")) == expected


def test_names_of_other_peoples_and_scripts_have_a_place() -> None:
    _stays(["Y Brĕk", "H'Nuê", "Vương", "Я"], lambda name: text_key(name.split()[-1]))


def test_a_database_orders_the_column_alike() -> None:
    base = sqlite3.connect(":memory:")
    base.execute("create table people (name text, key text)")
    ordered = ["Lê An", "Lê Án", "Lê Ân", "Lê Dũng", "Lê Đan", "Lê Hà", "Lê Nga", "Lê Ý"]
    rows = [(name, sort_key(name)) for name in reversed(ordered)]
    base.executemany("insert into people values (?, ?)", rows)
    read = base.execute("select name from people order by key").fetchall()
    base.close()
    assert [name for (name,) in read] == ordered


@given(st.text())
def test_a_key_is_made_of_digits_only(text: str) -> None:
    key = sort_key(text)
    assert set(key) <= set("0123456789")


def test_an_empty_name_has_an_empty_key() -> None:
    assert sort_key(" ") == ""


def test_a_key_stops_at_its_longest() -> None:
    letters = LONGEST_KEY // 2
    assert len(text_key("a" * (letters - 1))) == LONGEST_KEY
    assert text_key("a" * letters) == text_key("a" * (letters + 1))
