"""One spelling for what reports spell in many ways, without moving any letter."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\t\v\f\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WIDE_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_LIKENESS = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_UNSEEN, None),
        "ð": "đ",  # Icelandic eth, which some fonts and scanners put for đ
        "Ð": "Đ",
        "％": "%",
        "：": ":",
    }
)
_RUNS_OF_SPACE = re.compile(" {2,}")


class _Folding(dict[int, str]):
    """Maps a letter to its lower-case base letter, always one for one, remembering answers."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = base if len(base) == 1 else letter
        return self[code]


_FOLDING = _Folding({ord("đ"): "d", ord("Đ"): "d", **_WIDE_DIGITS})


def normalised(line: str) -> str:
    """`line` composed (NFC), with plain spaces, dashes and the right đ; runs of space are one."""
    composed = unicodedata.normalize("NFC", line).translate(_LIKENESS).translate(_WIDE_DIGITS)
    return _RUNS_OF_SPACE.sub(" ", composed)


def folded(text: str) -> str:
    """`text` in lower case without accents, letter for letter, so that positions stay."""
    return text.translate(_FOLDING)
