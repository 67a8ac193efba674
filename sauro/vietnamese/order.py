"""Vietnamese order as a text column: keys made of digits only.

Digits sort alike in every collation of SQLite and PostgreSQL; letters would not (some
collations take "ch" or "aa" for one letter) and punctuation is skipped by some. A key is a
row of two-digit codes: tones (which end a word) below numbers, numbers below letters. It is
never longer than `LONGEST_KEY`; texts that differ only after that sort as equal.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_KEY = 300
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_CODES = {letter: str(code) for code, letter in enumerate(_LETTERS, 10)}
_TONE_CODES = {"\u0300": "01", "\u0309": "02", "\u0303": "03", "\u0301": "04", "\u0323": "05"}
_LEVEL_TONE = "00"
_NUMBER = "06"
_FOREIGN = "99"
_MARKED = re.compile("([^\\W\\d_])([\u0300-\u036f]*)")
_WORD = re.compile("([0-9]{1,99})|((?:[^\\W\\d_][\u0300-\u036f]*)+)")


def sort_key(name: str) -> str:
    """The key of a person's name: given name first, then family and middle names."""
    words = name.split()
    return text_key(" ".join((*words[-1:], *words[:-1])))


def text_key(text: str) -> str:
    """The key of a title, word by word as dictionaries do: letters, then tone; case ignored.

    Numbers sort by value ("Sở 2" before "Sở 10") and before letters; f j w z at their Latin
    places; a letter of another script after all. Punctuation only parts words.
    """
    words = _WORD.finditer(unicodedata.normalize("NFD", text.casefold()))
    keys = (_number_key(word[1]) if word[1] else _word_key(word[2]) for word in words)
    return "".join(keys)[:LONGEST_KEY]


def _number_key(digits: str) -> str:
    value = digits.lstrip("0")
    return f"{_NUMBER}{len(value):02d}{value}"


def _word_key(word: str) -> str:
    """Letters, then the tones met; "hòa" and "hoà" are the same word."""
    letters = "".join(_letter_key(base, marks) for base, marks in _MARKED.findall(word))
    tones = "".join(_TONE_CODES.get(mark, "") for mark in word)
    return letters + (tones or _LEVEL_TONE)


def _letter_key(base: str, marks: str) -> str:
    for mark in marks:
        shaped = _LETTER_CODES.get(unicodedata.normalize("NFC", base + mark))
        if shaped is not None:
            return shaped
    return _LETTER_CODES.get(base) or f"{_FOREIGN}{ord(base):08d}"
