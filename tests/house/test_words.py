"""The tree speaks of the product only: no machine's paths, no addresses it was built with."""

from __future__ import annotations

import codecs
import re

import pytest

from tests.house.source import texts

# Written in ROT13, so that this list does not find itself.
WORDS = tuple(
    codecs.decode(word, "rot13")
    for word in ("fhontrag", "punktcg", "pynhqr", "naguebcvp", "ynathntr zbqry", "yyz", "zpc")
)
MACHINE_PATH = re.compile(r"(?<![\w.~/])/(?:home|root|opt|srv|mnt|Users|work|tmp)/\w")
UNFINISHED = re.compile(r"\b(?:TO" "DO|FIX" "ME|X" r"XX)\b")
ADDRESS = re.compile(r"(?:https?|file|git|ssh)://|--(?:extra-)?index-url|--find-links \S+/")


def _lines(pattern: re.Pattern[str], only: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts(*only)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
def test_no_word_about_how_the_project_is_made(word: str) -> None:
    assert _lines(re.compile(rf"\b{re.escape(word)}s?\b", re.IGNORECASE)) == []


def test_no_path_of_a_machine() -> None:
    assert _lines(MACHINE_PATH) == []


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert _lines(UNFINISHED) == []


def test_no_address_of_an_index_in_what_sets_up() -> None:
    assert _lines(ADDRESS, (".lock", ".in")) == []
