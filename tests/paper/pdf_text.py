"""The text of a PDF of ours, page by page, read back through its fonts' own letter tables."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb">>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
_PIECE = re.compile(rb"\bBT\b")
_STEP = re.compile(
    rb"/(?P<font>f\d+) [\d.]+ Tf|/ActualText(?P<instead>)|(?P<open>\()"
    rb"|<(?P<hex>[0-9A-F]+)>|\b(?P<end>ET|EMC)\b"
)
_INSIDE = re.compile(rb"\\([0-7]{1,3}|.)|([()])|[^\\()]+", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

NO_SUCH_SIGN = "□"
Letters = dict[int, str]


def pdf_pages(pdf: bytes) -> list[str]:
    """Each page's text; a line break after every piece shown."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    return ["".join(_shown(objects, page)) for page in _pages(objects)]


def _pages(objects: dict[int, bytes]) -> Iterator[bytes]:
    tree = next(body for body in objects.values() if b"/Type/Pages" in body)
    kids = re.search(rb"/Kids\s*\[(.*?)\]", tree, re.DOTALL)
    assert kids is not None
    for number in re.findall(rb"(\d+) 0 R", kids[1]):
        yield objects[int(number)]


def _shown(objects: dict[int, bytes], page: bytes) -> Iterator[str]:
    resources = objects[_refers(page, b"/Resources")]
    fonts = {name: _letters(objects, int(font)) for name, font in _FONT.findall(resources)}
    content = _unpacked(objects[_refers(page, b"/Contents")])
    at = 0
    while piece := _PIECE.search(content, at):
        text, at = _piece(content, piece.end(), fonts)
        yield text


def _piece(content: bytes, at: int, fonts: dict[bytes, Letters]) -> tuple[str, int]:
    """The text shown from `at` up to its end mark, and where that is.

    Where the PDF says which letters a piece stands for, they go before its own.
    """
    letters: Letters = {}
    text, instead, hidden = "", False, False
    while step := _STEP.search(content, at):
        at = step.end()
        if step["end"] == b"ET":
            break
        if step["end"]:
            hidden = False
        elif step["font"]:
            letters = fonts[step["font"]]
        elif step["instead"] is not None:
            instead = True
        else:
            codes, at = _codes(step, content)
            if instead:
                text += codes.decode("utf-16" if codes.startswith(b"\xfe\xff") else "latin-1")
            elif not hidden:
                pairs = zip(codes[::2], codes[1::2], strict=True)
                text += "".join(letters[high << 8 | low] for high, low in pairs)
            instead, hidden = False, hidden or instead
    return f"{text}\n", at


def _codes(step: re.Match[bytes], content: bytes) -> tuple[bytes, int]:
    if step["hex"]:
        return bytes.fromhex(step["hex"].decode()), step.end()
    return _string(content, step.end())


def _string(content: bytes, at: int) -> tuple[bytes, int]:
    """The bytes of a string that opened before `at`, and where it ends; brackets may nest."""
    found, depth = bytearray(), 1
    while True:
        piece = _INSIDE.match(content, at)
        assert piece is not None
        at = piece.end()
        depth += {b"(": 1, b")": -1}.get(piece[2], 0)
        if depth == 0:
            return bytes(found), at
        found += piece[0] if piece[1] is None else _unescaped(piece[1])


def _unescaped(code: bytes) -> bytes:
    return bytes([int(code, 8) & 255]) if code.isdigit() else _NAMED.get(code, code)


def _letters(objects: dict[int, bytes], font: int) -> Letters:
    table = _unpacked(objects[_refers(objects[font], b"/ToUnicode")]).decode()
    found: Letters = {0: NO_SUCH_SIGN}
    for block in re.findall(r"beginbfchar\s(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    assert stream is not None
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body else stream[1]


def _refers(body: bytes, key: bytes) -> int:
    match = re.search(rb"%s (\d+) 0 R" % key, body)
    assert match is not None, (key, body[:200])
    return int(match[1])
